//! Every detector catches an attack made for it, among honest people of whom none is marked; and bears any input.

use super::*;
use crate::model::{Time, VoteKey};
use crate::world::Dice;

/// People who vote for themselves.
const HONEST: u32 = 300;
/// Proposals they vote on.
const PROPOSALS: u32 = 60;
/// When it begins.
const START: i64 = 1_767_600_000_000;

fn vote(who: u32, proposal: u32, at: i64, key: VoteKey, since: i64) -> Vote {
    Vote { who, proposal, at: Time(at), dealt: None, key, link: None, since: Time(since) }
}

/// An honest answer: each proposal has its own shares.
fn answer(proposal: u32, dice: &mut Dice) -> VoteKey {
    let agree = 40 + u64::from(proposal * 7 % 45);
    match dice.below(100) {
        throw if throw < agree => VoteKey::Agree,
        throw if throw < agree + (100 - agree) / 2 => VoteKey::Disagree,
        _ => VoteKey::Neutral,
    }
}

/// People who come over two days and take two to twelve seconds for each of up to thirty proposals.
fn honest() -> Facts {
    let mut dice = Dice::seeded(3);
    let mut facts = Facts::default();
    for who in 0..HONEST {
        let since = START + i64::try_from(dice.below(172_800_000)).unwrap();
        let mut at = since;
        let first = u32::try_from(dice.below(u64::from(PROPOSALS))).unwrap();
        for step in 0..u32::try_from(5 + dice.below(25)).unwrap() {
            at += 2_000 + i64::try_from(dice.below(10_000)).unwrap();
            let proposal = (first + step * 7) % PROPOSALS;
            let key = answer(proposal, &mut dice);
            facts.votes.push(vote(who, proposal, at, key, since));
        }
    }
    facts
}

fn only(facts: &Facts) -> Alert {
    let mut alerts = watch(facts);
    assert_eq!(alerts.len(), 1, "{alerts:?}");
    alerts.remove(0)
}

#[test]
fn honest_people_are_not_marked() {
    assert_eq!(watch(&honest()), []);
}

#[test]
fn a_burst_through_one_link_is_seen_and_an_honest_link_is_not() {
    let (mut pushed, mut shared) = (honest(), honest());
    let mut dice = Dice::seeded(9);
    for n in 0..40 {
        let (who, at) = (1_000 + n, START + 86_400_000 + i64::from(n) * 12_000);
        let through = |key| Vote { link: Some(5), ..vote(who, 5, at, key, START - 86_400_000 * i64::from(n)) };
        pushed.votes.push(through(VoteKey::Agree));
        shared.votes.push(through(answer(5, &mut dice)));
    }
    let alert = only(&pushed);
    assert_eq!(alert.reason, Reason::Burst { votes: 40, seconds: 468, alike: 40 });
    assert_eq!((alert.level, alert.proposals, alert.participants.len()), (Level::Warning, vec![5], 40));
    assert_eq!(watch(&shared), []);
}

#[test]
fn the_same_answer_without_pause_is_straight_lining() {
    let mut facts = honest();
    facts.votes.extend((0..45).map(|n| vote(900, n, START + i64::from(n) * 900, VoteKey::Disagree, START)));
    let alert = only(&facts);
    assert_eq!((alert.reason, alert.participants), (Reason::Straight { votes: 45, seconds: 40 }, vec![900]));
}

#[test]
fn the_same_answer_with_time_to_read_is_an_opinion() {
    let mut facts = honest();
    facts.votes.extend((0..45).map(|n| vote(900, n, START + i64::from(n) * 6_000, VoteKey::Disagree, START)));
    assert_eq!(watch(&facts), []);
}

#[test]
fn accounts_that_vote_alike_and_together_are_twins() {
    let mut facts = honest();
    let mut dice = Dice::seeded(5);
    for proposal in 0..20 {
        let key = answer(proposal, &mut dice);
        for account in 0..4 {
            let at = START + i64::from(proposal) * 7_000 + i64::from(account) * 1_500;
            facts.votes.push(vote(900 + account, proposal, at, key, START - 9_000_000 * i64::from(account)));
        }
    }
    let alert = only(&facts);
    assert_eq!(alert.reason, Reason::Twins { accounts: 4, shared: 20 });
    assert_eq!(alert.participants, [900, 901, 902, 903]);
}

#[test]
fn votes_faster_than_reading_are_haste_unless_the_cards_lay_there() {
    let mut facts = honest();
    let mut dice = Dice::seeded(6);
    let fast: Vec<Vote> =
        (0..18).map(|n| vote(900, n, START + i64::from(n) * 300, answer(n, &mut dice), START)).collect();
    facts.votes.extend(&fast);
    let alert = only(&facts);
    assert_eq!((alert.reason, alert.participants), (Reason::Haste { votes: 15, seconds: 5 }, vec![900]));
    let mut read = honest();
    read.votes.extend(fast.iter().map(|vote| Vote { dealt: Some(Time(START - 600_000)), ..*vote }));
    assert_eq!(watch(&read), []);
}

#[test]
fn a_cohort_that_pushes_a_slate_is_seen_and_a_crowd_is_not() {
    let (mut brigade, mut crowd) = (honest(), honest());
    let mut dice = Dice::seeded(8);
    for account in 0..24 {
        let since = START + 90_000_000 + i64::from(account) * 20_000;
        for step in 0..10 {
            let at = since + i64::from(step) * (9_000 + i64::from(account) * 500);
            let proposal = (account + step) % 12;
            let pushed = if proposal < 6 { VoteKey::Disagree } else { answer(proposal, &mut dice) };
            brigade.votes.push(vote(900 + account, proposal, at, pushed, since));
            crowd.votes.push(vote(900 + account, proposal, at, answer(proposal, &mut dice), since));
        }
    }
    let alerts = watch(&brigade);
    let alert = alerts.iter().find(|alert| alert.reason.name() == "cohort").unwrap();
    assert!(matches!(alert.reason, Reason::Cohort { proposals: 6, .. }), "{alert:?}");
    assert!(alerts.iter().flat_map(|alert| &alert.participants).all(|who| *who >= 900), "{alerts:?}");
    assert!(alert.participants.len() >= 20 && alert.participants.iter().all(|who| *who >= 900), "{alert:?}");
    assert_eq!(watch(&crowd), []);
}

fn text(proposal: u32, author: u32, age: i64, words: &str) -> Text {
    let sent = START + i64::from(proposal) * 3_600_000;
    Text { proposal, author: Some(author), since: Time(sent - age), sent: Time(sent), text: words.to_owned() }
}

#[test]
fn near_identical_proposals_from_new_accounts_are_an_echo() {
    let mut facts = honest();
    facts.texts = vec![
        text(1, 900, 60_000, "Il faut interdire la publicité lumineuse dans toutes les rues de la ville"),
        text(2, 901, 90_000, "Il faut INTERDIRE la publicité lumineuse, dans toutes les rues de notre ville !"),
        text(3, 902, 30_000, "il faut interdire la publicite lumineuse dans toutes les rues de la ville."),
        text(4, 903, 30_000, "Il faut planter des haies autour de chaque champ"),
        text(5, 904, 30 * Time::DAY, "Il faut interdire la publicité lumineuse dans toutes les rues de la ville"),
    ];
    let alert = only(&facts);
    assert_eq!(alert.reason, Reason::Echo { proposals: 3, accounts: 3 });
    assert_eq!((alert.participants, alert.proposals), (vec![900, 901, 902], vec![1, 2, 3]));
    facts.texts.iter_mut().for_each(|text| text.author = Some(900));
    assert_eq!(watch(&facts), [], "one author who says it again is no campaign");
}

#[test]
fn nothing_one_and_backward_clocks_are_borne() {
    assert_eq!(watch(&Facts::default()), []);
    let one = Facts { votes: vec![vote(1, 1, i64::MIN, VoteKey::Agree, i64::MAX)], texts: vec![text(1, 1, 0, "")] };
    assert_eq!(watch(&one), []);
    let backwards = (0..30).map(|n| vote(1, n, START - i64::from(n) * 60_000, VoteKey::Agree, START)).collect();
    assert_eq!(watch(&Facts { votes: backwards, texts: Vec::new() }), []);
    let frozen: Vec<Vote> = (0..200).map(|n| vote(n, n % 7, 0, VoteKey::ALL[n as usize % 3], 0)).collect();
    assert!(watch(&Facts { votes: frozen, texts: Vec::new() }).iter().all(|alert| alert.participants.len() < 200));
    let extremes = [i64::MIN, i64::MAX, 0].into_iter().cycle().zip(0..60);
    let votes = extremes.map(|(at, n)| Vote { link: Some(1), ..vote(n, 1, at, VoteKey::Agree, at) }).collect();
    assert!(watch(&Facts { votes, texts: Vec::new() }).len() <= 1);
}

#[test]
fn the_order_of_the_facts_does_not_matter() {
    let mut facts = honest();
    facts.votes.extend((0..45).map(|n| vote(900, n, START + i64::from(n) * 300, VoteKey::Disagree, START)));
    let alerts = watch(&facts);
    facts.votes.reverse();
    assert_eq!((watch(&facts), alerts.len()), (alerts, 2));
}
