//! A backend behind a gateway on a real socket, and the remote that reaches it. Knows no case.

use std::sync::Arc;

use ilfaut_client::backend::Backend;
use ilfaut_client::connect::{self, Near, World};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::gateway::keys::NoStaff;
use ilfaut_client::gateway::{Keys, Manners, serve};
use ilfaut_client::store::memory::MemoryStore;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A gateway being served.
pub(crate) struct Served {
    inner: Arc<dyn Backend>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Served {
    /// Serves `inner`, and reaches it.
    pub(crate) async fn begin(inner: Arc<dyn Backend>, world: World) -> (Self, Arc<dyn Backend>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let owner = Secret::new("the key of the place");
        let keys = Keys {
            owner: owner.clone(),
            seal: [7; 32],
            staff: Arc::new(NoStaff),
            accounts: Box::new(MemoryStore::default()),
            world: world.clone(),
            manners: Manners::default(),
        };
        let (stop, stopped) = oneshot::channel();
        let shutdown = async move { drop(stopped.await) };
        let task = tokio::spawn(serve(listener, Arc::clone(&inner), keys, shutdown));
        let reached = connect::open_remote(&url, Some(owner), Near::default(), world).await.unwrap();
        (Self { inner, stop, task }, reached)
    }

    /// Ends the gateway, then shuts what it served.
    pub(crate) async fn end(self) {
        self.stop.send(()).unwrap();
        self.task.await.unwrap().unwrap();
        self.inner.shut().await.unwrap();
    }
}
