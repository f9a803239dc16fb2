//! Every published text in a list and under it, at three widths: no text moves a cell that is not its own, and nothing but
//! letters reaches the terminal.

use std::io::Write;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};

use super::*;
use crate::message::QueueItem;
use crate::widget::text;

const WINDOWS: [(u16, u16); 3] = [(60, 16), (80, 24), (140, 40)];

/// A queue of these texts.
fn queue(texts: &[String], columns: u16, rows: u16) -> App {
    let mut app = App::new(setup(Language::FRENCH), Size(columns, rows), vec![question("village", 8)], NOON).0;
    let items: Vec<QueueItem> = texts.iter().map(|text| item(0, text)).collect();
    let numbered = items.into_iter().enumerate();
    let items = numbered.map(|(n, item)| QueueItem { proposal: ProposalId::from(format!("p{n}").as_str()), ..item });
    app.update(Message::Listed("village".into(), Status::Pending, Ok(items.collect())), NOON);
    app
}

/// What a terminal is sent for a first picture, without the sequences that move, colour and clear.
fn sent(app: &App) -> String {
    let area = Rect::new(0, 0, app.size.0, app.size.1);
    let mut bytes = Vec::new();
    {
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
        terminal.draw(|frame| super::super::draw(app, frame)).unwrap();
        terminal.backend_mut().flush().unwrap();
    }
    let all = String::from_utf8(bytes).unwrap();
    let mut pieces = all.split("\x1b[");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once(|c: char| ('@'..='~').contains(&c)).map_or("", |(_, rest)| rest));
    first + &rest.collect::<String>()
}

/// Whether a window's rows are as wide as the window, cell by cell, with no character that nobody sees.
fn is_whole(app: &App) -> Result<(), String> {
    let picture = picture(app);
    let buffer = picture.backend().buffer();
    for y in 0..app.size.1 {
        let (mut x, mut drawn) = (0, String::new());
        while x < app.size.0 {
            let symbol = buffer[(x, y)].symbol();
            drawn.push_str(symbol);
            x += u16::try_from(text::width(symbol)).unwrap().max(1);
        }
        if x != app.size.0 || text::width(&drawn) != usize::from(app.size.0) {
            return Err(format!("{} cells in {drawn:?}", text::width(&drawn)));
        }
    }
    let odd = sent(app).chars().find(|c| c.is_control() || text::shown(&format!("a{c}b")).contains(text::HIDDEN));
    odd.filter(|c| *c != text::HIDDEN).map_or(Ok(()), |c| Err(format!("{c:?} is sent")))
}

/// Every text wrapped and cut, one in four as a line of the list, then the list, one page in 33 rows.
fn all_are_whole(texts: &[String], window: (u16, u16)) {
    let mut app = queue(texts, window.0, window.1);
    let width = usize::from(app.size.list_width());
    for (n, row) in app.desk.as_ref().unwrap().list().lines(0).enumerate() {
        let text = &row.item.text;
        let lines = text::wrapped(&crate::voice::quoted(&app.setup.words, text), app.size.text_width());
        assert!(lines.iter().all(|line| text::width(line) <= app.size.text_width()), "{text:?}");
        let shown = text::shown(text);
        assert!(!shown.chars().any(char::is_control), "{text:?}");
        for cells in [0, 1, 17, 52] {
            assert_eq!(text::width(&text::fitted(&shown, cells)), cells, "{text:?}");
        }
        if n % 4 == 0 || shown.contains([text::HIDDEN, text::LINE_END]) {
            let line = super::super::row::line(&app, row, n % 8 == 0, n % 3 == 0, width);
            assert_eq!(text::width(&line.to_string()), width, "{text:?}");
        }
    }
    for _ in 0..texts.len() / 33 {
        is_whole(&app).unwrap_or_else(|fault| panic!("{window:?}: {fault}"));
        for _ in 0..33 / app.size.list() {
            app.update(Message::Key(Key::PageDown), NOON);
        }
    }
}

/// Every text under the list, the odd ones drawn.
fn all_previews_are_whole(texts: &[String]) {
    let mut app = queue(texts, 80, 24);
    for text in texts {
        assert_eq!(app.current().unwrap().item.text, *text);
        for line in super::super::preview::lines(&app, 78, usize::from(crate::layout::PREVIEW)) {
            assert!(text::width(&line.to_string()) < 80, "{text:?}");
        }
        if text::shown(text).contains([text::HIDDEN, text::LINE_END]) {
            is_whole(&app).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        }
        app.update(Message::Key(Key::Char('j')), NOON);
    }
}

#[test]
fn odd_texts_never_break_the_grid() {
    let odd = [
        "Il faut\u{200b} des bancs\u{200d}",
        "Il faut\nplus de bus\r\nle soir\u{2028}ici",
        "Il faut e\u{301}\u{301}\u{301}\u{301}\u{301}couter",
        "Il faut \u{202e}tourner\u{202c} \u{1b}[31m\u{7}",
        "Il faut 👩‍👩‍👧‍👦 🇫🇷 ❤️ 👍🏽 1️⃣",
        "Il faut 日本語の提案です、夜の電車をもっと増やしてほしい、と思いますと思いますと思いますと思いますと思います",
        "Il faut ضمان قطارات أكثر في المساء بين المدن",
        "Il faut हिन्दी में और ไทย และ 한국어 도",
        "\u{301}",
        "",
        "　全角　",
        "Il faut \u{feff}\u{ad}\u{e0041}x\u{fe0f}",
    ];
    let texts: Vec<String> = odd.iter().map(|text| (*text).to_owned()).collect();
    for window in WINDOWS {
        let mut app = queue(&texts, window.0, window.1);
        for text in &texts {
            is_whole(&app).unwrap_or_else(|fault| panic!("{window:?}, {text:?}: {fault}"));
            app.update(Message::Key(Key::Enter), NOON);
            is_whole(&app).unwrap_or_else(|fault| panic!("{window:?}, detail, {text:?}: {fault}"));
            app.update(Message::Key(Key::Esc), NOON);
            app.update(Message::Key(Key::Char('j')), NOON);
        }
    }
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn no_published_text_breaks_the_grid() {
    let mut rows = csv::Reader::from_path(crate::app::samples::published()).unwrap();
    let column = rows.headers().unwrap().iter().position(|head| head == "proposition").unwrap();
    let texts: Vec<String> = rows.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert_eq!(texts.len(), 9_304);
    let odd = texts.iter().filter(|text| text.trim().chars().any(|c| c.is_control() || c == '\u{200d}')).count();
    println!("{} texts, {odd} with control or zero-width characters inside", texts.len());
    for window in WINDOWS {
        all_are_whole(&texts, window);
    }
    all_previews_are_whole(&texts);
}
