//! Words and topics on the map: going to what holds the words, showing one topic, opening one proposal as text.

use ilfaut_client::model::TopicId;
use ilfaut_client::rules::words::folded;

use super::{Listed, Spot, Under, told};
use crate::app::App;
use crate::app::panel::{Panel, Text};

impl App {
    /// Shows one topic, by the beginning of its name; all of them without words.
    pub(in crate::app) fn limit_map(&mut self, words: &str) {
        let words = words.trim().to_lowercase();
        let found = self.topic_called(&words);
        self.map.list = self.map.list.take().map(|list| Listed::of(list.under));
        match found {
            _ if words.is_empty() => self.map.topic = None,
            Some(topic) => self.map.topic = Some(topic),
            None => {
                let known = self.topic_names().join(", ");
                self.warn(
                    self.setup.words.say_with("map-no-topic", &[("words", words.into()), ("known", known.into())]),
                );
            }
        }
    }

    fn topic_called(&self, words: &str) -> Option<TopicId> {
        let language = self.setup.words.language();
        let topics = &self.desk.as_ref()?.question.topics;
        let begins = |name: &str| name.to_lowercase().starts_with(words);
        let found = topics.iter().find(|topic| begins(topic.label.within(language)) || begins(&topic.id.0));
        found.map(|topic| topic.id.clone())
    }

    fn topic_names(&self) -> Vec<String> {
        let language = self.setup.words.language();
        let topics = self.desk.as_ref().map_or(&[][..], |desk| &desk.question.topics);
        topics.iter().map(|topic| topic.label.within(language).to_owned()).collect()
    }

    /// Goes to the next proposal that holds the words, round and round.
    pub(in crate::app) fn find_on_map(&mut self, forward: bool) {
        let sought = folded(&self.needle);
        let all = self.map.members();
        let start = self.map.place();
        let holds = |spot: &Spot| folded(&spot.text).contains(&sought);
        let places = (1..=all.len())
            .map(|by| if forward { (start + by) % all.len() } else { (start + all.len() - by) % all.len() });
        let found = places.into_iter().find(|place| holds(all[*place]));
        let Some((at, point)) = found.map(|at| (at, self.map.axes.point(all[at]))) else {
            return self.tell(self.say("journal-not-found"));
        };
        self.map.list.get_or_insert_with(|| Listed::of(Under::All)).at = at;
        self.map.at = point;
        self.map.view = self.map.view.holding(point);
    }

    /// Opens the proposal under the cursor of the list, as text.
    pub(super) fn show_spot(&mut self) {
        let Some(spot) = self.map.selected() else { return };
        let lines = told::lines(self, spot);
        self.open_panel(Panel::Text(Text { title: "title-detail", lines, scrolled: 0 }));
    }
}
