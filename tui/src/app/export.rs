//! The page on the screen as a table for a spreadsheet, and as text where it is a picture. Says what is to be written
//! and under which name; writes nothing.

use ilfaut_config::{alert, sheet};

use super::map::{Axes, ZONES};
use super::{App, Desk, Spot, alerts, journal};
use crate::effect::Effect;
use crate::plot::Form;
use crate::voice;
use crate::widget::text;

/// Cells of the picture of a map in a text.
const PICTURE: (usize, usize) = (60, 20);

impl App {
    /// Asks for a file of this page.
    fn save(&mut self, page: &str, end: &str, content: String) {
        let question = self.desk.as_ref().map(Desk::id).map(|id| id.to_string()).unwrap_or_default();
        let day = voice::instant(&self.setup.words, "file-day", self.now, &self.setup.zone);
        let name = format!("{question}-{}-{day}.{end}", self.say(page));
        self.ask(Effect::Save { name, content });
    }

    /// Takes where a file was written, or why it was not.
    pub(super) fn take_saved(&mut self, answer: Result<String, String>) {
        match answer {
            Ok(path) => self.tell(self.setup.words.say_with("export-done", &[("path", text::shown(&path).into())])),
            Err(what) => self.warn(self.setup.words.say_with("export-failed", &[("what", text::shown(&what).into())])),
        }
    }

    fn heads(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.say(id)).collect()
    }

    /// The map: what its list holds as a table, its picture as text.
    pub(super) fn export_map(&mut self) {
        let ids = [
            "csv-proposal",
            "csv-zone",
            "csv-votes",
            "csv-for",
            "csv-against",
            "csv-neutral",
            "csv-all",
            "csv-aside",
            "csv-adhesion",
            "csv-engagement",
            "csv-carried",
            "csv-topics",
            "csv-text",
        ];
        let mut rows = vec![self.heads(&ids)];
        rows.extend(self.map.members().into_iter().map(|spot| self.spot_cells(spot)));
        self.save("file-map", "csv", sheet::csv(&rows));
        let picture = self.map_text();
        self.save("file-map", "txt", picture);
    }

    fn spot_cells(&self, spot: &Spot) -> Vec<String> {
        let words = &self.setup.words;
        let question = self.desk.as_ref().map(|desk| &*desk.question);
        let [agree, disagree, neutral] = spot.votes.map(|votes| votes.to_string());
        let topics = spot.topics.iter().map(|topic| voice::topic_name(words, question, topic)).collect::<Vec<_>>();
        vec![
            spot.proposal.to_string(),
            voice::zone(words, spot.zone),
            spot.scored().to_string(),
            agree,
            disagree,
            neutral,
            spot.all.to_string(),
            spot.aside.to_string(),
            format!("{:.4}", spot.numbers.adhesion),
            format!("{:.4}", spot.numbers.engagement),
            words.say(if spot.carried { "csv-yes" } else { "csv-no" }),
            topics.join(", "),
            text::shown(&spot.text),
        ]
    }

    /// The map in digits, then its zones with their counts.
    fn map_text(&self) -> String {
        let words = &self.setup.words;
        let title = words.say(if self.map.axes == Axes::Shares { "map-axes-shares" } else { "map-axes-numbers" });
        let grid = self.map.grid(PICTURE.0, PICTURE.1);
        let line = |row| (0..grid.columns).map(|column| grid.sign(column, row, Form::Digits).unwrap_or('.')).collect();
        let picture = (0..grid.rows).map(line);
        let zones = ZONES.into_iter().map(|zone| {
            let count = voice::number(words, self.map.count(zone) as u64);
            format!(
                "{} {} : {count} ({})",
                voice::letter(words, zone),
                voice::zone(words, zone),
                voice::rule(words, zone)
            )
        });
        let provisional = self.is_provisional().then(|| words.say("map-provisional"));
        let lines = std::iter::once(title).chain(picture).chain(zones).chain(provisional);
        lines.map(|line| line + "\n").collect()
    }

    /// Whether the question still takes votes.
    pub(crate) fn is_provisional(&self) -> bool {
        use ilfaut_client::model::question::Openness;
        self.desk.as_ref().is_some_and(|desk| desk.question.openness(self.now) != Openness::Finished)
    }

    /// The figures: the chosen table for a spreadsheet, all of them as text.
    pub(super) fn export_stats(&mut self) {
        let words = &self.setup.words;
        let tables = self.figures.tables(words);
        let Some(table) = tables.get(self.figures.table) else { return };
        let rows = table.rows.iter().map(|row| row.iter().map(super::stats::Cell::plain).collect());
        let rows: Vec<Vec<String>> = std::iter::once(table.heads.clone()).chain(rows).collect();
        let shown = |table: &super::stats::Table| {
            let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.shown(words)).collect::<Vec<_>>());
            let lines = std::iter::once(table.heads.clone()).chain(rows);
            lines.map(|cells| cells.join(" · ") + "\n").chain(["\n".to_owned()]).collect::<String>()
        };
        let all = tables.iter().map(shown).collect();
        self.save("file-stats", "csv", sheet::csv(&rows));
        self.save("file-stats", "txt", all);
    }

    /// The acts that are shown.
    pub(super) fn export_journal(&mut self) {
        let words = &self.setup.words;
        let ids = ["csv-event", "csv-date", "csv-who", "csv-deed", "csv-object", "csv-detail", "csv-text"];
        let row = |act: &&crate::message::Act| {
            vec![
                act.event.to_string(),
                voice::instant(words, "file-moment", act.at, &self.setup.zone),
                act.by.as_deref().map_or_else(|| words.say("journal-nobody"), text::shown),
                journal::deed(words, &act.deed),
                journal::object(words, act),
                journal::beside(words, act),
                act.text.as_deref().map(text::shown).unwrap_or_default(),
            ]
        };
        let acts = self.acts();
        let rows: Vec<Vec<String>> = std::iter::once(self.heads(&ids)).chain(acts.iter().map(row)).collect();
        self.save("file-journal", "csv", sheet::csv(&rows));
    }

    /// The alerts, with their pseudonyms.
    pub(super) fn export_alerts(&mut self) {
        let words = &self.setup.words;
        let ids = ["csv-level", "csv-date", "csv-people", "csv-ideas", "csv-state", "csv-why", "csv-accounts"];
        let row = |entry: &alert::Entry| {
            let (_, since) = self.alerts.since(entry);
            let names: Vec<String> = entry.participants.iter().map(ToString::to_string).collect();
            vec![
                alerts::sign(entry).to_owned(),
                since.map(|at| voice::instant(words, "file-moment", at, &self.setup.zone)).unwrap_or_default(),
                entry.participants.len().to_string(),
                entry.proposals.len().to_string(),
                words.say(self.alerts.state(entry)),
                alert::reason(&entry.reason, words.language()),
                names.join(" "),
            ]
        };
        let rows = self.alerts.entries.iter().map(row);
        let rows: Vec<Vec<String>> = std::iter::once(self.heads(&ids)).chain(rows).collect();
        self.save("file-alerts", "csv", sheet::csv(&rows));
    }

    /// The list of proposals on the screen.
    pub(super) fn export_queue(&mut self) {
        let words = &self.setup.words;
        let Some(desk) = &self.desk else { return };
        let ids = ["csv-proposal", "csv-date", "csv-status", "csv-author", "csv-channel", "csv-topics", "csv-text"];
        let row = |row: &super::Row| {
            let item = &row.item;
            let topics = item.topics.iter().map(|topic| voice::topic_name(words, Some(&desk.question), topic));
            vec![
                item.proposal.to_string(),
                voice::instant(words, "file-moment", item.sent, &self.setup.zone),
                voice::status(words, item.status),
                voice::signature(words, &item.author),
                voice::channel(words, item.channel),
                topics.collect::<Vec<_>>().join(", "),
                text::shown(&item.text),
            ]
        };
        let rows = desk.list().lines(0).map(row);
        let rows: Vec<Vec<String>> = std::iter::once(self.heads(&ids)).chain(rows).collect();
        self.save("file-queue", "csv", sheet::csv(&rows));
    }
}
