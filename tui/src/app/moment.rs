//! Time as the state sees it: when something changes by itself, and what has lasted long enough. Looks at no clock.

use ilfaut_client::model::Time;

use super::App;
use super::lease::Hold;
use crate::layout;

impl App {
    /// When something changes by itself next; none: nothing does until a key or an answer comes.
    pub(crate) fn deadline(&self) -> Option<Time> {
        let lease = self.hold.as_ref().and_then(Hold::due);
        self.next_picture().into_iter().chain(lease).chain(self.feed.due()).chain(self.rest()).min()
    }

    /// When something is to be seen by itself next.
    pub(super) fn next_picture(&self) -> Option<Time> {
        let note = self.note.as_ref().map(|note| note.until);
        let graces = self.spoken.iter().map(|spoken| spoken.told).filter(|told| *told > self.now);
        let own = self.link.due(self.now).into_iter().chain(self.next_step());
        note.into_iter().chain(graces).chain(self.next_second()).chain(own).min()
    }

    /// Lets go what has lasted long enough.
    pub(super) fn expire(&mut self) {
        if self.note.as_ref().is_some_and(|note| note.until <= self.now) {
            self.note = None;
        }
        let now = self.now;
        if let Some(desk) = &mut self.desk {
            desk.sweep(now);
        }
    }

    pub(super) fn keep_in_sight(&mut self) {
        let (height, slow) = (self.size.list(), self.setup.slow);
        if let Some(desk) = &mut self.desk {
            let list = desk.list_mut();
            list.forget_out_of_sight(height);
            if slow {
                list.top = layout::turned(list.top, list.place(), height);
            }
            list.show(height);
        }
        self.detail = self.detail.map(|scrolled| scrolled.min(self.longest_scroll()));
    }
}
