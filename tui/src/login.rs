//! Reaches the consultation, and asks who moderates where a server wants to know: in the terminal, before the screen is
//! taken, and never on the command line. Draws nothing.

use std::io::{self, BufRead, IsTerminal, Write};

use ilfaut_client::address::Address;
use ilfaut_client::connect::{Credentials, Missing};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::ModeratorId;
use ilfaut_client::{Backend, Error};
use ilfaut_config::locale::{Arg, Words};
use ilfaut_config::reach::{self, Reached, Rights};
use ilfaut_config::{environment, places};

use crate::args::Args;
use crate::keep;
use crate::voice;

/// How often a login may be mistyped.
const TRIES: usize = 3;

/// A consultation that was reached, and who moderates it.
pub(crate) struct Desk {
    /// The consultation.
    pub(crate) reached: Reached,
    /// The name that decisions are signed with, or the login that stands for it.
    pub(crate) name: String,
    /// The number; none where nobody can moderate there.
    pub(crate) who: Option<ModeratorId>,
}

/// Reaches the consultation as this machine's user, or as the moderator who logs in; an error is the sentence to say.
pub(crate) async fn sit(address: &Address, asked: &Args, words: &Words) -> Result<Desk, String> {
    let key = places::key_file(asked.key_file.as_deref()).map(|file| reach::key(&file)).transpose();
    let key = key.map_err(|error| voice::fault(words, &error))?;
    let is_near = asked.login.is_none() && reach::nearby(address).is_some();
    if matches!(address, Address::Http(_)) && key.is_none() && !is_near {
        return log_in(address, asked, words).await;
    }
    let name = environment::user();
    let rights = Rights { key, credentials: None };
    taken(address, rights, name.clone()).await.map_err(|error| unreached(words, (address, &name), &error))
}

/// Asks for login and password, again where they are wrong.
async fn log_in(address: &Address, asked: &Args, words: &Words) -> Result<Desk, String> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(words.say("no-terminal"));
    }
    let place = [("place", Arg::from(address.to_string()))];
    println!("{}", words.say_with("login-where", &place));
    for _ in 0..TRIES {
        let credentials = credentials(asked.login.as_deref(), words).map_err(|error| error.to_string())?;
        let name = credentials.login.clone();
        let rights = Rights { key: None, credentials: Some(credentials) };
        match taken(address, rights, name.clone()).await {
            Err(Error::NotSupported(_)) => println!("{}", words.say("login-wrong")),
            Err(error) => return Err(unreached(words, (address, &name), &error)),
            Ok(desk) => return Ok(desk),
        }
    }
    Err(words.say("login-given-up"))
}

fn credentials(login: Option<&str>, words: &Words) -> io::Result<Credentials> {
    let login = match login {
        Some(login) => login.to_owned(),
        None => typed(&words.say("login-ask"))?,
    };
    let password = rpassword::prompt_password(format!("{} ", words.say("login-password")))?;
    Ok(Credentials { login, password: Secret::new(password) })
}

fn typed(question: &str) -> io::Result<String> {
    let mut out = io::stdout().lock();
    write!(out, "{question} ")?;
    out.flush()?;
    let mut line = String::new();
    if io::stdin().lock().read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim().to_owned())
}

/// Opens the consultation and takes a seat at its desk; it is left closed where there is no seat.
async fn taken(address: &Address, rights: Rights, name: String) -> Result<Desk, Error> {
    let reached = reach::open(address, Missing::Refuse, rights).await?;
    match seat(reached.backend.as_ref(), &name).await {
        Ok(who) => Ok(Desk { reached, name, who }),
        Err(error) => {
            reached.backend.shut().await?;
            Err(error)
        }
    }
}

async fn seat(backend: &dyn Backend, name: &str) -> Result<Option<ModeratorId>, Error> {
    if backend.can().moderate { backend.moderator(name).await.map(Some) } else { Ok(None) }
}

/// Why the place was not reached, and what waits for it here.
fn unreached(words: &Words, (address, name): (&Address, &str), error: &Error) -> String {
    let why = match error {
        Error::NotSupported(_) => words.say("cannot-moderate"),
        Error::Unavailable(what) => {
            words.say_with("unreached", &[("place", address.to_string().into()), ("what", what.as_str().into())])
        }
        error => voice::fault(words, error),
    };
    match keep::left(address, name) {
        0 => why,
        left => format!("{why}\n{}", words.say_with("link-waiting", &[("n", left.into())])),
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::Part;

    use super::*;

    #[test]
    fn whatever_is_out_of_reach_is_a_sentence() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            let address: Address = "http://127.0.0.1:9".parse().unwrap();
            for error in [Error::NotSupported("x"), Error::Unavailable("refused".into()), Error::NotFound("x".into())] {
                let sentence = unreached(&words, (&address, "Morgane"), &error);
                assert!(!sentence.contains(['[', '{', '\n']) && !sentence.is_empty(), "{sentence}");
            }
            let away = unreached(&words, (&address, "Morgane"), &Error::Unavailable("refused".into()));
            assert!(away.contains("http://127.0.0.1:9"), "{away}");
        }
    }

    #[tokio::test]
    async fn nobody_logs_in_to_an_own_place() {
        let words = Words::new(Language::FRENCH, Part::Console);
        let desk = sit(&Address::Memory, &Args::default(), &words).await.map_err(|said| panic!("{said}")).unwrap();
        assert!(desk.who.is_some() && desk.reached.is_own());
        assert_eq!(desk.name, environment::user());
    }
}
