//! What the host remembers between two turns. Knows nothing that is kept elsewhere too: losing all of it loses nothing.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use ilfaut_client::backend::QuestionView;
use ilfaut_client::model::{Channel as Origin, NoticeId, ParticipantId, ProposalId, QuestionId, Time};

use super::looking::Shelf;
use super::results::Results;
use super::rooms::Rooms;
use crate::conversation::Dialogue;

/// What the host remembers between two turns; losing it loses nothing.
#[derive(Default)]
pub struct Known {
    pub(super) questions: Vec<QuestionView>,
    pub(super) swept: Option<Time>,
    /// Those to whom it was said that they are answered late.
    pub(super) late: HashSet<ParticipantId>,
    /// Refused ideas of which people were told when they had asked nothing.
    pub(super) refused: HashMap<ParticipantId, ProposalId>,
    pub(super) unsaved: HashMap<ParticipantId, Dialogue>,
    /// What is being told: nothing is told twice while it is on its way.
    pub(super) telling: HashSet<NoticeId>,
    /// What everyone said of the questions that are over, and when it was read.
    pub(super) results: HashMap<QuestionId, (Time, Arc<Results>)>,
    /// Those who cannot be told anything until they speak.
    pub(super) left_alone: HashSet<ParticipantId>,
    /// Ideas as they were a moment ago.
    pub(super) shelves: HashMap<QuestionId, Arc<Shelf>>,
    /// Where several people hear us.
    pub(super) rooms: HashMap<Origin, Arc<Mutex<Rooms>>>,
}
