//! Pictures of what opens over a proposal.

use std::sync::Arc;

use ilfaut_client::backend::{Alike, Decided, Noted};
use ilfaut_client::model::{Counts, Language, ParticipantId, RefusalReason, Status, Tally, Text, Topic};
use ilfaut_client::rules::flags::Flag;

use super::{carried, picture, press, shows};
use crate::app::samples::{NOON, item, question, setup};
use crate::app::{App, Setup};
use crate::keys::Key;
use crate::layout::Size;
use crate::message::{Message, QueueItem};
use crate::theme::Theme;

const TOPICS: [(&str, &str); 9] = [
    ("agriculture", "Agriculture"),
    ("centre", "Centre-ville"),
    ("culture", "Culture"),
    ("emploi", "Emploi"),
    ("immobilier", "Immobilier"),
    ("mobilite", "Mobilité"),
    ("mobilisation", "Mobilisation citoyenne"),
    ("pollution", "Pollution"),
    ("sante", "Santé"),
];

fn topics() -> Vec<Topic> {
    TOPICS.into_iter().map(|(id, name)| Topic { id: id.into(), label: Text::one(Language::FRENCH, name) }).collect()
}

fn like(n: usize, percent: u8, text: &str, status: Status) -> Alike {
    Alike { percent, proposal: item(n, "").proposal, text: text.into(), status }
}

fn items() -> Vec<QueueItem> {
    let mut cars = item(0, "Il faut interdire les voitures en centre-ville le samedi");
    (cars.by, cars.given) = (Some(ParticipantId([7; 16])), 41);
    cars.similar = vec![
        like(50, 83, "Il faut des centres-villes sans voiture le week-end", Status::Accepted),
        like(51, 71, "Il faut piétonniser les centres historiques", Status::Accepted),
        like(52, 44, "Il faut plus de parkings-relais à l'entrée des villes", Status::Pending),
    ];
    cars.suggested = vec!["mobilite".into(), "centre".into(), "pollution".into()];
    cars.topics = vec!["mobilite".into()];
    let mut long = item(
        4,
        "Il faut créer des lignes de car le dimanche entre les petites villes et les gares les plus proches, toute l'année, même en août",
    );
    long.similar = cars.similar.clone();
    long.suggested = vec!["mobilite".into()];
    let mut rude = item(8, "Il faut virer ces abrutis de la mairie");
    rude.notes = vec![
        Noted {
            by: "Inès".into(), at: NOON.plus(-3_600_000), words: Some("Même auteur que p7, à surveiller.".into())
        },
        Noted { by: "Marc".into(), at: NOON.plus(-60_000), words: None },
    ];
    let mut held = item(12, "Il faut ouvrir les médiathèques le soir et le dimanche");
    held.lease = Some(("Inès".into(), 42));
    let shouted = item(16, "!!! VOTEZ POUR LE PARTI X !!! http://exemple.org");
    vec![cars, long, rude, held, shouted, item(20, "Il fo plu de medcin ds les campagne")]
}

fn looked(n: usize, votes: [u64; 3]) -> Message {
    let counts = Counts { votes, ..Counts::default() };
    let item =
        QueueItem { tally: Tally { count: counts, ..Tally::default() }, status: Status::Accepted, ..item(n, "x") };
    Message::Looked(item.proposal.clone(), Ok(Box::new(item)))
}

fn app_for(setup: Setup, columns: u16, rows: u16) -> App {
    let mut view = question("village", 6);
    Arc::make_mut(&mut view.question).topics = topics();
    let mut app = App::new(setup, Size(columns, rows), vec![view], NOON).0;
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items())), NOON);
    app.update(looked(50, [239, 128, 45]), NOON);
    app.update(looked(51, [605, 240, 115]), NOON);
    app.update(looked(52, [2, 0, 1]), NOON);
    app
}

fn app(columns: u16, rows: u16) -> App {
    app_for(setup(Language::FRENCH), columns, rows)
}

fn english(ascii: bool) -> Setup {
    Setup { theme: Theme { palette: crate::theme::Palette::Mono, ascii }, ..setup(Language::ENGLISH) }
}

fn retype(app: &mut App, text: &str) {
    app.update(Message::Key(Key::Ctrl('u')), NOON);
    app.update(Message::Pasted(text.into()), NOON);
}

#[test]
fn a_queue_tells_the_best_of_what_is_known() {
    let mut app = app(80, 24);
    shows("beside_queue_80x24", &app);
    press(&mut app, "j");
    shows("beside_queue_long_80x24", &app);
    press(&mut app, "j");
    shows("beside_queue_masked_80x24", &app);
    shows("beside_queue_english_80x24", &app_for(english(true), 80, 24));
    shows("beside_queue_60x16", &self::app(60, 16));
}

#[test]
fn a_wide_queue_has_the_detail_and_a_pace() {
    let mut app = app(140, 40);
    for (n, minute) in [(0, 1), (4, 2), (8, 3), (16, 4), (20, 5)] {
        let at = NOON.plus(minute * 60_000);
        app.update(Message::Key(Key::Char('g')), at);
        while app.current().is_some_and(|row| row.item.proposal != item(n, "").proposal) {
            app.update(Message::Key(Key::Char('j')), at);
        }
        app.update(Message::Key(Key::Char('p')), at);
        app.update(carried(&format!("p{n}"), Ok(Status::Postponed)), at);
    }
    shows("beside_queue_140x40", &app);
    let mut app = self::app(140, 40);
    press(&mut app, "\n");
    shows("beside_detail_140x40", &app);
}

#[test]
fn a_detail_tells_everything_that_is_known() {
    let mut app = app(80, 24);
    press(&mut app, "\n]");
    shows("beside_detail_80x24", &app);
    app.hides_results = true;
    app.update(Message::Due, NOON.plus(7_000));
    shows("beside_detail_hidden_votes_80x24", &app);
    press(&mut app, "JJ");
    shows("beside_detail_notes_80x24", &app);
    press(&mut app, "v");
    assert!(picture(&app).backend().to_string().contains("abrutis"));
    press(&mut app, "J");
    app.update(
        Message::Leased(
            item(12, "").proposal,
            Err(ilfaut_client::Refusal::Leased { by: "Inès".into(), seconds: 42 }.into()),
        ),
        NOON,
    );
    app.update(Message::Due, NOON.plus(20_000));
    shows("beside_detail_held_80x24", &app);
    let mut app = self::app(60, 16);
    press(&mut app, "\n");
    shows("beside_detail_60x16", &app);
    app.update(Message::Key(Key::PageDown), NOON);
    shows("beside_detail_scrolled_60x16", &app);
    let mut app = app_for(english(false), 80, 24);
    press(&mut app, "\n");
    shows("beside_detail_english_80x24", &app);
}

#[test]
fn a_refusal_names_the_chosen_look_alike() {
    let mut app = app(80, 24);
    press(&mut app, "\n]rd");
    shows("beside_reasons_same_80x24", &app);
    let mut app = self::app(80, 24);
    press(&mut app, "rd");
    shows("beside_reasons_which_80x24", &app);
}

#[test]
fn topics_are_boxes() {
    let mut app = app(80, 24);
    press(&mut app, "t");
    shows("tags_80x24", &app);
    press(&mut app, "mob1");
    shows("tags_filtered_80x24", &app);
    press(&mut app, "xyz");
    shows("tags_missing_80x24", &app);
    let mut app = app_for(english(true), 60, 16);
    press(&mut app, "t23456");
    shows("tags_english_60x16", &app);
}

#[test]
fn a_correction_shows_what_changes() {
    let mut app = app(80, 24);
    press(&mut app, "Ge");
    shows("edit_80x24", &app);
    retype(&mut app, "Il faut plus de médecins dans les campagnes");
    shows("edit_changed_80x24", &app);
    retype(&mut app, "Il faut plus de médecins dans toutes les campagnes");
    press(&mut app, "\n");
    shows("edit_rewritten_80x24", &app);
    press(&mut app, "\n");
    shows("edit_done_80x24", &app);
    let mut app = app_for(english(true), 60, 16);
    press(&mut app, "je");
    retype(&mut app, "Des cars le dimanche");
    shows("edit_english_60x16", &app);
}

#[test]
fn a_duplicate_is_chosen_or_found() {
    let mut app = app(80, 24);
    press(&mut app, "D");
    shows("duplicate_80x24", &app);
    press(&mut app, "vélos");
    shows("duplicate_searching_80x24", &app);
    app.update(Message::Due, NOON.plus(400));
    let found = vec![like(60, 64, "Il faut des pistes pour les vélos", Status::Accepted)];
    app.update(Message::Found("vélos".into(), Ok(found)), NOON.plus(500));
    shows("duplicate_found_80x24", &app);
    let mut app = app_for(english(false), 60, 16);
    press(&mut app, "D");
    shows("duplicate_english_60x16", &app);
}

#[test]
fn words_are_written_to_an_author_or_to_colleagues() {
    let mut app = app(80, 24);
    press(&mut app, "m");
    app.update(Message::Key(Key::Down), NOON);
    shows("write_message_80x24", &app);
    press(&mut app, "\n");
    shows("write_sent_80x24", &app);
    press(&mut app, "jjiÀ relire à deux : ");
    shows("write_note_80x24", &app);
    let mut app = app_for(english(true), 60, 16);
    press(&mut app, "m");
    shows("write_english_60x16", &app);
}

#[test]
fn two_proposals_stand_side_by_side() {
    let mut app = app(80, 24);
    press(&mut app, "\n=");
    shows("compare_80x24", &app);
    let mut app = app_for(english(true), 60, 16);
    press(&mut app, "\n=");
    shows("compare_english_60x16", &app);
}

#[test]
fn a_refused_duplicate_says_of_which() {
    let mut app = app(80, 24);
    press(&mut app, "\t\t\t");
    let decided = Some(Decided {
        by: "Inès".into(),
        at: NOON.plus(-600_000),
        refusal: Some((RefusalReason::AlreadyExists, None)),
    });
    let same = Some(like(50, 100, "Il faut des centres-villes sans voiture le week-end", Status::Accepted));
    let refused = QueueItem {
        status: Status::Refused,
        decided,
        duplicate_of: same,
        flags: vec![Flag::Link],
        ..items().remove(0)
    };
    app.update(Message::Listed("village".into(), Status::Refused, Ok(vec![refused])), NOON);
    press(&mut app, "\n");
    shows("beside_detail_duplicate_80x24", &app);
}
