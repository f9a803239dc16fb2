//! Any backend, served by HTTP in make.org's dialect, with ilfaut's own operations beside it under
//! [`PREFIX`](crate::dialect::extension::PREFIX). Knows no engine, no folder, no settings.
//!
//! | module | what it holds |
//! |---|---|
//! | [`keys`] | what the caller hands in: keys, moderators, accounts, manners |
//! | `house` | what all requests share |
//! | `seal` | sessions and tokens: sealed texts that need no table |
//! | `guard`, `guest` | who asks, on every request; the headers of every answer |
//! | `reply` | answers and refusals |
//! | `login`, `account` | tokens; accounts of citizens |
//! | `limits`, `cors`, `metrics` | how often; from which pages; how it goes |
//! | `openapi`, `page` | what is served, told to programs and to people |
//! | `extension` | ilfaut's own operations |
//! | `call`, `citizen`, `moderator`, `proposal_key` | make.org's operations for citizens and moderators |
//! | `listen` | sockets, limits of a connection, an orderly end |

mod account;
mod call;
mod citizen;
mod cors;
mod extension;
mod guard;
mod guest;
mod house;
pub mod keys;
mod limits;
mod listen;
mod login;
mod metrics;
mod moderator;
mod openapi;
mod page;
mod proposal_key;
mod reply;
mod seal;

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::backend::Backend;
use house::House;
pub use keys::{Keys, Manners, Staff, Staffer};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Serves `backend` on `listener` until `shutdown` ends: then no new connection is taken, and those being answered have five
/// seconds to end. The backend stays open.
pub async fn serve(
    listener: TcpListener,
    backend: Arc<dyn Backend>,
    keys: Keys,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let house = Arc::new(House::new(backend, keys));
    listen::until(listener, router(&house), shutdown).await
}

/// Every route, with what all of them have in common. Whether the place is well is told to anyone, as often as they ask.
fn router(house: &Arc<House>) -> Router {
    let theirs = citizen::routes().merge(moderator::routes());
    let routes = extension::routes().merge(theirs).merge(login::routes()).merge(account::routes());
    let routes = routes.fallback(reply::nowhere).method_not_allowed_fallback(reply::not_so);
    let routes = routes
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(Arc::clone(house), guard::admit))
        .layer(reply::patience(PATIENCE))
        .layer(CatchPanicLayer::custom(reply::panicked))
        .layer(from_fn_with_state(Arc::clone(house), metrics::measure))
        .merge(metrics::routes().merge(page::routes()).layer(reply::patience(PATIENCE)));
    cors::answer(routes, &house.manners.origins).layer(CompressionLayer::new()).with_state(Arc::clone(house))
}
