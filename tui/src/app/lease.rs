//! Who reads a proposal holds it: taken when it is opened, renewed while somebody is there, given back when it is left.
//! What is wanted follows from what is on the screen, so no way out can forget to give back.

use ilfaut_client::model::{ProposalId, Time};
use ilfaut_client::{Error, Refusal, Result};

use super::App;
use super::panel::Panel;
use crate::effect::Effect;
use crate::keys::Tab;
use crate::message::LEASE;
use crate::voice;

/// Without a key for so long, a lease is let go, in milliseconds (five minutes).
const AWAY: i64 = 300 * Time::SECOND;

/// A lease asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hold {
    proposal: ProposalId,
    renew: Option<Time>,
}

impl Hold {
    /// When it is to be asked for again.
    pub(super) fn due(&self) -> Option<Time> {
        self.renew
    }
}

impl App {
    /// Asks for the lease that the screen calls for, and gives back the one it does not.
    pub(super) fn settle_lease(&mut self) {
        let reading = self.tab == Tab::Queue && (self.detail.is_some() || self.works_on_one()) && !self.over;
        let wanted = self.current().filter(|row| reading && row.is_open()).map(|row| row.item.proposal.clone());
        let held = self.hold.as_ref().map(|hold| hold.proposal.clone());
        if wanted == held {
            return self.renew_lease();
        }
        if let Some(held) = held {
            self.ask(Effect::Release(held));
        }
        self.hold = None;
        if let Some(wanted) = wanted {
            self.take_hold(wanted);
        }
    }

    /// Whether something is open that will change the proposal under the cursor.
    fn works_on_one(&self) -> bool {
        let works = |panel: &Panel| {
            matches!(panel, Panel::Reasons(_) | Panel::Tags(_) | Panel::Edit(_) | Panel::Duplicate(_) | Panel::Write(_))
        };
        self.panels.iter().any(works)
    }

    fn take_hold(&mut self, proposal: ProposalId) {
        self.ask(Effect::Lease(proposal.clone()));
        self.hold = Some(Hold { proposal, renew: Some(self.now.plus(LEASE / 2)) });
    }

    fn renew_lease(&mut self) {
        let present = self.now.since(self.last_key) < AWAY;
        let Some(hold) = &mut self.hold else { return };
        match hold.renew {
            Some(at) if at > self.now => {}
            Some(_) if !present => hold.renew = None,
            None if !present => {}
            _ => {
                let proposal = hold.proposal.clone();
                self.take_hold(proposal);
            }
        }
    }

    /// Gives the lease back before its time; the next key on the proposal asks for it again.
    pub(super) fn release(&mut self) {
        match self.hold.take() {
            Some(hold) => {
                self.ask(Effect::Release(hold.proposal.clone()));
                self.hold = Some(Hold { renew: None, ..hold });
                self.last_key = self.now.plus(-AWAY);
                self.tell(self.say("note-released"));
            }
            None => self.tell(self.say("note-no-lease")),
        }
    }

    /// Takes the answer to a lease: another moderator may be reading.
    pub(super) fn take_lease(&mut self, proposal: &ProposalId, answer: Result<()>) {
        let held_by = match &answer {
            Err(Error::Refused(Refusal::Leased { by, seconds })) => Some((by.clone(), *seconds)),
            _ => None,
        };
        let known = self.desk.as_mut().and_then(|desk| desk.row_mut(proposal));
        let news = known.is_some_and(|row| std::mem::replace(&mut row.item.lease, held_by.clone()) != held_by);
        if let (Some((_, seconds)), Some(hold)) = (&held_by, &mut self.hold) {
            hold.renew = Some(self.now.plus(i64::from(*seconds).max(1) * Time::SECOND));
        }
        if let Err(error) = answer
            && (news || held_by.is_none())
        {
            self.warn(voice::fault(&self.setup.words, &error));
        }
    }
}
