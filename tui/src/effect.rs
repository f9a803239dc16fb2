//! What an update wants done, as values: it never does anything itself.

use ilfaut_client::backend::Leaf;
use ilfaut_client::model::{ProposalId, QuestionId, Status, Time};

use crate::order::Order;

/// One thing to do outside. What is asked of the consultation is answered by a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Change something; kept until it is carried out.
    Order(Order),
    /// Forget the orders on a proposal that were overtaken: the moderator has looked at them again.
    Settle(ProposalId),
    /// Take back this moderator's last decision, whenever it was taken.
    Undo,
    /// Ask for the questions.
    Questions,
    /// Ask for a list of proposals.
    Load(QuestionId, Status),
    /// Ask for what changed in a question since an event.
    News(QuestionId, u64),
    /// Ask for one proposal with all that is told beside it.
    Look(ProposalId),
    /// Search accepted and waiting proposals that are like a text, or hold its words.
    Find(QuestionId, String),
    /// Take or renew a lease.
    Lease(ProposalId),
    /// Give a lease back; nothing answers.
    Release(ProposalId),
    /// Take over the lease of a colleague.
    Seize(ProposalId),
    /// Ask for the alerts of a question.
    Watch(QuestionId),
    /// Ask for every proposal of a question with its counts.
    All(QuestionId),
    /// Ask for the figures of a question since these instants.
    Stats(QuestionId, Vec<Time>),
    /// Ask for what was done in a question.
    Acts(QuestionId, Leaf),
    /// Ask whether the record is whole.
    Check,
    /// Draw the whole screen again, for a terminal that something else has written on.
    Redraw,
    /// Send a text to the terminal's clipboard.
    Copy(String),
    /// Write a file into the folder the program was started in; a name that is taken gets a number.
    Save {
        /// Its name.
        name: String,
        /// All of it.
        content: String,
    },
    /// Keep a filter under a name among the settings of the console.
    KeepFilter {
        /// Its name.
        name: String,
        /// As it is typed.
        filter: String,
    },
    /// Ring.
    Ring,
    /// Go back to the shell until it brings the program forward again.
    Suspend,
}
