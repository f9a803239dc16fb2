//! What waits is delivered once, in order, and ends as it was last wished.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::*;
use crate::model::{Ballot, Language, Signature, Status, Time, VoteKey};
use crate::store::memory::MemoryStore;
use Qualification::{Doable, LikeIt};
use VoteKey::{Agree, Disagree};

const NOUR: ParticipantId = ParticipantId([1; 16]);
const YANN: ParticipantId = ParticipantId([2; 16]);

/// A consultation that can be out of reach after so many changes, and refuses some proposals.
#[derive(Default)]
struct Far {
    ballots: Mutex<BTreeMap<(ParticipantId, String), Option<Ballot>>>,
    seen: Mutex<Vec<(String, Change)>>,
    reach: Mutex<Option<usize>>,
    refused: Option<&'static str>,
}

#[async_trait]
impl Courier for Far {
    async fn bring(&self, who: ParticipantId, card: &Card, change: Change) -> std::result::Result<(), Undelivered> {
        if self.refused == Some(&*card.proposal.0) {
            return Err(Error::Refused(Refusal::OwnProposal).into());
        }
        let mut reach = self.reach.lock().unwrap();
        match reach.as_mut() {
            Some(0) => return Err(Error::Unavailable("away".into()).into()),
            Some(left) => *left -= 1,
            None => {}
        }
        let mut ballots = self.ballots.lock().unwrap();
        let ballot = ballots.entry((who, card.proposal.to_string())).or_default();
        *ballot = change.upon(ballot.as_ref()).unwrap_or_else(|_| ballot.clone());
        self.seen.lock().unwrap().push((card.proposal.to_string(), change));
        Ok(())
    }
}

impl Far {
    fn ballot(&self, who: ParticipantId, proposal: &str) -> Option<Ballot> {
        self.ballots.lock().unwrap().get(&(who, proposal.to_owned())).cloned().flatten()
    }
}

fn card(proposal: &str) -> Card {
    Card {
        proposal: proposal.into(),
        question: "q".into(),
        text: "Il faut des arceaux".into(),
        language: Language::FRENCH,
        author: Signature::default(),
        topics: vec![],
        status: Status::Accepted,
        mine: false,
        ballot: None,
        standing: None,
        waiting: false,
        sent: Time(1_000),
    }
}

fn outbox() -> Outbox {
    Outbox::new(Arc::new(MemoryStore::default()))
}

#[tokio::test]
async fn what_was_wished_last_is_what_stands_in_the_end() {
    let (outbox, far) = (outbox(), Far::default());
    for change in
        [Change::Vote(Disagree), Change::Vote(Agree), Change::Qualify(LikeIt, true), Change::Qualify(Doable, true)]
    {
        assert!(outbox.keep(NOUR, &card("p1"), change).unwrap().waiting);
    }
    let shown = outbox.keep(NOUR, &card("p1"), Change::Qualify(LikeIt, false)).unwrap();
    assert_eq!(shown.ballot, Some(Ballot { key: Agree, qualifications: vec![Doable] }));
    assert_eq!(outbox.pending(NOUR).unwrap().len(), 1);
    assert_eq!(outbox.deliver(NOUR, &far).await.unwrap(), 1);
    assert_eq!(far.ballot(NOUR, "p1"), shown.ballot);
    assert_eq!((outbox.deliver(NOUR, &far).await.unwrap(), outbox.everybody().unwrap()), (0, vec![]));
}

#[tokio::test]
async fn nothing_is_lost_or_doubled_when_the_way_is_cut_anywhere() {
    for cut in 0..6 {
        let (outbox, far) = (outbox(), Far { reach: Mutex::new(Some(cut)), ..Far::default() });
        outbox.keep(NOUR, &card("p1"), Change::Vote(Agree)).unwrap();
        outbox.keep(NOUR, &card("p1"), Change::Qualify(LikeIt, true)).unwrap();
        outbox.keep(NOUR, &card("p2"), Change::Vote(Disagree)).unwrap();
        let _ = outbox.deliver(NOUR, &far).await;
        let changed = outbox.keep(NOUR, &card("p1"), Change::Vote(Disagree)).unwrap();
        *far.reach.lock().unwrap() = None;
        outbox.deliver(NOUR, &far).await.unwrap();
        assert_eq!(far.ballot(NOUR, "p1"), changed.ballot, "cut after {cut}");
        assert_eq!(far.ballot(NOUR, "p2").map(|ballot| ballot.key), Some(Disagree), "cut after {cut}");
        assert_eq!(outbox.pending(NOUR).unwrap(), []);
    }
}

#[tokio::test]
async fn the_oldest_wish_goes_first_and_a_refused_one_stops_nobody() {
    let (outbox, far) = (outbox(), Far { refused: Some("p2"), ..Far::default() });
    for proposal in ["p3", "p1", "p2", "p4"] {
        outbox.keep(NOUR, &card(proposal), Change::Vote(Agree)).unwrap();
    }
    outbox.keep(NOUR, &card("p3"), Change::Unvote).unwrap();
    assert_eq!(outbox.deliver(NOUR, &far).await.unwrap(), 4);
    let seen: Vec<String> = far.seen.lock().unwrap().iter().map(|(proposal, _)| proposal.clone()).collect();
    assert_eq!(seen, ["p1", "p4", "p3"]);
    assert_eq!((far.ballot(NOUR, "p2"), outbox.pending(NOUR).unwrap()), (None, vec![]));
}

#[tokio::test]
async fn words_that_stood_before_are_lifted_when_a_vote_goes_and_comes_back() {
    for away in [Change::Vote(Disagree), Change::Unvote] {
        let (outbox, far) = (outbox(), Far::default());
        let stood = Some(Ballot { key: Agree, qualifications: vec![LikeIt] });
        far.ballots.lock().unwrap().insert((NOUR, "p1".to_owned()), stood.clone());
        let known = Card { ballot: stood, ..card("p1") };
        outbox.keep(NOUR, &known, away).unwrap();
        let back = outbox.keep(NOUR, &known, Change::Vote(Agree)).unwrap();
        outbox.deliver(NOUR, &far).await.unwrap();
        assert_eq!(
            (far.ballot(NOUR, "p1"), back.ballot.map(|ballot| ballot.qualifications)),
            (Some(Ballot { key: Agree, qualifications: vec![] }), Some(vec![]))
        );
    }
}

#[test]
fn people_are_kept_apart() {
    let outbox = outbox();
    outbox.keep(NOUR, &card("p1"), Change::Vote(Agree)).unwrap();
    outbox.keep(YANN, &card("p1"), Change::Vote(Disagree)).unwrap();
    assert_eq!(outbox.everybody().unwrap(), [NOUR, YANN]);
    outbox.forget(NOUR).unwrap();
    assert_eq!((outbox.pending(NOUR).unwrap().len(), outbox.pending(YANN).unwrap().len()), (0, 1));
    assert_eq!(outbox.over(YANN, card("p1")).unwrap().ballot.map(|ballot| ballot.key), Some(Disagree));
}

#[test]
fn a_word_without_its_vote_is_refused_and_nothing_is_kept() {
    let outbox = outbox();
    let refused = outbox.keep(NOUR, &card("p1"), Change::Qualify(LikeIt, true));
    assert!(matches!(refused, Err(Error::Refused(Refusal::QualificationDoesNotFit))));
    assert_eq!(outbox.pending(NOUR).unwrap(), []);
}
