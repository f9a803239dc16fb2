//! What everyone said, drawn: each idea where its shares of « pour » and « contre » put it, as on the console's map. Pure:
//! numbers and words in, a PNG out. Knows no consultation, no language and no channel.
//!
//! A zone is told by the shape of its signs and by its letter; its colour only helps. Signs stand on a grid, one for all ideas
//! of a place, so that twenty thousand ideas make no larger file than a full grid.

mod canvas;

use std::collections::BTreeMap;

use embedded_graphics::mono_font::iso_8859_15::{FONT_9X15, FONT_10X20};
use embedded_graphics::mono_font::{MonoFont, MonoTextStyleBuilder};
use embedded_graphics::prelude::{Point, Primitive, Size};
use embedded_graphics::primitives::{Circle, Line, PrimitiveStyle, Rectangle, Triangle};
use embedded_graphics::text::{Alignment, Baseline, Text, TextStyleBuilder};
use ilfaut_client::rules::zone::Zone;

use crate::conversation::Spot;
use canvas::{Canvas, Ink, WIDTH};

/// The corner of the plane where nobody is for and everybody against, in pixels.
const CORNER: Point = Point::new(64, 96);
/// Places across and down.
const PLACES: (i32, i32) = (80, 56);
/// Pixels of a place.
const PLACE: i32 = 8;
/// Pixels of a sign, and of one of many votes.
const SIGN: (u32, u32) = (5, 7);
/// Votes from which a sign is a large one.
pub const MANY: u64 = 100;
/// Where the words on the signs begin.
const LEGEND: Point = Point::new(400, 92);
/// Pixels from one line of the legend to the next.
const LEADING: i32 = 26;
/// The letters of the zones, in the order they are told.
const LETTERS: [&str; 4] = ["A", "B", "C", "D"];

/// The words of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// The question.
    pub title: String,
    /// How many persons, ideas and votes.
    pub sums: String,
    /// What counts to the right, and what upwards.
    pub axes: [String; 2],
    /// The zones, with how many ideas each has.
    pub zones: Vec<(Zone, String)>,
    /// What the signs mean.
    pub notes: Vec<String>,
}

/// All ideas at one place: the votes on them by zone.
type Places = BTreeMap<(i32, i32), BTreeMap<Zone, u64>>;

/// The picture, as PNG.
pub fn png(caption: &Caption, spots: &[Spot]) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new();
    let places = places(spots);
    borders(&mut canvas);
    axes(&mut canvas, caption);
    for ((column, row), zones) in &places {
        let Some((zone, _)) = zones.iter().max_by_key(|(_, votes)| **votes) else { continue };
        let votes = zones.values().fold(0_u64, |sum, votes| sum.saturating_add(*votes));
        sign(&mut canvas, *zone, middle(*column, *row), if votes >= MANY { SIGN.1 } else { SIGN.0 });
    }
    letters(&mut canvas, caption, &places);
    words(&mut canvas, caption);
    canvas.png()
}

fn places(spots: &[Spot]) -> Places {
    let mut places = Places::new();
    for spot in spots {
        let across = i32::from(spot.agree.min(1_000)) * PLACES.0 / 1_000;
        let up = i32::from(spot.disagree.min(1_000)) * PLACES.1 / 1_000;
        let place = (across.min(PLACES.0 - 1), PLACES.1 - 1 - up.min(PLACES.1 - 1));
        let votes = places.entry(place).or_default().entry(spot.zone).or_default();
        *votes = votes.saturating_add(spot.votes.max(1));
    }
    places
}

fn middle(column: i32, row: i32) -> Point {
    CORNER + Point::new(column * PLACE + PLACE / 2, row * PLACE + PLACE / 2)
}

fn size() -> Point {
    Point::new(PLACES.0 * PLACE, PLACES.1 * PLACE)
}

/// The zone of a pixel of the plane; none where more would be for and against than there are.
fn region(at: Point) -> Option<Zone> {
    let (across, up) = (at.x - CORNER.x, CORNER.y + size().y - at.y);
    let (agree, disagree) = (f64::from(across) / f64::from(size().x), f64::from(up) / f64::from(size().y));
    let inside = across >= 0 && up >= 0 && agree + disagree <= 1.0;
    inside.then(|| Zone::of(agree, disagree, 1.0 - agree - disagree))
}

/// Dots where zones meet.
fn borders(canvas: &mut Canvas) {
    for y in CORNER.y..CORNER.y + size().y {
        for x in CORNER.x..CORNER.x + size().x {
            let at = Point::new(x, y);
            let here = region(at);
            let next = [Point::new(1, 0), Point::new(0, 1)].map(|step| region(at + step));
            let meets = here.is_some() && next.iter().any(|next| next.is_some() && *next != here);
            if meets && (x + y) % 6 < 3 {
                canvas.dot(at, Ink::Faint);
            }
        }
    }
}

fn axes(canvas: &mut Canvas, caption: &Caption) {
    let origin = CORNER + Point::new(0, size().y);
    let (top, right) = (CORNER, origin + Point::new(size().x, 0));
    for (from, to) in [(origin, top), (origin, right), (top, right)] {
        canvas.draw(&Line::new(from, to).into_styled(PrimitiveStyle::with_stroke(Ink::Line, 1)));
    }
    for quarter in 0..=4 {
        let mark = format!("{} %", quarter * 25);
        let (across, up) = (Point::new(size().x * quarter / 4, 0), Point::new(0, size().y * quarter / 4));
        for (from, step) in [(origin + across, Point::new(0, 5)), (origin - up, Point::new(-5, 0))] {
            canvas.draw(&Line::new(from, from + step).into_styled(PrimitiveStyle::with_stroke(Ink::Line, 1)));
        }
        say(canvas, &mark, origin + across + Point::new(0, 8), Alignment::Center, &FONT_9X15);
        say(canvas, &mark, origin - up + Point::new(-8, -8), Alignment::Right, &FONT_9X15);
    }
    let [agree, disagree] = &caption.axes;
    say(canvas, &cut(agree, 30), right + Point::new(64, 28), Alignment::Right, &FONT_10X20);
    say(canvas, &cut(disagree, 30), CORNER + Point::new(-54, -32), Alignment::Left, &FONT_10X20);
}

/// A sign, by its shape: a disc, a cross, a triangle, a square.
fn sign(canvas: &mut Canvas, zone: Zone, at: Point, wide: u32) {
    let ink = Ink::of(zone);
    let half = i32::try_from(wide / 2).unwrap_or(0);
    let (low, high) = (at - Point::new_equal(half), at + Point::new_equal(half));
    let (filled, thin) = (PrimitiveStyle::with_fill(ink), PrimitiveStyle::with_stroke(ink, 1));
    match zone {
        Zone::Consensus => canvas.draw(&Circle::new(low, wide).into_styled(filled)),
        Zone::Controversy => {
            for (from, to) in [(low, high), (Point::new(low.x, high.y), Point::new(high.x, low.y))] {
                canvas.draw(&Line::new(from, to).into_styled(thin));
            }
        }
        Zone::Rejection => {
            let corners = (low, Point::new(high.x, low.y), Point::new(at.x, high.y));
            canvas.draw(&Triangle::new(corners.0, corners.1, corners.2).into_styled(filled));
        }
        Zone::Limbo => canvas.draw(&Rectangle::new(low, Size::new_equal(wide)).into_styled(thin)),
    }
}

/// Each zone's letter in the middle of it, or as near to it as hides fewest signs.
fn letters(canvas: &mut Canvas, caption: &Caption, places: &Places) {
    for ((zone, _), letter) in caption.zones.iter().zip(LETTERS) {
        let all = (0..PLACES.1).flat_map(|row| (0..PLACES.0).map(move |column| (column, row)));
        let inside: Vec<(i32, i32)> = all.filter(|place| is_within(*place, *zone)).collect();
        let count = i32::try_from(inside.len()).unwrap_or(i32::MAX).max(1);
        let sum = inside.iter().fold((0, 0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
        let centre = (sum.0 / count, sum.1 / count);
        let hidden = |(column, row): (i32, i32)| {
            let near = |(x, y): &&(i32, i32)| (x - column).abs() <= 1 && (y - row).abs() <= 1;
            places.keys().filter(near).count()
        };
        let far = |(column, row): (i32, i32)| (column - centre.0).pow(2) + (row - centre.1).pow(2);
        if let Some(place) = inside.into_iter().min_by_key(|place| (hidden(*place), far(*place))) {
            let at = middle(place.0, place.1) - Point::new(0, 10);
            say(canvas, letter, at, Alignment::Center, &FONT_10X20);
        }
    }
}

/// Whether a place and all around it are of a zone.
fn is_within((column, row): (i32, i32), zone: Zone) -> bool {
    let around = [(-1, -1), (-1, 1), (1, -1), (1, 1)];
    around.iter().all(|(x, y)| region(middle(column + x, row + y)) == Some(zone))
}

/// The question above; what the signs mean in the corner where no idea can be.
fn words(canvas: &mut Canvas, caption: &Caption) {
    let wide = usize::try_from(WIDTH).unwrap_or(0);
    say(canvas, &cut(&caption.title, (wide - 20) / 10), Point::new(10, 8), Alignment::Left, &FONT_10X20);
    say(canvas, &cut(&caption.sums, (wide - 20) / 9), Point::new(10, 34), Alignment::Left, &FONT_9X15);
    let mut at = LEGEND;
    for ((zone, told), letter) in caption.zones.iter().zip(LETTERS) {
        sign(canvas, *zone, at + Point::new(8, 10), 11);
        say(canvas, &cut(&format!("{letter}  {told}"), 36), at + Point::new(24, 0), Alignment::Left, &FONT_10X20);
        at.y += LEADING;
    }
    for note in &caption.notes {
        say(canvas, &cut(note, 43), at, Alignment::Left, &FONT_9X15);
        at.y += LEADING - 8;
    }
}

fn say(canvas: &mut Canvas, text: &str, at: Point, alignment: Alignment, font: &MonoFont<'_>) {
    let style = MonoTextStyleBuilder::new().font(font).text_color(Ink::Line).background_color(Ink::Paper).build();
    let place = TextStyleBuilder::new().alignment(alignment).baseline(Baseline::Top).build();
    let text: String = text.chars().map(written).collect();
    canvas.draw(&Text::with_text_style(&text, at, style, place));
}

/// The sign that the letters at hand (ISO-8859-15) have for another.
fn written(sign: char) -> char {
    match sign {
        '\u{2018}' | '\u{2019}' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '\u{2011}' => '-',
        '\u{A0}' | '\u{202F}' | '\u{2009}' | '\t' | '\n' => ' ',
        sign => sign,
    }
}

/// No longer than so many signs.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(3)).collect();
    format!("{}...", kept.trim_end())
}

#[cfg(test)]
mod tests;
