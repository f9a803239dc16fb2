//! Why a detector marked somebody's votes and what moderators made of it, in words: the same in every program.

use ilfaut_client::backend::{Cohort, Mark};
use ilfaut_client::model::{Language, ParticipantId, ProposalId};
use ilfaut_client::rules::watch::{Level, Reason};

use crate::locale::{Part, Words};

/// From so many seconds on, a span is told in minutes.
const MINUTES: u64 = 120;

/// An alert, or a cohort that no detector sees any more, with what moderators made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Why, in numbers.
    pub reason: Reason,
    /// How serious it is; none: no detector sees it any more.
    pub level: Option<Level>,
    /// Whose votes.
    pub participants: Vec<ParticipantId>,
    /// On what; empty where no detector sees it any more.
    pub proposals: Vec<ProposalId>,
    /// The last proposal to set these votes aside, and what became of it.
    pub cohort: Option<Cohort>,
}

impl Entry {
    /// Six signs that name these people: the same as long as they are the same.
    pub fn name(&self) -> String {
        let bytes = self.participants.iter().flat_map(|who| who.0);
        // FNV-1a, 32 bits: short, and the same on every machine.
        let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        format!("{:06x}", hash >> 8)
    }

    /// The cohort that still stands: proposed or confirmed, and not taken back.
    pub fn standing(&self) -> Option<&Cohort> {
        self.cohort.as_ref().filter(|cohort| cohort.restored.is_none())
    }

    fn of(mark: Mark, cohorts: &[Cohort]) -> Self {
        let covers = |cohort: &&Cohort| mark.participants.iter().all(|who| cohort.participants.contains(who));
        let cohort = cohorts.iter().rev().find(covers).cloned();
        let Mark { reason, level, participants, proposals } = mark;
        Self { reason, level: Some(level), participants, proposals, cohort }
    }

    fn past(cohort: Cohort) -> Self {
        let participants = cohort.participants.clone();
        Self { reason: cohort.reason, level: None, participants, proposals: Vec::new(), cohort: Some(cohort) }
    }
}

/// Every alert with its cohort, the most serious first; then the cohorts that no alert speaks of, the newest first.
pub fn entries(marks: Vec<Mark>, cohorts: Vec<Cohort>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = marks.into_iter().map(|mark| Entry::of(mark, &cohorts)).collect();
    let told: Vec<_> = entries.iter().filter_map(|entry| entry.cohort.as_ref().map(|cohort| cohort.id)).collect();
    entries.extend(cohorts.into_iter().rev().filter(|cohort| !told.contains(&cohort.id)).map(Entry::past));
    entries
}

/// Why, in one sentence.
pub fn reason(reason: &Reason, language: Language) -> String {
    let words = Words::new(language, Part::Files);
    let say = |id: &str, numbers: &[(&str, u64)]| {
        let args: Vec<_> = numbers.iter().map(|(name, number)| (*name, (*number).into())).collect();
        words.say_with(id, &args)
    };
    let timed = |id: &str, numbers: &[(&str, u64)], seconds: u64| {
        let span = if seconds < MINUTES { ("span-seconds", seconds) } else { ("span-minutes", seconds.div_ceil(60)) };
        let mut args: Vec<_> = numbers.iter().map(|(name, number)| (*name, (*number).into())).collect();
        args.push(("span", words.say_with(span.0, &[("n", span.1.into())]).into()));
        words.say_with(id, &args)
    };
    match *reason {
        Reason::Burst { votes, seconds, alike } => timed("alert-burst", &[("votes", votes), ("alike", alike)], seconds),
        Reason::Straight { votes, seconds } => timed("alert-straight", &[("votes", votes)], seconds),
        Reason::Twins { accounts, shared } => say("alert-twins", &[("accounts", accounts), ("shared", shared)]),
        Reason::Haste { votes, seconds } => timed("alert-haste", &[("votes", votes)], seconds),
        Reason::Cohort { accounts, seconds, proposals } => {
            timed("alert-cohort", &[("accounts", accounts), ("proposals", proposals)], seconds)
        }
        Reason::Echo { proposals, accounts } => say("alert-echo", &[("proposals", proposals), ("accounts", accounts)]),
    }
}

/// How serious, in a word or two; also where no detector sees it any more.
pub fn level(level: Option<Level>, language: Language) -> String {
    let id = match level {
        Some(Level::Warning) => "level-warning",
        Some(Level::Notice) => "level-notice",
        None => "level-past",
    };
    Words::new(language, Part::Files).say(id)
}

/// What moderators made of it, in one sentence; none: nobody has proposed anything.
pub fn state(cohort: Option<&Cohort>, language: Language) -> String {
    let words = Words::new(language, Part::Files);
    let Some(cohort) = cohort else { return words.say("cohort-none") };
    let proposed = ("proposed", cohort.proposed.as_str().into());
    match (&cohort.restored, &cohort.confirmed) {
        (Some(restored), _) => words.say_with("cohort-restored", &[("restored", restored.as_str().into())]),
        (None, Some(confirmed)) => {
            words.say_with("cohort-confirmed", &[proposed, ("confirmed", confirmed.as_str().into())])
        }
        (None, None) => words.say_with("cohort-proposed", &[proposed]),
    }
}

/// What people whose votes are set aside say against it, one sentence each, on one line.
pub fn objections(cohort: Option<&Cohort>, language: Language) -> Vec<String> {
    let words = Words::new(language, Part::Files);
    let said = cohort.map_or(&[][..], |cohort| &cohort.objections).iter().map(|objected| match &objected.words {
        Some(own) => words.say_with("objection", &[("words", own.replace(['\n', '\r'], " ").into())]),
        None => words.say("objection-erased"),
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use ilfaut_client::backend::{CohortId, Objected};
    use ilfaut_client::model::Time;

    use super::*;

    fn mark(people: &[u128]) -> Mark {
        let participants = people.iter().map(|n| ParticipantId(n.to_be_bytes())).collect();
        let reason = Reason::Haste { votes: 15, seconds: 4 };
        Mark { reason, level: Level::Notice, participants, proposals: vec!["p1".into()] }
    }

    fn cohort(id: u32, people: &[u128]) -> Cohort {
        let Mark { reason, participants, .. } = mark(people);
        let (proposed, at) = ("Inès".to_owned(), Time(0));
        let objected =
            |words: Option<&str>| Objected { participant: participants[0], at, words: words.map(str::to_owned) };
        let objections = vec![objected(Some("Je vote\nvite.")), objected(None)];
        Cohort { id: CohortId(id), participants, reason, proposed, at, confirmed: None, restored: None, objections }
    }

    #[test]
    fn every_reason_is_a_sentence_with_its_numbers_in_both_languages() {
        let reasons = [
            (Reason::Burst { votes: 4_000, seconds: 468, alike: 3_900 }, ["000", "900", "8"]),
            (Reason::Straight { votes: 45, seconds: 40 }, ["45", "40", ""]),
            (Reason::Twins { accounts: 4, shared: 20 }, ["4", "20", ""]),
            (Reason::Haste { votes: 15, seconds: 5 }, ["15", "5", ""]),
            (Reason::Cohort { accounts: 24, seconds: 600, proposals: 6 }, ["24", "10", "6"]),
            (Reason::Echo { proposals: 3, accounts: 2 }, ["3", "2", ""]),
        ];
        for language in [Language::FRENCH, Language::ENGLISH] {
            for (why, numbers) in &reasons {
                let said = reason(why, language);
                assert!(!said.contains(['[', '{']) && numbers.iter().all(|number| said.contains(number)), "{said}");
            }
            for level_ in [None, Some(Level::Notice), Some(Level::Warning)] {
                assert!(!level(level_, language).contains('['));
            }
        }
    }

    #[test]
    fn an_alert_meets_its_cohort_and_others_follow() {
        let taken = Cohort { restored: Some("Yann".to_owned()), ..cohort(1, &[7]) };
        let confirmed = Cohort { confirmed: Some("Yann".to_owned()), ..cohort(2, &[1, 2, 3]) };
        let found = entries(vec![mark(&[1, 2]), mark(&[9])], vec![cohort(0, &[1, 2]), taken, confirmed]);
        let of = |entry: &Entry| (entry.level.is_some(), entry.cohort.as_ref().map(|cohort| cohort.id.0));
        assert_eq!(
            found.iter().map(of).collect::<Vec<_>>(),
            [(true, Some(2)), (true, None), (false, Some(1)), (false, Some(0))]
        );
        assert_eq!((found[0].standing().map(|cohort| cohort.id.0), found[2].standing()), (Some(2), None));
        for language in [Language::FRENCH, Language::ENGLISH] {
            let said: Vec<String> = found.iter().map(|entry| state(entry.cohort.as_ref(), language)).collect();
            assert!(said.iter().all(|said| !said.contains('[')) && said[0].contains("Inès"), "{said:?}");
            let said = objections(found[0].cohort.as_ref(), language);
            assert!(said.len() == 2 && said[0].contains("Je vote vite.") && !said[1].contains('['), "{said:?}");
        }
    }

    #[test]
    fn a_name_follows_from_the_people_alone() {
        let of = |people: &[u128]| entries(vec![mark(people)], Vec::new()).remove(0).name();
        assert_eq!((of(&[1, 2]), of(&[1, 2]).len()), (of(&[1, 2]), 6));
        assert_ne!(of(&[1, 2]), of(&[1, 3]));
    }
}
