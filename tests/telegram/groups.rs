//! The bot where several people read it: one idea a day, secret votes, and ideas looked for from other chats.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use ilfaut_bots::channel::telegram::{Intake, Pacing, Settings, Telegram};
use ilfaut_bots::host::{Host, Known, Pace, Patience};
use ilfaut_bots::identity::Identity;
use ilfaut_bots::memory::Memory;
use ilfaut_bots::voice::TimeZone;
use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::backend::Imported;
use ilfaut_client::connect::{self, Missing};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::{Language, Question, Signature, Time};
use ilfaut_client::store::Store;
use ilfaut_client::world::{Dice, SetClock, SystemClock, World};
use ilfaut_config::settings::Rates;
use serde_json::Value;
use tokio::task::JoinHandle;

use super::fake::Fake;
use super::fake::group::Group;
use super::fake::person::Person;
use super::fake::seen::Seen;

/// Noon at Greenwich on a day of November, one hour later in Paris.
const NOON: Time = Time(1_699_963_200_000);
/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(30);
const HOUR: i64 = 3_600 * Time::SECOND;

/// Waits for a moment, whatever is asked: the clock is the test's.
struct Quick;

#[async_trait]
impl Patience for Quick {
    async fn wait(&self, milliseconds: i64) {
        tokio::time::sleep(Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0).min(20))).await;
    }
}

/// A bot among people.
struct Town {
    fake: Fake,
    clock: SetClock,
    backend: Arc<dyn Backend>,
    store: Arc<dyn Store>,
    bot: JoinHandle<()>,
}

impl Drop for Town {
    fn drop(&mut self) {
        self.bot.abort();
    }
}

fn seed(text: &str) -> Imported {
    Imported {
        external_id: text.to_owned(),
        text: text.to_owned(),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: Vec::new(),
        aggregate: None,
        pending: false,
        author: None,
        sent: None,
    }
}

async fn town() -> Town {
    let (fake, clock) = (Fake::start().await.unwrap(), SetClock::at(NOON));
    let world = World { clock: Arc::new(clock.clone()), dice: Dice::seeded(3) };
    let backend: Arc<dyn Backend> = connect::open(&Address::Memory, world, Missing::Create).await.unwrap();
    for slug in ["commune", "ecole"] {
        backend.settle(Question::bare(slug.into())).await.unwrap();
        let texts = ["un vélo pour chacun", "des bancs à l'ombre", "une maison médicale", "des vélos à l'heure"];
        let seeds = texts.map(|text| seed(&format!("Il faut {text} ({slug})")));
        backend.import(&slug.into(), seeds.into()).await.unwrap();
    }
    let identity = Identity::new([7; 32]);
    let store: Arc<dyn Store> = connect::open_store(&Address::Memory, "bots").unwrap().into();
    let host = Host {
        backend: Arc::clone(&backend),
        memory: Memory::new(Arc::clone(&store)),
        identity: identity.clone(),
        pace: Pace::new(&Rates::default(), Arc::new(clock.clone())),
        patience: Arc::new(Quick),
        clock: Arc::new(clock.clone()),
        zone: TimeZone::get("Europe/Paris").unwrap(),
        language: Language::FRENCH,
        care: ilfaut_config::settings::Care::default(),
        quiet: None,
        known: Mutex::new(Known::default()),
    };
    let settings = Settings {
        token: Secret::new(fake.token()),
        api: Some(fake.url().parse().unwrap()),
        intake: Intake::Poll,
        pacing: Pacing::default(),
    };
    let opened = Telegram::open(settings, host.memory.store(), identity, Arc::new(SystemClock)).await;
    let mut channel = opened.unwrap();
    let bot = tokio::spawn(async move { drop(host.serve(&mut channel).await) });
    Town { fake, clock, backend, store, bot }
}

impl Town {
    /// Lets time pass until it is so; answers whether that came about.
    async fn until(&self, mut done: impl FnMut() -> bool) -> bool {
        let end = tokio::time::Instant::now() + LIMIT;
        while tokio::time::Instant::now() < end {
            if done() {
                return true;
            }
            self.clock.pass(100);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        false
    }

    /// What follows has happened if it was to happen at all.
    async fn a_while(&self) {
        for _ in 0..40 {
            self.clock.pass(200);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The youngest idea that can be voted on in a group, once there are so many.
    async fn card(&self, group: &Group, count: usize) -> Seen {
        let cards = || said(group).into_iter().filter(is_card).collect::<Vec<_>>();
        assert!(self.until(|| cards().len() >= count).await, "{count} ideas: {:#?}", said(group));
        let cards = cards();
        assert_eq!(cards.len(), count, "{cards:#?}");
        cards[count - 1].clone()
    }

    async fn answered(&self, press: &str) {
        let done = || self.fake.pressed(press).is_some_and(|press| !press.answers.is_empty());
        assert!(self.until(done).await, "a press was not answered");
    }

    /// How much is kept of what was said and is not answered yet.
    fn unanswered(&self) -> usize {
        let mut count = 0;
        self.store.scan(b"telegram/in/", &mut |_, _| count += 1).unwrap();
        count
    }

    /// A member of a group.
    fn member(&self, group: &Group, id: i64) -> Person {
        group.enter(&self.fake.person(id, "fr"))
    }
}

/// What the bot said in a group.
fn said(group: &Group) -> Vec<Seen> {
    group.owner.sees().into_iter().filter(|seen| seen.by_bot).collect()
}

fn is_card(seen: &Seen) -> bool {
    seen.buttons.concat().iter().any(|button| button.data.is_some())
}

/// What the bot said to somebody alone.
fn in_private(person: &Person) -> Vec<Seen> {
    person.at(person.id).sees().into_iter().filter(|seen| seen.by_bot).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_people_vote_at_once_and_nobody_learns_how() {
    let town = town().await;
    let group = town.fake.person(1, "fr").group("Le bourg");
    let card = town.card(&group, 1).await;
    assert!(card.text.contains("Idée du jour\n« Il faut un vélo pour chacun (commune) »"), "{}", card.text);
    assert!(card.text.ends_with("Vos réponses restent secrètes, même dans ce groupe."), "{}", card.text);
    let labels: Vec<Vec<String>> =
        card.buttons.iter().map(|row| row.iter().map(|button| button.label.clone()).collect()).collect();
    assert_eq!(labels, [vec!["👍 Pour", "👎 Contre", "😐 Neutre"], vec!["Continuer en privé"]]);
    let link = card.buttons[1][0].url.clone().unwrap();
    assert!(link.starts_with("https://t.me/ilfaut_bot?start=p_"), "{link}");

    let before = town.clock.clone();
    let began = ilfaut_client::world::Clock::now(&before);
    let people: Vec<Person> = (10..20).map(|id| town.member(&group, id)).collect();
    let vote = |at: usize| if at.is_multiple_of(2) { "👍 Pour" } else { "👎 Contre" };
    let mut presses: Vec<String> =
        people.iter().enumerate().map(|(at, person)| person.press(vote(at)).unwrap()).collect();
    presses.push(people[0].press(vote(0)).unwrap());
    presses.push(people[1].press("😐 Neutre").unwrap());
    for press in &presses {
        town.answered(press).await;
    }
    assert!(town.until(|| said(&group)[0].text.contains("Ici : 10 réponses")).await, "{:#?}", said(&group));
    town.a_while().await;

    assert_eq!(town.unanswered(), 0);
    let row = town.backend.all(&"commune".into()).await.unwrap().remove(0);
    assert_eq!(row.tally.verified.votes, [5, 4, 1]);
    for (at, person) in people.iter().enumerate() {
        let toasts: Vec<String> = person.toasts().into_iter().map(|toast| toast.text).collect();
        let word = if at.is_multiple_of(2) { "pour" } else { "contre" };
        assert_eq!(toasts[0], format!("C'est noté : {word} ✓ – les résultats demain, ou en privé"));
        assert_eq!(toasts.len(), if at < 2 { 2 } else { 1 });
        assert!(in_private(person).is_empty());
    }
    let shown = said(&group);
    assert_eq!(shown.len(), 1, "only the idea itself: {shown:#?}");
    let text = &shown[0].text;
    assert!(!text.contains('%') && !text.contains("Camille") && !text.to_lowercase().contains("contre"), "{text}");
    let passed = ilfaut_client::world::Clock::now(&before).since(began);
    let edits = town.fake.counts().of("editMessageText").calls;
    assert!(edits >= 1 && edits <= 1 + usize::try_from(passed / (5 * Time::SECOND)).unwrap(), "{edits} in {passed} ms");
    assert_eq!(town.fake.counts().of("sendMessage").calls, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_day_tells_what_became_of_it_and_only_who_leads_ends_it() {
    let town = town().await;
    let group = town.fake.person(1, "fr").group("Le bourg");
    let member = town.member(&group, 10);
    town.card(&group, 1).await;
    town.answered(&member.press("👍 Pour").unwrap()).await;
    member.say("/stop@ilfaut_bot");
    assert!(town.until(|| town.fake.counts().of("getChatMember").calls == 1).await);
    town.clock.set(NOON.plus(19 * HOUR)); // eight in the morning in Paris
    town.a_while().await;
    town.card(&group, 1).await;
    town.clock.set(NOON.plus(21 * HOUR));
    let card = town.card(&group, 2).await;
    let before =
        "Idée précédente : « Il faut un vélo pour chacun (commune) » Encore trop peu de votes pour un résultat.";
    assert!(card.text.starts_with(before) && card.text.contains("des bancs"), "{}", card.text);

    group.owner.say("/stop@ilfaut_bot");
    let ends = || said(&group).last().is_some_and(|seen| seen.text.starts_with("C'est entendu"));
    assert!(town.until(ends).await, "{:#?}", said(&group));
    town.clock.set(NOON.plus(2 * Time::DAY));
    town.a_while().await;
    town.card(&group, 2).await;
    member.say("/start@ilfaut_bot");
    assert!(town.until(|| said(&group).last().is_some_and(|seen| seen.text.starts_with("Un administrateur"))).await);
    group.remove();
    town.a_while().await;
    group.add();
    let again = town.card(&group, 3).await;
    assert!(again.text.starts_with("Bonjour !"), "forgotten when it was removed: {}", again.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_says_which_question_and_a_group_that_moves_is_followed() {
    let town = town().await;
    let group = town.fake.person(1, "fr").group("Le bourg");
    group.owner.say("/start@ilfaut_bot ecole");
    let card = town.card(&group, 1).await;
    assert!(card.text.contains("(ecole)"), "{}", card.text);
    let moved = group.migrate();
    town.a_while().await;
    town.clock.set(NOON.plus(Time::DAY));
    let card = town.card(&moved, 1).await;
    assert!(
        card.text.contains("Idée précédente") && card.text.contains("des bancs à l'ombre (ecole)"),
        "{}",
        card.text
    );
    let member = town.member(&moved, 10);
    town.answered(&member.press("👎 Contre").unwrap()).await;
    assert!(town.until(|| said(&moved)[0].text.contains("Ici : 1 réponse")).await, "{:#?}", said(&moved));
    assert_eq!(said(&group).len(), 1, "nothing more where the group was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idea_said_in_a_group_is_answered_in_private() {
    let town = town().await;
    let group = town.fake.person(1, "fr").group("Le bourg");
    let (known, stranger) = (town.member(&group, 10), town.member(&group, 11));
    known.at(10).start("");
    group.owner.say("/start@ilfaut_bot nowhere");
    let card = town.card(&group, 1).await;
    assert!(town.until(|| !in_private(&known).is_empty()).await);
    let before = in_private(&known).len();
    known.reply(card.id, "il faut planter des arbres le long de la route");
    let has = |person: &Person, text: &str| in_private(person).iter().any(|seen| seen.text.contains(text));
    assert!(town.until(|| has(&known, "Comment signer")).await, "{:#?}", in_private(&known));
    assert!(in_private(&known).len() > before);
    stranger.say("/proposer@ilfaut_bot il faut nettoyer la rivière");
    let told = || said(&group).len() == 2;
    assert!(town.until(told).await, "{:#?}", said(&group));
    let line = said(&group).remove(1);
    assert!(!line.text.contains("rivière") && !line.text.contains("Camille"), "{}", line.text);
    assert_eq!(line.buttons[0][0].url.as_deref(), Some("https://t.me/ilfaut_bot"));
    known.reply(card.id, "et qui paie ?");
    town.a_while().await;
    assert_eq!(said(&group).len(), 2, "what people say to each other is nobody's business");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ideas_are_offered_in_any_chat_to_whoever_nobody_knows() {
    let town = town().await;
    let before = town.backend.head().await.unwrap();
    let person = town.fake.person(10, "fr");
    let query = person.ask("velo");
    assert!(town.until(|| person.offered(&query).is_some()).await);
    let offered = person.offered(&query).unwrap();
    assert_eq!((offered.cache, offered.personal), (Some(60), true));
    let results = offered.results.unwrap();
    let title = |result: &Value| result["title"].as_str().unwrap().to_owned();
    let mut titles: Vec<String> = results.iter().map(title).collect();
    titles.sort();
    assert_eq!(titles, ["Il faut des vélos à l'heure (commune)", "Il faut un vélo pour chacun (commune)"]);
    for result in &results {
        let text = result["input_message_content"]["message_text"].as_str().unwrap();
        assert!(text.contains("\nVotez ici : https://t.me/ilfaut_bot?start=p_"), "{text}");
        let buttons = result["reply_markup"]["inline_keyboard"].as_array().unwrap();
        assert!(buttons.len() == 1 && buttons[0][0]["url"].is_string() && buttons[0][0].get("callback_data").is_none());
    }
    let all = person.ask("");
    assert!(town.until(|| person.offered(&all).is_some()).await);
    let newest = person.offered(&all).unwrap().results.unwrap();
    assert_eq!((newest.len(), title(&newest[0]).contains("des vélos à l'heure")), (4, true));
    let nothing = person.ask("zzz");
    assert!(town.until(|| person.offered(&nothing).is_some_and(|asked| asked.results == Some(Vec::new()))).await);
    assert_eq!(town.backend.head().await.unwrap(), before, "nobody became a participant");
}
