//! The map of a question: what unites, what divides, what is rejected. A cursor that is a place of the plane, so that
//! neither a resize nor a reload moves it, and the list of what lies there. Knows no sign and no cell of the screen.

mod find;
mod listed;
mod spot;
mod told;

use ilfaut_client::Result;
use ilfaut_client::model::{QuestionId, Time, TopicId};
use ilfaut_client::rules::zone::Zone;

pub(crate) use listed::{Listed, Under};
pub(crate) use spot::{Axes, LEAST, Region, Spot, zone};

use super::App;
use super::travel::moved;
use crate::effect::Effect;
use crate::keys::Action;
use crate::message::Row;
use crate::plot::{Form, Grid, Point, View};
use crate::voice;

/// The zones in the order that is shown.
pub(crate) const ZONES: [Zone; 4] = [Zone::Consensus, Zone::Controversy, Zone::Limbo, Zone::Rejection];
/// More points than this are shown as digits, for dots would hide how many they are (ux A4).
const DOTS: usize = 3_000;
/// Counts older than this are asked for again when the page is opened, in milliseconds (half a minute).
const STALE: i64 = 30 * Time::SECOND;

/// The page as it stands.
#[derive(Debug)]
pub(crate) struct Map {
    /// Whether it was ever loaded.
    pub(crate) loaded: bool,
    /// Accepted proposals with enough votes, the most voted first.
    pub(crate) spots: Vec<Spot>,
    /// Accepted proposals with fewer.
    pub(crate) few: usize,
    /// What the two sides say.
    pub(crate) axes: Axes,
    /// What is looked at.
    pub(crate) view: View,
    /// Where the cursor is.
    pub(crate) at: Point,
    /// The zone that was asked for last, until the cursor moves.
    pub(crate) zone: Option<Zone>,
    /// Only this topic.
    pub(crate) topic: Option<TopicId>,
    /// The list that is open over the map.
    pub(crate) list: Option<Listed>,
    form: Option<Form>,
    asked: Option<Time>,
}

impl Default for Map {
    fn default() -> Self {
        Self {
            loaded: false,
            spots: Vec::new(),
            few: 0,
            axes: Axes::Shares,
            view: View::default(),
            at: (0.25, 0.6),
            zone: None,
            topic: None,
            list: None,
            form: None,
            asked: None,
        }
    }
}

impl Map {
    /// What is shown: all of it, or one topic.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Spot> {
        self.spots.iter().filter(|spot| self.topic.as_ref().is_none_or(|topic| spot.topics.contains(topic)))
    }

    /// Dots or digits: as asked, else by how many there are.
    pub(crate) fn form(&self) -> Form {
        let many = || self.shown().take(DOTS + 1).count() > DOTS;
        self.form.unwrap_or_else(|| if many() { Form::Digits } else { Form::Dots })
    }

    /// What falls where, on so many cells.
    pub(crate) fn grid(&self, columns: usize, rows: usize) -> Grid {
        Grid::new(columns, rows, self.view, self.shown().map(|spot| self.axes.point(spot)))
    }

    /// What falls into the cell of the cursor, the most voted first.
    pub(crate) fn under(&self, grid: &Grid) -> Vec<&Spot> {
        let here = grid.cell(self.at);
        self.shown().filter(|spot| here.is_some() && grid.cell(self.axes.point(spot)) == here).collect()
    }

    /// How many are shown in a zone.
    pub(crate) fn count(&self, zone: Zone) -> usize {
        self.shown().filter(|spot| spot.zone == zone).count()
    }

    fn refresh(&mut self, rows: &[Row]) {
        let selected = self.selected().map(|spot| spot.proposal.clone());
        let accepted = rows.iter().filter(|row| row.status == ilfaut_client::model::Status::Accepted);
        let mut all: Vec<Spot> = accepted.map(Spot::of).collect();
        let before = all.len();
        all.retain(|spot| spot.scored() >= LEAST);
        all.sort_by(|a, b| b.all.cmp(&a.all).then_with(|| a.proposal.cmp(&b.proposal)));
        self.few = before - all.len();
        (self.spots, self.loaded) = (all, true);
        if let Some(selected) = selected {
            self.select(&selected);
        }
    }

    /// Moves the cursor by cells.
    fn step(&mut self, (columns, rows): (usize, usize), motion: Action) {
        let grid = Grid::new(columns, rows, self.view, std::iter::empty());
        let Some((column, row)) = grid.cell(self.at) else { return };
        let middle = grid.middle(column, row);
        let (wide, high) = (self.view.span() / columns as f64, self.view.span() / rows as f64);
        let (x, y) = match motion {
            Action::Left => (-wide, 0.0),
            Action::Right => (wide, 0.0),
            Action::Up => (0.0, high),
            Action::Down => (0.0, -high),
            Action::PageUp | Action::HalfUp => (0.0, 4.0 * high),
            Action::PageDown | Action::HalfDown => (0.0, -4.0 * high),
            Action::First => (-1.0, 0.0),
            _ => (1.0, 0.0),
        };
        let within = |at: f64, by: f64, cell: f64| (at + by).clamp(cell / 2.0, 1.0 - cell / 2.0);
        self.at = (within(middle.0, x, wide), within(middle.1, y, high));
        self.view = self.view.holding(self.at);
        self.zone = None;
    }

    /// Goes to the next zone that holds anything, where most of it lies.
    fn next_zone(&mut self, (columns, rows): (usize, usize)) {
        let place = self.zone.and_then(|zone| ZONES.iter().position(|known| *known == zone)).map_or(0, |at| at + 1);
        let next = (0..ZONES.len()).map(|by| ZONES[(place + by) % ZONES.len()]).find(|zone| self.count(*zone) > 0);
        self.zone = next;
        let (Some(zone), Axes::Shares) = (next, self.axes) else { return };
        let points = self.shown().filter(|spot| spot.zone == zone).map(|spot| self.axes.point(spot));
        let grid = Grid::new(columns, rows, View::default(), points);
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        let fullest = cells.max_by_key(|(column, row)| grid.count(*column, *row));
        self.at = fullest.map_or(self.at, |(column, row)| grid.middle(column, row));
        self.view = self.view.holding(self.at);
    }
}

impl App {
    /// Shows the page.
    pub(super) fn open_map(&mut self) {
        if self.map.asked.is_none_or(|asked| self.now.since(asked) > STALE) {
            self.ask_all();
        }
    }

    fn ask_all(&mut self) {
        self.map.asked = Some(self.now);
        if let Some(question) = self.desk.as_ref().map(super::Desk::id) {
            self.ask(Effect::All(question));
        }
    }

    /// Takes every proposal, unless another question was opened meanwhile.
    pub(super) fn take_all(&mut self, question: &QuestionId, answer: Result<Vec<Row>>) {
        let here = self.desk.as_ref().is_some_and(|desk| desk.question.id == *question);
        match answer {
            Ok(rows) if here => self.map.refresh(&rows),
            Err(error) if here => self.warn(voice::fault(&self.setup.words, &error)),
            _ => {}
        }
    }

    /// Whether the list is on the screen: asked for, or because there is no room for a picture.
    pub(crate) fn lists_map(&self) -> bool {
        self.map.list.is_some() || self.size.map().is_none()
    }

    /// An action on it; answers whether it was one.
    pub(super) fn act_on_map(&mut self, action: Action) -> bool {
        match action {
            Action::Reload => {
                self.ask_all();
                self.tell(self.say("note-reloading"));
            }
            Action::ClearFilter => self.map.topic = None,
            Action::Export => self.export_map(),
            _ if self.lists_map() => return self.act_on_map_list(action),
            _ => return self.act_on_plot(action),
        }
        true
    }

    fn act_on_plot(&mut self, action: Action) -> bool {
        let Some(cells) = self.size.map() else { return false };
        let form = self.map.form();
        let map = &mut self.map;
        match action {
            Action::Density => map.form = Some(if form == Form::Dots { Form::Digits } else { Form::Dots }),
            Action::Axes => {
                map.axes = map.axes.other();
                (map.view, map.zone) = (View::default(), None);
            }
            Action::ZoomIn => map.view = map.view.zoomed(true, map.at),
            Action::ZoomOut => map.view = map.view.zoomed(false, map.at),
            Action::NextZone => map.next_zone(cells),
            Action::Open => self.list_here(cells),
            Action::Left | Action::Right => map.step(cells, action),
            motion if motion.is_motion() => map.step(cells, motion),
            _ => return false,
        }
        true
    }

    /// Opens the list of the zone asked for, else of what is under the cursor.
    fn list_here(&mut self, (columns, rows): (usize, usize)) {
        let under = if let Some(zone) = self.map.zone {
            Under::Zone(zone)
        } else {
            let grid = self.map.grid(columns, rows);
            Under::These(self.map.under(&grid).iter().map(|spot| spot.proposal.clone()).collect())
        };
        if under == Under::These(Vec::new()) {
            self.tell(self.say("map-nothing-here"));
        } else {
            self.map.list = Some(Listed::of(under));
        }
    }

    fn act_on_map_list(&mut self, action: Action) -> bool {
        let (height, count) = (self.size.mapped(), self.map.members().len());
        match action {
            Action::Back | Action::Close => return self.map.list.take().is_some(),
            Action::NextZone => self.map.turn_list(),
            Action::Open => self.show_spot(),
            Action::Right | Action::Left => {}
            motion if motion.is_motion() => {
                let list = self.map.list.get_or_insert_with(|| Listed::of(Under::All));
                list.at = moved(motion, list.at, height, count);
            }
            _ => return false,
        }
        true
    }
}
