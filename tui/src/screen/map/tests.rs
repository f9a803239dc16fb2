//! Pictures of the map: made-up votes in every size and form, and the published ones where they are at hand.

use std::sync::Arc;

use ilfaut_client::model::{Counts, Language, Sets, Signature, Status, Tally, Text, Topic};
use ilfaut_client::rules::zone::Zone;
use ilfaut_client::world::Dice;

use crate::app::samples::{NOON, setup};
use crate::app::{App, ZONES};
use crate::effect::Effect;
use crate::keys::Key;
use crate::message::{Message, Row};
use crate::screen::tests::{app, app_for, picture, press, shows};
use crate::theme::Theme;

fn row(n: usize, [agree, disagree, neutral]: [u64; 3]) -> Row {
    let mut counts = Counts { votes: [agree, disagree, neutral], ..Counts::default() };
    counts.qualifications[0] = agree * 2 / 3;
    counts.qualifications[3] = disagree / 2;
    Row {
        external_id: None,
        proposal: format!("p{n}").as_str().into(),
        text: Some(format!("Il faut l’idée numéro {n}, avec assez de mots pour deux lignes\u{1b}[31m")),
        language: Language::FRENCH,
        author: Signature { name: Some("Maël".into()), age: Some(29) },
        status: Status::Accepted,
        duplicate_of: None,
        topics: vec![["mobilite", "sante", "energie"][n % 3].into()],
        sent: NOON,
        tally: Tally { count: counts, verified: counts, sequence: counts, ..Tally::default() },
        aggregate: None,
        ballots: Sets::default(),
        limited: None,
        aside: Tally::default(),
    }
}

/// Made-up votes, mostly agreed on, some disputed, few rejected.
fn rows(count: usize) -> Vec<Row> {
    let mut dice = Dice::seeded(11);
    let mut one = |n: usize| {
        let all = 5 + dice.below(20) * dice.below(20);
        let agree = all * (100 - dice.below(10) * dice.below(10)) / 100;
        let disagree = (all - agree) * dice.below(101) / 100;
        row(n, [agree, disagree, all - agree - disagree])
    };
    (0..count).map(&mut one).collect()
}

fn opened(mut app: App, rows: Vec<Row>) -> App {
    press(&mut app, "2");
    let desk = app.desk.as_mut().unwrap();
    let topic = |(id, name): (&str, &str)| Topic { id: id.into(), label: Text::one(Language::FRENCH, name) };
    Arc::make_mut(&mut desk.question).topics =
        [("mobilite", "Mobilité"), ("sante", "Santé"), ("energie", "Énergie")].map(topic).to_vec();
    app.update(Message::All("village".into(), Ok(rows)), NOON);
    app
}

#[test]
fn dots_in_every_size() {
    let mut map = app(80, 24);
    press(&mut map, "2");
    shows("map_loading_80x24", &map);
    map = opened(map, rows(719));
    shows("map_80x24", &map);
    press(&mut map, "z");
    shows("map_zone_80x24", &map);
    map.update(Message::Resized(60, 16), NOON);
    shows("map_60x16", &map);
    shows("map_140x40", &opened(app(140, 40), rows(2_769)));
}

#[test]
fn digits_when_asked_above_three_thousand_and_in_ascii() {
    let mut asked = opened(app(80, 24), rows(719));
    press(&mut asked, "d");
    shows("map_digits_80x24", &asked);
    shows("map_many_140x40", &opened(app(140, 40), rows(3_500)));
    let mut setup = setup(Language::ENGLISH);
    setup.theme = Theme { palette: crate::theme::Palette::Mono, ascii: true };
    let ascii = opened(app_for(setup, 80, 24), rows(719));
    shows("map_english_ascii_80x24", &ascii);
    let drawn = picture(&ascii).backend().to_string();
    let foreign: String = drawn.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
    assert!(foreign.chars().all(|c| "≥×−’”“".contains(c)), "{foreign}");
}

#[test]
fn other_axes_and_a_closer_view() {
    let mut map = opened(app(80, 24), rows(719));
    press(&mut map, "w");
    shows("map_numbers_80x24", &map);
    press(&mut map, "wz++");
    shows("map_zoomed_80x24", &map);
    press(&mut map, "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhkkkkkkkkkkkkkkkkk--");
    assert_eq!(map.map.view.times(), 1);
}

#[test]
fn the_list_says_in_words_what_the_map_shows() {
    let mut map = opened(app(80, 24), rows(719));
    press(&mut map, "zz\n");
    shows("map_list_80x24", &map);
    assert!(map.map.members().iter().all(|spot| spot.zone == Zone::Controversy));
    assert_eq!(map.map.members().len(), map.map.count(Zone::Controversy));
    press(&mut map, "jj\n");
    shows("map_proposal_80x24", &map);
    map.update(Message::Key(Key::Esc), NOON);
    let chosen = map.map.selected().unwrap().proposal.clone();
    let mut more = rows(719);
    more.push(row(9_999, [3_000, 3_000, 1_000]));
    map.update(Message::All("village".into(), Ok(more)), NOON);
    assert_eq!(map.map.selected().unwrap().proposal, chosen, "a reload never moves the cursor");
    map.update(Message::Key(Key::Esc), NOON);
    assert!(!map.lists_map() && map.page_scope() == crate::keys::Scope::Map);
}

#[test]
fn every_proposal_is_under_some_place_of_the_cursor() {
    let map = opened(app(80, 24), rows(300));
    let (columns, rows) = map.size.map().unwrap();
    let grid = map.map.grid(columns, rows);
    let sum: u32 =
        (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))).map(|(c, r)| grid.count(c, r)).sum();
    assert_eq!(sum as usize, map.map.shown().count());
    assert_eq!(ZONES.map(|zone| map.map.count(zone)).iter().sum::<usize>(), map.map.shown().count());
}

#[test]
fn what_has_few_votes_or_is_not_accepted_is_not_on_the_map() {
    let waiting = Row { status: Status::Pending, ..row(1, [50, 5, 5]) };
    let map = opened(app(80, 24), vec![waiting, row(2, [5, 2, 2])]);
    assert_eq!((map.map.shown().count(), map.map.few), (0, 1));
    shows("map_empty_80x24", &map);
}

#[test]
fn one_topic_is_shown_by_the_beginning_of_its_name() {
    let mut map = opened(app(80, 24), rows(300));
    let all = map.map.shown().count();
    press(&mut map, "fsan\n");
    let some = map.map.shown().count();
    assert!(some > 0 && some < all && map.map.shown().all(|spot| &*spot.topics[0].0 == "sante"));
    press(&mut map, "fculture\n");
    assert!(map.note.as_ref().is_some_and(|note| note.warning && note.text.contains("Mobilité")));
    press(&mut map, "F");
    assert_eq!(map.map.shown().count(), all);
}

#[test]
fn words_lead_to_the_proposals_that_hold_them() {
    let mut map = opened(app(80, 24), rows(300));
    let wanted = map.map.spots[9].proposal.clone();
    press(&mut map, &format!("/NUMÉRO {},\n", &wanted.0[1..]));
    assert_eq!(map.map.selected().map(|spot| &spot.proposal), Some(&wanted), "{:?}", map.note);
    press(&mut map, "/nulle part\n");
    assert!(map.note.is_some() && map.map.selected().is_some_and(|spot| spot.proposal == wanted));
}

#[test]
fn an_export_says_what_is_shown_and_no_cell_calculates() {
    let mut hostile = row(1, [50, 5, 5]);
    hostile.text = Some("=HYPERLINK(\"http://exemple\")\u{1b}[2J".into());
    let mut map = opened(app(80, 24), vec![hostile]);
    let saved = map.update(Message::Key(Key::Char('x')), NOON);
    let [Effect::Save { name, content }, Effect::Save { content: text, .. }] = &saved[..] else { panic!("{saved:?}") };
    assert_eq!(name, "village-carte-2025-11-22.csv");
    assert!(
        content.contains(",consensus,60,50,5,5,") && content.contains("'=HYPERLINK") && !content.contains('\u{1b}')
    );
    assert!(text.contains("Q consensus : 1") && text.contains("Décompte provisoire"), "{text}");
}

mod published;
