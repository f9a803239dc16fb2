//! An idea's way with nothing but the programs themselves: from a phone, to a moderator's console in a terminal, and back to
//! the phone; refused, contested, decided by a colleague in a console of theirs, through a kill of the bot. Knows no call.

use std::sync::Arc;
use std::time::Duration;

use super::fake::Fake;
use super::fake::person::Person;
use super::fake::seen::Seen;
use super::program::Program;
use crate::console::window::Window;
use crate::crowd;
use crate::serve::daemon::Spot;

/// How long anybody waits for an answer; a decision alone takes ten seconds to be final.
const PATIENCE: Duration = Duration::from_secs(90);
/// Reading takes a while, and nothing much faster is counted.
const READING: Duration = Duration::from_millis(900);

/// A person's phone.
struct Phone(Person);

impl Phone {
    /// Says something, and waits for the answer that says this.
    async fn says(&self, words: &str, answer: &str) -> Seen {
        let before = self.messages();
        self.0.say(words);
        self.hears(answer, before).await
    }

    /// Waits for a message after these that says this.
    async fn hears(&self, words: &str, before: usize) -> Seen {
        let came = |seen: &Seen| seen.text.contains(words);
        for _ in 0..PATIENCE.as_millis() / 20 {
            if let Some(seen) = self.0.sees().into_iter().skip(before).rev().find(came) {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("« {words} » does not come: {:#?}", self.0.sees());
    }

    fn messages(&self) -> usize {
        self.0.sees().len()
    }

    /// Waits until the bot has written down that what came here has arrived: a call is made in a chat once the one before was
    /// answered, and what is counted afterwards comes after it in the journal.
    async fn knows_that_it_came(&self, other: &Self) {
        self.says("aide", "il faut").await;
        other.says("1", "Noté").await;
    }

    /// How many messages say this.
    fn told(&self, words: &str) -> usize {
        self.0.sees().iter().filter(|seen| seen.text.contains(words)).count()
    }
}

/// A moderator opens a console at the folder that the bot serves, presses keys, sees what came of it, and leaves; false where
/// there is no terminal.
async fn moderates(spot: &Arc<Spot>, who: &'static str, steps: &'static [(&'static str, &'static str)]) -> bool {
    let spot = Arc::clone(spot);
    tokio::task::spawn_blocking(move || {
        let args = ["--address", &spot.address(), "--lang", "fr"];
        let mut command = spot.command("ilfaut-tui", &args);
        command.env("USER", who);
        let Some(mut window) = Window::open(&command, spot.path(&format!("{who}.pid"))) else {
            println!("skipped: there is no `script` here");
            return false;
        };
        for (keys, shown) in steps {
            window.keys(keys);
            window.wait_for(shown);
        }
        window.keys("Q");
        let left = window.end();
        assert_eq!(left.code, Some(0), "{}", left.shown);
        true
    })
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idea_goes_from_a_phone_to_consoles_and_back_to_the_phone() {
    let (spot, fake) = (Arc::new(Spot::new()), Fake::start().await.unwrap());
    let folder = spot.folder();
    tokio::task::spawn_blocking(move || crowd::prepare(&folder)).await.unwrap();
    let mut program = Program::start(&spot, &fake);
    let (léa, noé) = (Phone(fake.person(501, "fr")), Phone(fake.person(502, "fr")));
    léa.says("/start", "Il faut la graine").await;
    noé.says("/start", "Il faut la graine").await;
    léa.says("il faut repeindre la mairie en bleu", "signer").await;
    léa.says("anonyme", "mairie en bleu").await;
    léa.says("1", "attend un modérateur").await;

    let before = léa.messages();
    let refusal = &[("", "repeindre la mairie en bleu"), ("r", "Motif du refus"), ("h\r", "Refusée")];
    if !moderates(&spot, "gwenn", refusal).await {
        return;
    }
    let refused = léa.hears("n'a pas été retenue", before).await;
    let contest = refused.buttons.concat().into_iter().find(|button| button.label.contains("ontest")).unwrap();
    tokio::time::sleep(READING).await;
    léa.0.press(&contest.label).unwrap();
    léa.hears("un autre modérateur", before).await;
    léa.knows_that_it_came(&noé).await;

    program.kill();
    program = Program::start(&spot, &fake);
    let before = léa.messages();
    assert!(moderates(&spot, "yann", &[("", "CONTESTÉE"), ("a", "Acceptée")]).await);
    let good = léa.hears("Bonne nouvelle", before).await;
    assert!(good.text.contains("repeindre la mairie en bleu") && !good.silent, "news may ring: {good:#?}");
    léa.knows_that_it_came(&noé).await;

    program.kill();
    let _program = Program::start(&spot, &fake);
    léa.says("aide", "il faut").await;
    assert_eq!([léa.told("n'a pas été retenue"), léa.told("Bonne nouvelle")], [1, 1], "{:#?}", léa.0.sees());
}
