//! Screens as pictures for people: a drawn buffer as a standalone SVG in the reader's light or dark colours. Kept in
//! `tui/pictures`; `BLESS=1` writes them anew.

use std::fmt::Write;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::*;
use crate::widget::text;

/// Pixels of a cell.
const CELL: (f64, f64) = (8.4, 18.0);
/// Pixels around the screen.
const EDGE: f64 = 12.0;

/// The colours of a light and of a dark reader: paper, ink, then each accent.
const STYLE: &str = "\
.p{fill:#fff}.i,text{fill:#1f2328}.r{fill:#af0000}.g{fill:#005f87}.y{fill:#875f00}.b{fill:#000087}.m{fill:#870087}
.n{fill:#fff}.d{opacity:.62}.s{font-weight:700}.u{text-decoration:underline}
text{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}
@media(prefers-color-scheme:dark){.p{fill:#0d1117}.i,text{fill:#e6edf3}.r{fill:#ff8700}.g{fill:#5fd7ff}.y{fill:#ffd787}\
.b{fill:#87d7ff}.m{fill:#ff87ff}.n{fill:#0d1117}}";

/// The classes of a cell, as the style sheet names them.
fn classes(cell: &Cell) -> String {
    let accent = match cell.fg {
        Color::Red | Color::LightRed => "r",
        Color::Green | Color::LightGreen => "g",
        Color::Yellow | Color::LightYellow => "y",
        Color::Blue | Color::Cyan | Color::LightBlue | Color::LightCyan => "b",
        Color::Magenta | Color::LightMagenta => "m",
        _ => "",
    };
    let accent = if cell.modifier.contains(Modifier::REVERSED) { "n" } else { accent };
    let marks = [(Modifier::BOLD, "s"), (Modifier::DIM, "d"), (Modifier::UNDERLINED, "u")];
    let marks = marks.into_iter().filter(|(mark, _)| cell.modifier.contains(*mark)).map(|(_, class)| class);
    std::iter::once(accent).filter(|accent| !accent.is_empty()).chain(marks).collect::<Vec<_>>().join(" ")
}

fn escaped(symbol: &str) -> String {
    symbol.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// One row: runs of cells that look alike, each with its exact width.
fn row(buffer: &Buffer, y: u16, out: &mut String) {
    let width = buffer.area.width;
    let mut x = 0;
    while x < width {
        let (from, class) = (x, classes(&buffer[(x, y)]));
        let reversed = buffer[(x, y)].modifier.contains(Modifier::REVERSED);
        let mut run = String::new();
        while x < width {
            let cell = &buffer[(x, y)];
            if classes(cell) != class || cell.modifier.contains(Modifier::REVERSED) != reversed {
                break;
            }
            run.push_str(cell.symbol());
            x += u16::try_from(text::width(cell.symbol())).unwrap().max(1);
        }
        let (left, wide, top) = (f64::from(from) * CELL.0, f64::from(x - from) * CELL.0, f64::from(y) * CELL.1);
        if reversed {
            write!(out, "<rect class=\"i\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"18\"/>")
                .unwrap();
        }
        if !run.trim().is_empty() {
            let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
            let (base, run) = (top + 13.5, escaped(&run));
            write!(out, "<text{class} x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{wide:.1}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{run}</text>").unwrap();
        }
    }
    out.push('\n');
}

/// The whole picture, with a title for those who do not see it.
fn svg(title: &str, buffer: &Buffer) -> String {
    let (wide, high) = (f64::from(buffer.area.width) * CELL.0, f64::from(buffer.area.height) * CELL.1);
    let (all_wide, all_high) = (wide + 2.0 * EDGE, high + 2.0 * EDGE);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {all_wide:.0} {all_high:.0}\" role=\"img\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n<rect class=\"p\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n<g transform=\"translate({EDGE} {EDGE})\">\n",
        escaped(title)
    );
    (0..buffer.area.height).for_each(|y| row(buffer, y, &mut out));
    out.push_str("</g>\n</svg>\n");
    out
}

/// Compares a picture with the one that is kept.
fn is_kept(name: &str, title: &str, app: &App) {
    let drawn = svg(title, picture(app).backend().buffer());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures").join(format!("{name}.svg"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{} is out of date: BLESS=1 cargo test -p ilfaut-tui svg", path.display());
}

/// A queue as moderators meet it.
fn village(columns: u16, rows: u16) -> App {
    let mut app = app(columns, rows);
    let texts = [
        "Il faut créer des lignes de car le dimanche entre les petites villes et les gares les plus proches",
        "Il faut que les cantines scolaires servent au moins deux repas végétariens par semaine",
        "Il faut interdire les voitures en centre-ville le samedi",
        "IL FAUT VOTER POUR LE PARTI X !!! http://exemple.org",
        "Il faut baisser le prix du train pour les moins de 26 ans",
        "Il faut plus de trains",
        "Il faut ouvrir les médiathèques le soir et le dimanche",
        "Il faut aider les agriculteurs à passer au bio sans pesticides",
        "Il faut des pistes cyclables continues entre les communes voisines",
        "Il faut enseigner le breton dans toutes les écoles qui le demandent",
        "Il faut taxer les résidences secondaires là où les habitants ne trouvent plus à se loger",
    ];
    let channels = [Channel::Telegram, Channel::Matrix, Channel::Web, Channel::Terminal];
    let one = |(n, text): (usize, &&str)| QueueItem { channel: channels[n % 4], ..item(n * 2, text) };
    let mut items: Vec<QueueItem> = texts.iter().enumerate().map(one).collect();
    let like =
        |percent, text: &str| Alike { percent, proposal: "p12".into(), text: text.into(), status: Status::Accepted };
    items[2].similar = vec![
        like(83, "Il faut des centres-villes sans voiture le week-end"),
        like(71, "Il faut piétonniser les centres historiques"),
    ];
    items[6].lease = Some(("Inès".into(), 42));
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items)), NOON);
    press(&mut app, "jj");
    app
}

#[test]
fn pictures_are_up_to_date() {
    let mut app = village(100, 26);
    is_kept("file", "La console des modérateurs : la file, et la proposition choisie en entier", &app);
    press(&mut app, "r");
    press(&mut app, "d");
    is_kept("refus", "La console des modérateurs : le motif d'un refus, et ce que lira l'auteur", &app);
}

#[test]
fn a_picture_says_every_word_and_no_markup_of_citizens() {
    let mut app = app(80, 24);
    let texts = vec![item(1, "Il faut <script>alert(\"&\")</script> 日本")];
    app.update(Message::Listed("village".into(), Status::Pending, Ok(texts)), NOON);
    let drawn = svg("a & b", picture(&app).backend().buffer());
    assert!(!drawn.contains("<script") && drawn.contains("&lt;script&gt;") && drawn.contains("日本"), "{drawn}");
    assert_eq!(drawn.matches("<text").count(), drawn.matches("</text>").count());
}
