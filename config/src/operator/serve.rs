//! `ilfaut serve`: a consultation served by HTTP until the system asks for an end. Knows no route.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::backend::QuestionView;
use ilfaut_client::connect::Missing;
use ilfaut_client::model::question::Openness;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::answer::{self, Answer, Fault, Said};
use super::arguments::Serve;
use super::check;
use crate::consultation::Complaints;
use crate::diary::{self, Unwritten};
use crate::furnish::{Unfurnished, furnish};
use crate::gateway::{self, Gateway};
use crate::locale::Words;
use crate::moderators::Roll;
use crate::places;
use crate::reach::{self, Reached};
use crate::settings::{self, is_listen};

/// How often what is due by the clock is carried out.
const SWEEP: Duration = Duration::from_hours(1);

/// Serves until the system asks for an end; whatever was acknowledged is kept.
pub(super) fn run(asked: &Serve, for_machines: bool, words: &Words) -> Result<Answer, Fault> {
    begin_log(asked.log.as_deref(), for_machines)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Fault::no(Said::new("fault-runtime").with("what", error.to_string())))?;
    let answer = runtime.block_on(serve(asked, for_machines, words));
    runtime.shutdown_background();
    answer
}

async fn serve(asked: &Serve, for_machines: bool, words: &Words) -> Result<Answer, Fault> {
    let mut stop = std::pin::pin!(asked_to_stop()); // first of all, so that no request to end is missed
    let settings = settings::load(None).map_err(|told| complaints(&told))?;
    let address = settings.address(asked.address.as_deref())?;
    if let Address::Http(url) = &address {
        return Err(Fault::bad(Said::new("serve-remote").with("place", url.as_str())));
    }
    let file = places::moderators_file(asked.moderators.as_deref());
    let roll = Roll::open(&file, words.language()).map_err(|told| complaints(&told))?;
    let owner = asked.key_file.as_deref().map(reach::key_or_new).transpose()?;
    let listener = listen(asked.listen.as_deref().unwrap_or(&settings.serve.listen)).await?;
    let reached = reach::open_own(&address, Missing::Create).await?;
    let ended = async {
        furnish(reached.backend.as_ref(), words.language()).await.map_err(unfurnished)?;
        let mut gateway = gateway::start(&reached, listener, Arc::new(roll), settings.serve.manners(), owner)?;
        if let Err(error) = gateway.be_found() {
            tracing::warn!(%error, "only by its folder is it found");
        }
        tracing::info!(at = %gateway.at, "listening");
        tell(&gateway, &reached, for_machines, words).await?;
        wait(gateway, reached.backend.as_ref(), stop.as_mut()).await
    };
    let ended = ended.await;
    let shut = reached.backend.shut().await;
    ended?;
    shut?;
    Ok(Answer::done(vec![Said::new("serve-ended")], json!({ "ended": true })))
}

/// Waits for the end, and meanwhile carries out what is due by the clock.
async fn wait(
    mut gateway: Gateway,
    backend: &dyn Backend,
    mut stop: impl Future<Output = ()> + Unpin,
) -> Result<(), Fault> {
    let mut hours = tokio::time::interval(SWEEP);
    loop {
        tokio::select! {
            () = &mut stop => break,
            error = gateway.failed() => return Err(Fault::no(Said::new("serve-lost").with("what", error.to_string()))),
            _ = hours.tick() => {
                if let Err(error) = backend.sweep().await {
                    tracing::warn!(%error, "what is due was not carried out: again in an hour");
                }
            }
        }
    }
    gateway.end().await;
    Ok(())
}

async fn listen(listen: &str) -> Result<TcpListener, Fault> {
    if !is_listen(listen) {
        return Err(Fault::bad(Said::new("serve-unreadable").with("listen", listen)));
    }
    let taken = |error: std::io::Error| Said::new("serve-taken").with("listen", listen).with("what", error.to_string());
    TcpListener::bind(listen).await.map_err(|error| Fault::no(taken(error)))
}

/// Says where it listens, and which questions are open.
async fn tell(gateway: &Gateway, reached: &Reached, for_machines: bool, words: &Words) -> Result<(), Fault> {
    let questions = reached.backend.questions().await?;
    let where_ = gateway.at.to_string();
    if for_machines {
        let list: Vec<Value> = questions
            .iter()
            .map(|view| json!({ "question": view.question.id.to_string(), "open": is_open(view) }))
            .collect();
        answer::out(&json!({ "listening": format!("http://{where_}"), "questions": list }).to_string());
        return Ok(());
    }
    answer::out(&Said::new("serve-listening").with("where", where_).to_text(words));
    for view in &questions {
        let said = Said::new(if is_open(view) { "serve-open" } else { "serve-closed" });
        answer::out(&said.with("question", view.question.id.to_string()).to_text(words));
    }
    Ok(())
}

fn is_open(view: &QuestionView) -> bool {
    matches!(view.openness, Openness::Open)
}

fn begin_log(level: Option<&str>, for_machines: bool) -> Result<(), Fault> {
    diary::begin(level, for_machines).map_err(|fault| match fault {
        Unwritten::Level(level) => Fault::bad(Said::new("serve-log").with("log", level)),
        Unwritten::System(what) => Fault::no(Said::new("fault-runtime").with("what", what)),
    })
}

fn complaints(told: &Complaints) -> Fault {
    Fault::many(check::complaints(&told.0))
}

fn unfurnished(fault: Unfurnished) -> Fault {
    match fault {
        Unfurnished::Files(told) => complaints(&told),
        Unfurnished::Place(error) => error.into(),
    }
}

/// Ends when the system asks the program to end; heeds it from the moment it is called.
#[cfg(unix)]
fn asked_to_stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::quit()];
    let mut signals: Vec<_> = kinds.into_iter().filter_map(|kind| signal(kind).ok()).collect();
    std::future::poll_fn(move |context| {
        let asked = signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
        if asked { Poll::Ready(()) } else { Poll::Pending }
    })
}

/// Ends when the system asks the program to end.
#[cfg(not(unix))]
async fn asked_to_stop() {
    let _ = tokio::signal::ctrl_c().await;
}
