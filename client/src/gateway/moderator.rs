//! What moderators' programs ask in make.org's dialect. Knows the port and the dialect; each handler reads, asks, writes.
//!
//! | module | what it holds |
//! |---|---|
//! | `dashboard` | the questions of whoever asks, with what waits |
//! | `queue` | proposals by anything that one may ask |
//! | `hold` | the next one, everything of the next author, leases |
//! | `decide` | accept, refuse, postpone, correct |
//! | `bulk` | tags and acceptance of many |
//! | `piece` | one proposal with its question, for whoever moderates it |
//!
//! Everything is limited to the questions on the account, bulks too (make.org's server of 2022 does not check those). While
//! another moderator holds a proposal nothing is decided on it. A proposal stays in its question; a corrected text is a
//! proposal like any other, with its opening and its length; the author is always told of a decision, whatever
//! `sendNotificationEmail` says; the reason `Other` needs words (`Other: the words`, or any free text).

mod bulk;
mod dashboard;
mod decide;
mod hold;
pub(in crate::gateway) mod piece;
mod queue;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use serde::Serialize;

use super::call::on;
use super::house::House;
use super::reply::json;
use crate::dialect::header::TOTAL;
use crate::dialect::route::Operation;

/// The routes of moderators' programs.
pub(super) fn routes() -> Router<Arc<House>> {
    watching().merge(holding()).merge(deciding())
}

fn watching() -> Router<Arc<House>> {
    on(Operation::ModerationDashboard, dashboard::dashboard)
        .merge(on(Operation::ListModerationProposals, queue::list))
        .merge(on(Operation::GetModerationProposal, decide::get))
        .merge(on(Operation::ListTagsForProposal, decide::tags))
}

fn holding() -> Router<Arc<House>> {
    on(Operation::NextProposal, hold::next)
        .merge(on(Operation::NextAuthor, hold::next_author))
        .merge(on(Operation::LockProposal, hold::lock))
        .merge(on(Operation::LockProposals, hold::lock_many))
}

fn deciding() -> Router<Arc<House>> {
    on(Operation::AcceptProposal, decide::accept)
        .merge(on(Operation::RefuseProposal, decide::refuse))
        .merge(on(Operation::PostponeProposal, decide::postpone))
        .merge(on(Operation::UpdateProposal, decide::update))
        .merge(on(Operation::TagProposals, bulk::tag))
        .merge(on(Operation::UntagProposals, bulk::untag))
        .merge(on(Operation::AcceptProposals, bulk::accept))
}

/// A moderators' list: the rows, and how many there are in all.
fn counted<T: Serialize>(rows: &[T], total: usize) -> Response {
    let mut response = json(&rows);
    response.headers_mut().insert(HeaderName::from_static(TOTAL), HeaderValue::from(total));
    response
}
