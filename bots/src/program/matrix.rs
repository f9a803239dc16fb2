//! The bot on Matrix: logging in once, what it needs to start, and its end in order. Knows no event and no dialogue.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::Channel as Origin;
use ilfaut_config::locale::{Arg, Words};
use ilfaut_config::reach::Reached;
use ilfaut_config::settings::{self, is_account, is_homeserver, is_server};
use ilfaut_config::{diary, environment, gateway, places};

use super::arguments::Account as Asked;
use super::fault::Fault;
use super::{quiet, secret};
use crate::channel::Caller;
use crate::channel::ending::Ending;
use crate::channel::matrix::account::{Account, Proof};
use crate::channel::matrix::{self, Invitations, Matrix, Place};

/// How long what is being answered may take once the program is asked to end.
const GRACE: Duration = Duration::from_millis(900);
/// The variable that holds what opens the folder.
const PASSPHRASE: &str = "ILFAUT_MATRIX_PASSPHRASE";
/// What the library notes of its own, each failure that it tries again included, is noted only where `RUST_LOG` asks for it.
const HUSHED: &str = "matrix_sdk=off,matrix_sdk_base=off,matrix_sdk_crypto=off,matrix_sdk_sqlite=off";
/// How a homeserver calls an account or a password that is not the one.
const FORBIDDEN: &str = "M_FORBIDDEN";
/// Where a page of the homeserver leads to when it gives a token; nobody needs to listen there.
const BACK: &str = "http://localhost/";

/// What the bot is set to.
struct Set {
    place: Place,
    user: Option<String>,
    matrix: settings::Matrix,
}

/// Is a bot until the system asks for an end.
pub(super) async fn serve(asked: &Asked, words: &Words) -> Result<(), Fault> {
    let mut ending = Ending::listen().map_err(|error| Fault::Other(error.to_string()))?; // no request to end is missed
    let set = set(asked, words)?;
    let reached = super::reached(asked.address.as_deref(), asked.key_file.as_deref()).await?;
    let ended = listen(&reached, asked, &set, &mut ending, words).await;
    let shut = reached.backend.shut().await;
    ended?;
    Ok(shut?)
}

async fn listen(reached: &Reached, asked: &Asked, set: &Set, ending: &mut Ending, words: &Words) -> Result<(), Fault> {
    let mut host = super::host(reached, asked.language).await?;
    super::welcomed(reached, &host, Origin::Matrix, &Caller("@".to_owned())).await?;
    host.quiet = quiet::of(set.matrix.quiet);
    let store = host.memory.store(); // what was said and its effect are kept in one write
    let invitations = Invitations {
        refused: set.matrix.refused_servers.clone(),
        bridges: set.matrix.bridges.clone(),
        per_minute: set.matrix.invitations_per_minute,
    };
    let place = set.place.clone();
    let wanted = matrix::Settings { place, messages_per_second: set.matrix.messages_per_second, invitations };
    let opened = Matrix::open(wanted, store, host.identity.clone(), Arc::clone(&host.clock));
    let opened = tokio::select! {
        opened = opened => opened,
        () = ending.asked() => return Ok(()), // it waits for the homeserver, and nobody was heard yet
    };
    let mut channel = opened.map_err(|fault| failed(&fault, set, words))?;
    is_it(&channel.account(), set, words)?;
    let gateway = gateway::beside(reached, asked.language).await;
    let listed = super::open_slugs(reached).await?;
    let listed = if listed.is_empty() { words.say("telegram-no-question") } else { listed.join(", ") };
    let args = [("name", Arg::from(channel.account())), ("questions", Arg::from(listed))];
    say(&words.say_with("matrix-here", &args))?;
    let ender = channel.ender();
    let served = tokio::select! {
        served = host.serve(&mut channel) => Some(served),
        () = async { ending.asked().await; ender.end(); tokio::time::sleep(GRACE).await } => None,
    };
    if let Some(gateway) = gateway {
        gateway.end().await;
    }
    match (served, channel.fault()) {
        (Some(_), Some(fault)) => Err(failed(fault, set, words)),
        (Some(served), None) => served.map_err(|error| Fault::Other(error.to_string())),
        (None, _) => Ok(()),
    }
}

/// Whether this is the account that is set.
fn is_it(name: &str, set: &Set, words: &Words) -> Result<(), Fault> {
    match &set.user {
        Some(user) if user != name => Err(failed(&matrix::Fault::Another(name.to_owned()), set, words)),
        _ => Ok(()),
    }
}

/// Logs in, makes the account one that can be verified, and says the key that brings its keys back: once.
pub(super) async fn log_in(asked: &Asked, words: &Words) -> Result<(), Fault> {
    let set = set(asked, words)?;
    let no = |fault: matrix::Fault| failed(&fault, &set, words);
    let account = Account::open(&set.place).await.map_err(no)?;
    if let Some(name) = account.name() {
        is_it(&name, &set, words)?;
    } else {
        let user = set.user.clone().ok_or_else(|| Fault::Said(words.say("matrix-user")))?;
        let proof = proof(&account, asked, &user, words).await?;
        account.log_in(&user, &proof).await.map_err(no)?;
    }
    let recovery = asked.recovery_file.as_deref().map(|file| in_file(file, "secret-recovery", words)).transpose()?;
    let key = account.secure(recovery.as_ref()).await.map_err(no)?;
    let name = ("name", Arg::from(account.name().unwrap_or_default()));
    let folder = ("folder", Arg::from(set.place.folder.display().to_string()));
    say(&words.say_with("matrix-set-up", &[name, folder]))?;
    if let Some(key) = key {
        say(&format!("\n{}\n\n    {}\n", words.say("matrix-recovery"), key.reveal()))?;
    }
    account.keep().await.map_err(no)?; // whoever could not read the key is told another one the next time
    say(&words.say("matrix-run"))
}

/// The password or the token, typed, piped or in a file.
async fn proof(account: &Account, asked: &Asked, user: &str, words: &Words) -> Result<Proof, Fault> {
    let what = if asked.sso { "secret-token" } else { "secret-password" };
    if asked.sso {
        let page = account.page(BACK).await;
        let page = page.map_err(|fault| Fault::Other(fault.to_string()))?;
        say(&words.say_with("matrix-sso", &[("page", Arg::from(page))]))?;
    }
    let secret = if let Some(file) = &asked.password_file {
        in_file(file, what, words)?
    } else {
        let prompt = words.say_with(&format!("{what}-ask"), &[("name", Arg::from(user))]);
        secret::asked(&prompt).map_err(|lost| Fault::Said(lost.sentence(&words.say(what), words)))?
    };
    Ok(if asked.sso { Proof::Token(secret) } else { Proof::Password(secret) })
}

fn in_file(file: &Path, what: &str, words: &Words) -> Result<Secret, Fault> {
    let found = secret::in_file(file).map_err(|lost| Fault::Said(lost.sentence(&words.say(what), words)))?;
    if let Some(file) = found.open {
        let args = [("place", Arg::from(file.display().to_string())), ("secret", Arg::from(words.say(what)))];
        let _ = writeln!(io::stderr(), "{}", words.say_with("secret-open", &args));
    }
    Ok(found.secret)
}

fn set(asked: &Asked, words: &Words) -> Result<Set, Fault> {
    let level = match (&asked.log, environment::of_process("RUST_LOG")) {
        (None, Some(_)) => None,
        (level, _) => Some(format!("{},{HUSHED}", level.as_deref().unwrap_or("warn"))),
    };
    diary::begin(level.as_deref(), false).map_err(|fault| match fault {
        diary::Unwritten::Level(level) => {
            let level = asked.log.clone().unwrap_or(level);
            Fault::Said(words.say_with("bad-log", &[("log", Arg::from(level))]))
        }
        diary::Unwritten::System(what) => Fault::Other(what),
    })?;
    let matrix = settings::load(None).map_err(|told| Fault::Said(told.to_string()))?.matrix;
    let homeserver = asked.homeserver.clone().or_else(|| matrix.homeserver.clone());
    let homeserver = homeserver.filter(|place| is_server(place));
    let homeserver = homeserver.ok_or_else(|| Fault::Said(words.say("matrix-homeserver")))?;
    if !is_homeserver(&homeserver) {
        return Err(Fault::Said(words.say_with("matrix-open-server", &[("place", Arg::from(homeserver.as_str()))])));
    }
    let user = asked.user.clone().or_else(|| matrix.user.clone());
    if let Some(user) = user.as_ref().filter(|user| !is_account(user)) {
        return Err(Fault::Said(words.say_with("matrix-account", &[("name", Arg::from(user.as_str()))])));
    }
    let folder = places::matrix_folder(asked.folder.as_deref().or(matrix.folder.as_deref()));
    let passphrase = passphrase(asked, &matrix, words)?;
    Ok(Set { place: Place { homeserver, folder, passphrase }, user, matrix })
}

/// What opens the folder: of the file named, else of the environment, else of the file that is set.
fn passphrase(asked: &Asked, set: &settings::Matrix, words: &Words) -> Result<Secret, Fault> {
    let variable = environment::of_process(PASSPHRASE).and_then(|text| text.into_string().ok());
    match (&asked.passphrase_file, variable, &set.passphrase_file) {
        (Some(file), _, _) | (None, None, Some(file)) => in_file(file, "secret-passphrase", words),
        (None, Some(text), _) => Ok(Secret::new(text)),
        (None, None, None) => Err(Fault::Said(words.say("matrix-passphrase-nowhere"))),
    }
}

fn failed(fault: &matrix::Fault, set: &Set, words: &Words) -> Fault {
    use matrix::Fault as Why;
    let folder = || ("folder", Arg::from(set.place.folder.display().to_string()));
    let place = || ("place", Arg::from(set.place.homeserver.as_str()));
    Fault::Said(match fault {
        Why::NotSetUp => words.say_with("matrix-not-set-up", &[folder()]),
        Why::Passphrase => words.say_with("matrix-passphrase", &[folder()]),
        Why::Taken => words.say_with("matrix-taken", &[folder()]),
        Why::Folder(what) => words.say_with("matrix-folder", &[folder(), ("what", Arg::from(what.as_str()))]),
        Why::Refused(what) if what == FORBIDDEN => words.say_with("matrix-forbidden", &[place()]),
        Why::Refused(what) => words.say_with("matrix-refused", &[place(), ("what", Arg::from(what.as_str()))]),
        Why::Another(name) => {
            let user = set.user.clone().unwrap_or_default();
            words.say_with("matrix-another", &[("name", Arg::from(name.as_str())), ("user", Arg::from(user))])
        }
        Why::LoggedOut => words.say_with("matrix-logged-out", &[place(), folder()]),
        Why::Recovery => words.say("matrix-needs-recovery"),
        Why::WrongRecovery => words.say("matrix-wrong-recovery"),
        Why::Unreachable => words.say_with("matrix-away", &[place()]),
        Why::Store(error) => words.say_with("open-other", &[("what", Arg::from(error.to_string()))]),
    })
}

/// Says it; that it cannot be read is a fault: a key that is said once would be lost.
fn say(line: &str) -> Result<(), Fault> {
    let mut out = io::stdout();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|error| Fault::Other(error.to_string()))
}
