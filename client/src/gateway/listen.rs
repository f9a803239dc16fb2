//! Sockets: connections taken and ended in order. Knows no route.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

/// How long the headers of a request may take.
const HEADERS: Duration = Duration::from_secs(20);
/// How long requests being answered have when the end is near.
const GRACE: Duration = Duration::from_secs(5);
/// How long to wait where the system takes no more connections.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `shutdown` ends.
pub(super) async fn until(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let (graceful, mut end) = (GracefulShutdown::new(), pin!(shutdown));
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, peer)) => {
                    let from = Peer(peer.ip());
                    let router = router.clone().map_request(move |mut request: Request<Incoming>| {
                        request.extensions_mut().insert(from);
                        request.map(axum::body::Body::new)
                    });
                    take(socket, TowerToHyperService::new(router), &graceful);
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection was not taken");
                    sleep(PAUSE).await;
                }
            },
            () = &mut end => break,
        }
    }
    drop(listener);
    let _ = timeout(GRACE, graceful.shutdown()).await; // who is slower than that is cut off
    Ok(())
}

/// The other end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Peer(pub(super) std::net::IpAddr);

fn take<S>(socket: TcpStream, service: TowerToHyperService<S>, graceful: &GracefulShutdown)
where
    S: tower::Service<Request<Incoming>, Response = axum::response::Response, Error = std::convert::Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send + 'static,
{
    let _ = socket.set_nodelay(true); // only slower without
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS);
    let connection = graceful.watch(http.serve_connection(TokioIo::new(socket), service));
    tokio::spawn(async move {
        let _ = connection.await; // an end of the other side's making
    });
}
