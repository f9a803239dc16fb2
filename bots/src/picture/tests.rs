//! What a picture must be, whatever is on it.

use ilfaut_client::world::Dice;

use super::canvas::HEIGHT;
use super::*;

const ZONES: [Zone; 4] = [Zone::Consensus, Zone::Controversy, Zone::Rejection, Zone::Limbo];

fn caption() -> Caption {
    let zones = ["Ce qui rassemble : 456", "Ce qui divise : 230", "Ce qui est rejeté : 13", "Sans avis net : 20"];
    Caption {
        title: "« Comment mieux vivre l’été à Ploërmel ? » — l'œuvre de tous".into(),
        sums: "18\u{202F}985 personnes, 719 idées, 103\u{202F}801 votes.".into(),
        axes: ["pour".into(), "contre".into()],
        zones: ZONES.into_iter().zip(zones.map(str::to_owned)).collect(),
        notes: vec!["Un signe : les idées de cet endroit".into()],
    }
}

fn spot([agree, disagree, neutral]: [u64; 3]) -> Spot {
    let all = agree + disagree + neutral;
    let share = |votes: u64| u16::try_from(votes * 1_000 / all).unwrap();
    let zone = Zone::of(agree as f64 / all as f64, disagree as f64 / all as f64, neutral as f64 / all as f64);
    Spot { zone, agree: share(agree), disagree: share(disagree), votes: all }
}

/// Ideas all over the plane.
fn many(count: usize) -> Vec<Spot> {
    let mut dice = Dice::seeded(5);
    (0..count).map(|_| spot([dice.below(90) + 1, dice.below(90), dice.below(90)])).collect()
}

/// The colours of a picture, pixel by pixel.
fn pixels(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));
    let mut packed = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut packed).unwrap();
    packed.into_iter().flat_map(|pair| [pair >> 4, pair & 15]).collect()
}

#[test]
fn twenty_thousand_ideas_fit_into_forty_kilobytes() {
    for count in [0, 1, 719, 3_000, 20_000] {
        let png = png(&caption(), &many(count)).unwrap();
        assert!(png.len() <= 40_000, "{count} ideas take {} bytes", png.len());
        assert!(pixels(&png).iter().all(|ink| *ink < 7));
    }
}

#[test]
fn a_zone_is_told_by_the_shape_of_its_signs() {
    let shape = |zone, wide| {
        let mut canvas = Canvas::new();
        sign(&mut canvas, zone, Point::new(20, 20), wide);
        pixels(&canvas.png().unwrap()).into_iter().map(|ink| ink > 0).collect::<Vec<_>>()
    };
    for wide in [SIGN.0, SIGN.1] {
        let shapes = ZONES.map(|zone| shape(zone, wide));
        for (at, one) in shapes.iter().enumerate() {
            assert!(one.iter().any(|drawn| *drawn) && shapes[at + 1..].iter().all(|other| other != one), "{at} {wide}");
        }
    }
}

#[test]
fn an_idea_stands_where_its_votes_put_it() {
    let places = |votes| places(&[spot(votes)]).into_keys().next().unwrap();
    assert_eq!(places([100, 0, 0]), (79, 55));
    assert_eq!(places([0, 100, 0]), (0, 0));
    assert_eq!(places([0, 0, 100]), (0, 55));
    for spot in many(500) {
        let (column, row) = super::places(&[spot]).into_keys().next().unwrap();
        let corners = [(0, 0), (PLACE, 0), (0, PLACE), (PLACE, PLACE)];
        let (column, row) = (CORNER.x + column * PLACE, CORNER.y + row * PLACE);
        let zones = corners.map(|(x, y)| region(Point::new(column + x, row + y)));
        assert!(zones.contains(&Some(spot.zone)), "{spot:?} is among {zones:?}");
    }
}

#[test]
fn words_are_cut_to_the_width_and_keep_their_accents() {
    let long = Caption { title: "Œuvre d’été ".repeat(30), ..caption() };
    let png = png(&long, &[]).unwrap();
    let margin = pixels(&png).chunks(WIDTH as usize).map(|row| row[WIDTH as usize - 8..].to_vec()).collect::<Vec<_>>();
    assert!(margin.concat().iter().all(|ink| *ink == 0), "nothing runs over the edge");
    assert_eq!(cut("Œuvre d’été ici", 12), "Œuvre d’é...");
    assert_eq!("l’été\u{202F}: —".chars().map(written).collect::<String>(), "l'été : -");
}

#[test]
fn the_same_ideas_make_the_same_picture() {
    let (ideas, mut others) = (many(300), many(300));
    others.reverse();
    assert_eq!(png(&caption(), &ideas), png(&caption(), &others));
    assert_ne!(png(&caption(), &ideas), png(&caption(), &ideas[1..]));
}
