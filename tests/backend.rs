//! The contract of `ilfaut_client::backend`, sentence by sentence, on every backend. Knows the port only.
//!
//! A case is an `async fn(&Bench)`; [`suite!`] makes of it one test per backend, such as
//! `backend::vote::sled::a_vote_counts_once`. A new backend is one more line there.

pub(crate) mod bench;
mod served;

/// Stamps the cases of a module once per backend.
macro_rules! suite {
    ($($case:ident),* $(,)?) => {
        mod memory {
            $(#[test] fn $case() { crate::backend::bench::run(crate::backend::bench::Kind::Memory, &super::$case); })*
        }
        mod sled {
            $(#[test] fn $case() { crate::backend::bench::run(crate::backend::bench::Kind::Sled, &super::$case); })*
        }
        mod gateway_memory {
            $(#[test] fn $case() { crate::backend::bench::run(crate::backend::bench::Kind::GatewayMemory, &super::$case); })*
        }
        mod gateway_sled {
            $(#[test] fn $case() { crate::backend::bench::run(crate::backend::bench::Kind::GatewaySled, &super::$case); })*
        }
    };
}

mod acts;
mod amend;
mod appeal;
mod aside;
mod card;
mod check;
mod decide;
mod duplicate;
mod erase;
mod head;
mod import;
mod keep;
mod keywords;
mod news;
mod notice;
mod propose;
mod question;
mod reach;
mod replay;
mod search;
mod similar;
mod stats;
mod together;
mod vote;
