//! The small language of filters: words, "phrases", `field: value`, `>2h`, `≈>0,8`, each with `-` in front for its opposite.
//! Names are read in every language of the console, whatever the accents; whoever mistypes one is told which word it was.

use ilfaut_client::model::{Channel, Language, Question, RefusalReason, Status, Time, Topic, TopicId};
use ilfaut_client::rules::flags::Flag;
use ilfaut_client::rules::words::folded;
use ilfaut_config::locale::{Part, Words};

use super::{Filter, Sign, Term, Test};
use crate::signals::Signal;
use crate::voice;

/// A word of a filter that means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The word.
    pub(crate) word: String,
    /// The message that says why.
    pub(crate) why: &'static str,
}

impl Fault {
    fn new(word: &str, why: &'static str) -> Self {
        Self { word: word.to_owned(), why }
    }

    /// As it is told.
    pub(crate) fn said(&self, words: &Words) -> String {
        words.say_with(self.why, &[("word", self.word.as_str().into())])
    }
}

/// What can be asked of a proposal by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Status,
    Channel,
    Topic,
    Reason,
    Author,
    Language,
    Sign,
    Held,
}

/// The fields, each with the message that names it.
const FIELDS: [(Field, &str); 8] = [
    (Field::Status, "filter-status"),
    (Field::Channel, "filter-channel"),
    (Field::Topic, "filter-topic"),
    (Field::Reason, "filter-reason"),
    (Field::Author, "filter-author"),
    (Field::Language, "filter-language"),
    (Field::Sign, "filter-sign"),
    (Field::Held, "filter-held"),
];

/// The signs, each with the message that names it.
const SIGNS: [(Sign, &str); 12] = [
    (Sign::Seen(Signal::Flag(Flag::Link)), "sign-link"),
    (Sign::Seen(Signal::Flag(Flag::Capitals)), "sign-capitals"),
    (Sign::Seen(Signal::Flag(Flag::TooShort)), "sign-short"),
    (Sign::Seen(Signal::Hidden), "sign-hidden"),
    (Sign::Seen(Signal::Flag(Flag::Insult)), "sign-insult"),
    (Sign::Seen(Signal::Flag(Flag::SeveralIdeas)), "sign-several"),
    (Sign::Seen(Signal::Flag(Flag::Language)), "sign-language"),
    (Sign::Seen(Signal::Flag(Flag::Test)), "sign-test"),
    (Sign::Seen(Signal::Flag(Flag::Question)), "sign-question"),
    (Sign::Seen(Signal::Flag(Flag::Repeated)), "sign-repeated"),
    (Sign::Seen(Signal::Flag(Flag::PersonalData)), "sign-personal"),
    (Sign::Echo, "sign-echo"),
];

const CHANNELS: [Channel; 5] = [Channel::Terminal, Channel::Telegram, Channel::Matrix, Channel::Web, Channel::File];
const STATUSES: [Status; 4] = [Status::Pending, Status::Postponed, Status::Accepted, Status::Refused];

/// The names that a filter may use: those of the console in each of its languages, and the topics of a question.
pub(crate) struct Lexicon {
    spoken: [Words; 2],
    topics: Vec<(TopicId, String)>,
}

impl Lexicon {
    /// The names for filters on a question.
    pub(crate) fn new(question: &Question) -> Self {
        let spoken = [Language::FRENCH, Language::ENGLISH].map(|language| Words::new(language, Part::Console));
        let label = |language: Language, topic: &Topic| folded(topic.label.within(language));
        let labelled = question.topics.iter().flat_map(|topic| {
            let labels = [Language::FRENCH, Language::ENGLISH].map(|language| label(language, topic));
            labels.into_iter().chain([folded(&topic.id.0)]).map(|label| (topic.id.clone(), label))
        });
        Self { topics: labelled.collect(), spoken }
    }

    /// Reads a filter.
    pub(crate) fn read(&self, text: &str) -> Result<Filter, Fault> {
        let pieces = pieces(text)?;
        let terms = pieces.iter().map(|piece| self.term(piece)).collect::<Result<_, _>>()?;
        Ok(Filter { text: text.trim().to_owned(), terms })
    }

    fn term(&self, piece: &Piece) -> Result<Term, Fault> {
        let bare = piece.text.strip_prefix('-').filter(|rest| !rest.is_empty());
        let test = self.test(bare.unwrap_or(&piece.text), piece.quoted)?;
        Ok(Term { not: bare.is_some(), test })
    }

    fn test(&self, word: &str, quoted: bool) -> Result<Test, Fault> {
        if quoted {
            return Ok(Test::Words(folded(word)));
        }
        if let Some(likeness) = word.strip_prefix(['≈', '~']) {
            return alike(likeness).ok_or_else(|| Fault::new(word, "filter-bad-likeness"));
        }
        if let Some(age) = word.strip_prefix(['>', '<']) {
            let age = milliseconds(age).ok_or_else(|| Fault::new(word, "filter-bad-age"))?;
            return Ok(if word.starts_with('>') { Test::Older(age) } else { Test::Younger(age) });
        }
        match word.split_once(':').filter(|(name, rest)| is_name(name) && !rest.starts_with("//")) {
            Some((name, value)) => self.asked(word, name, value),
            None => Ok(Test::Words(folded(word))),
        }
    }

    /// A test by the name of a field.
    fn asked(&self, word: &str, name: &str, value: &str) -> Result<Test, Fault> {
        let name = folded(name);
        let field = FIELDS.iter().find(|(_, id)| self.names(id).contains(&name)).map(|(field, _)| *field);
        let field = field.ok_or_else(|| Fault::new(word, "filter-unknown-field"))?;
        let test = if value.is_empty() { None } else { self.valued(field, &folded(value)) };
        test.ok_or_else(|| Fault::new(word, "filter-unknown-value"))
    }

    fn valued(&self, field: Field, value: &str) -> Option<Test> {
        Some(match field {
            Field::Status => {
                Test::Status(self.named(&STATUSES, value, |words, known| {
                    format!("{} {}", voice::status(words, known), known.name())
                })?)
            }
            Field::Channel => Test::Channel(self.channels(value)?),
            Field::Topic => Test::Topic(self.topics(value)?),
            Field::Reason => Test::Reason(self.named(&RefusalReason::ALL, value, voice::reason)?),
            Field::Author => match value.strip_prefix('#') {
                Some(number) => Test::Writer(number.to_owned()),
                None => Test::Author(value.to_owned()),
            },
            Field::Language => Test::Language(value.parse().ok()?),
            Field::Sign => Test::Sign(self.signs(value)?),
            Field::Held if self.names("filter-anybody").iter().any(|name| name == value) => Test::Held(String::new()),
            Field::Held => Test::Held(value.to_owned()),
        })
    }

    /// What is called so in one of the languages, or begins so.
    fn named<T: Copy>(&self, known: &[T], value: &str, name: impl Fn(&Words, T) -> String) -> Option<Vec<T>> {
        let is = |one: &T| self.spoken.iter().any(|words| begins(&name(words, *one), value));
        let found: Vec<T> = known.iter().copied().filter(is).collect();
        (!found.is_empty()).then_some(found)
    }

    fn channels(&self, value: &str) -> Option<Vec<Channel>> {
        let marked = CHANNELS.into_iter().find(|channel| folded(voice::channel_mark(*channel)) == value);
        marked.map(|channel| vec![channel]).or_else(|| self.named(&CHANNELS, value, voice::channel))
    }

    fn topics(&self, value: &str) -> Option<Vec<TopicId>> {
        let found = self.topics.iter().filter(|(_, label)| begins(label, value)).map(|(topic, _)| topic.clone());
        let found: Vec<TopicId> = found.collect();
        (!found.is_empty()).then_some(found)
    }

    fn signs(&self, value: &str) -> Option<Vec<Sign>> {
        let is = |id: &str| self.names(id).iter().any(|name| name.starts_with(value));
        let found: Vec<Sign> = SIGNS.iter().filter(|(_, id)| is(id)).map(|(sign, _)| *sign).collect();
        (!found.is_empty()).then_some(found)
    }

    /// The names of a message in every language, folded.
    fn names(&self, id: &str) -> Vec<String> {
        let said = self.spoken.iter().map(|words| words.say(id));
        said.flat_map(|said| said.split('|').map(folded).collect::<Vec<_>>()).collect()
    }
}

/// Whether a name, or a word of it, begins so.
fn begins(name: &str, value: &str) -> bool {
    let name = folded(name);
    name.starts_with(value) || name.split([' ', '-', '\'']).any(|word| word.starts_with(value))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(char::is_alphabetic)
}

/// What stands between blanks, or between quotes.
#[derive(Debug, Default)]
struct Piece {
    text: String,
    /// Whether it is quoted from its beginning on (a `-` aside).
    quoted: bool,
}

/// The pieces of a filter.
fn pieces(text: &str) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Vec::new();
    let mut piece = Piece::default();
    let mut within = false;
    for c in text.chars() {
        match c {
            '"' | '«' | '»' | '“' | '”' => {
                piece.quoted |= !within && matches!(piece.text.as_str(), "" | "-");
                within = !within;
            }
            c if c.is_whitespace() && !within => pieces.push(std::mem::take(&mut piece)),
            c => piece.text.push(c),
        }
    }
    if within {
        return Err(Fault::new(&piece.text, "filter-unclosed"));
    }
    pieces.push(piece);
    for piece in pieces.iter_mut().filter(|piece| piece.quoted) {
        let bare = piece.text.trim_start_matches('-').trim();
        piece.text = if piece.text.starts_with('-') { format!("-{bare}") } else { bare.to_owned() };
    }
    pieces.retain(|piece| !piece.text.is_empty() && piece.text != "-");
    Ok(joined(pieces))
}

/// A name that ends with its colon takes the next piece for its value.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match joined.last_mut().filter(|last| !last.quoted && last.text.len() > 1 && last.text.ends_with(':')) {
            Some(last) => last.text.push_str(&piece.text),
            None => joined.push(piece),
        }
    }
    joined
}

/// `>0,8`, `>80`, `0.8`: at least so alike; `<0,5`: less.
fn alike(written: &str) -> Option<Test> {
    let less = written.starts_with('<');
    let number: f64 =
        written.trim_start_matches(['>', '<', '=', '≥', '≤']).trim_end_matches('%').replace(',', ".").parse().ok()?;
    let percent = if number <= 1.0 { number * 100.0 } else { number };
    let percent = (0..=100_u8).rfind(|known| f64::from(*known) <= percent + 1e-9).filter(|_| percent <= 100.0)?;
    Some(if less { Test::Unlike(percent) } else { Test::Alike(percent) })
}

/// `2h`, `10min`, `3j`, in milliseconds.
fn milliseconds(written: &str) -> Option<i64> {
    let unit = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let number: i64 = written[..written.len() - unit.len()].parse().ok()?;
    let each = match folded(unit).as_str() {
        "s" | "sec" => Time::SECOND,
        "m" | "min" | "mn" => 60 * Time::SECOND,
        "h" => 3_600 * Time::SECOND,
        "j" | "d" => Time::DAY,
        "sem" | "w" => 7 * Time::DAY,
        _ => return None,
    };
    number.checked_mul(each)
}
