//! What citizens' programs ask in make.org's dialect. Knows the port and the dialect; each handler reads, asks, writes.
//!
//! | module | what it holds |
//! |---|---|
//! | `question` | consultations, their tags and keywords, what a front is told |
//! | `sequence` | what to vote on |
//! | `search`, `order` | accepted proposals by anything that one may ask |
//! | `proposal` | one proposal, and a new one |
//! | `vote` | votes and qualifications, there and back |
//! | `own` | one's own proposals and votes |
//! | `teller` | cards as proposals on the wire |
//!
//! Reading makes no participant; voting and starting the standard sequence do. Stricter than make.org's server of 2022:
//! votes and proposals outside a question's dates are refused, a proposal that is not accepted is shown to its author and its
//! moderators only, a qualification that fits no vote is a fault, and every error is the list that 400 is there. Looser: a
//! list of questions needs no country.

mod order;
mod own;
mod proposal;
mod question;
mod search;
mod sequence;
mod teller;
mod vote;

use std::sync::Arc;

use axum::Router;

use super::call::on;
use super::house::House;
use crate::dialect::route::Operation;

/// The routes of citizens' programs.
pub(super) fn routes() -> Router<Arc<House>> {
    reading().merge(acting())
}

fn reading() -> Router<Arc<House>> {
    on(Operation::ListQuestions, question::list)
        .merge(on(Operation::GetQuestionDetails, question::details))
        .merge(on(Operation::ListPopularTags, question::tags))
        .merge(on(Operation::ListKeywords, question::keywords))
        .merge(on(Operation::GetFrontConfiguration, question::front))
        .merge(on(Operation::SearchProposals, search::search))
        .merge(on(Operation::GetProposal, proposal::get))
        .merge(on(Operation::GetFirstProposal, sequence::first))
        .merge(on(Operation::StartKeywordSequence, sequence::keyword))
        .merge(on(Operation::ListOwnProposals, own::proposals))
        .merge(on(Operation::ListOwnVotes, own::votes))
}

fn acting() -> Router<Arc<House>> {
    on(Operation::StartSequence, sequence::start)
        .merge(on(Operation::Propose, proposal::propose))
        .merge(on(Operation::Vote, vote::vote))
        .merge(on(Operation::Unvote, vote::unvote))
        .merge(on(Operation::Qualify, vote::qualify))
        .merge(on(Operation::Unqualify, vote::unqualify))
}
