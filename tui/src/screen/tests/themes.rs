//! The queue in every theme: the same signs everywhere, other colours only, and the terminal's own where none is asked for.

use std::collections::BTreeSet;
use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};

use super::*;
use crate::theme::Palette;

/// A queue with a warning on its status line and a decided proposal.
fn queue(palette: Palette, ascii: bool) -> Buffer {
    let mut setup = setup(Language::FRENCH);
    setup.theme = Theme { palette, ascii };
    let mut app = app_for(setup, 80, 24);
    press(&mut app, "ap");
    app.update(carried("p0", Ok(Status::Accepted)), NOON);
    let faster = Refusal::AlreadyDecided { by: "Inès".into(), status: Status::Refused };
    app.update(carried("p4", Err(faster.into())), NOON);
    picture(&app).backend().buffer().clone()
}

fn symbols(buffer: &Buffer) -> Vec<&str> {
    buffer.content.iter().map(Cell::symbol).collect()
}

fn inks(buffer: &Buffer) -> BTreeSet<String> {
    buffer.content.iter().flat_map(|cell| [cell.fg, cell.bg]).map(|ink| format!("{ink:?}")).collect()
}

/// The styles of each row, in words: where they begin, and what they are.
fn styles(buffer: &Buffer) -> String {
    let mut said = String::new();
    for y in 0..buffer.area.height {
        let mut last = None;
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let now = (cell.fg, cell.bg, cell.modifier);
            if last != Some(now) {
                writeln!(said, "{y}:{x} {:?} on {:?} {:?}", now.0, now.1, now.2).unwrap();
            }
            last = Some(now);
        }
    }
    said
}

#[test]
fn themes_change_colours_only() {
    let auto = queue(Palette::Auto, false);
    insta::assert_snapshot!("theme_auto_styles", styles(&auto));
    for palette in Palette::ALL {
        let drawn = queue(palette, false);
        assert_eq!(symbols(&drawn), symbols(&auto), "{palette:?}");
        let attributes = drawn.content.iter().zip(&auto.content).all(|(a, b)| a.modifier == b.modifier);
        assert!(attributes, "{palette:?}");
        let inks = inks(&drawn);
        assert!(inks.contains("Reset") && !inks.contains("White") && !inks.contains("Black"), "{palette:?} {inks:?}");
        assert_eq!(inks.len() == 1, palette == Palette::Mono, "{palette:?} {inks:?}");
        insta::assert_snapshot!(
            format!("theme_{}_inks", palette.name()),
            inks.into_iter().collect::<Vec<_>>().join(" ")
        );
    }
}

#[test]
fn in_ascii_every_sign_of_the_console_is_ascii() {
    let (signs, plain) = (queue(Palette::Mono, false), queue(Palette::Mono, true));
    for (before, after) in symbols(&signs).into_iter().zip(symbols(&plain)) {
        let letter = after.chars().any(|c| c.is_alphanumeric() || !c.is_ascii() && before == after);
        assert!(after.is_ascii() || letter, "{before} stays {after}");
    }
    let frames = |c: char| ('\u{2190}'..='\u{25ff}').contains(&c);
    assert!(!symbols(&plain).concat().contains(frames), "{}", symbols(&plain).concat());
}

#[test]
fn the_selected_line_is_reversed_in_every_theme() {
    for palette in Palette::ALL {
        let drawn = queue(palette, false);
        let reversed: BTreeSet<u16> =
            (0..24).filter(|y| drawn[(20, *y)].modifier.contains(Modifier::REVERSED)).collect();
        assert_eq!(reversed.len(), 1, "{palette:?} {reversed:?}");
        let row = reversed.first().copied().unwrap();
        assert_eq!((drawn[(20, row)].fg, drawn[(20, row)].bg), (Color::Reset, Color::Reset), "{palette:?}");
    }
}
