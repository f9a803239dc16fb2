//! One proposal of the map as lines of text: its words, its counts, its zone and why. Opens nothing itself.

use super::Spot;
use crate::app::App;
use crate::voice;
use crate::widget::text;

/// The lines, as wide as the window.
pub(super) fn lines(app: &App, spot: &Spot) -> Vec<String> {
    let words = &app.setup.words;
    let width = app.size.text_width();
    let topics = voice::topics(words, app.desk.as_ref().map(|desk| &*desk.question), &spot.topics);
    let [agree, disagree, neutral] = spot.hundredths();
    let counts = [
        ("n", spot.scored().into()),
        ("agree", agree.into()),
        ("disagree", disagree.into()),
        ("neutral", neutral.into()),
    ];
    let numbers = [
        ("adhesion", voice::hundredths(spot.numbers.adhesion).into()),
        ("engagement", voice::hundredths(spot.numbers.engagement).into()),
    ];
    let zone = [("zone", voice::zone(words, spot.zone).into()), ("rule", voice::rule(words, spot.zone).into())];
    let mut said = vec![
        voice::quoted(words, &spot.text),
        String::new(),
        voice::signature(words, &spot.author),
        topics,
        words.say_with("map-told-votes", &counts),
        words.say_with("map-told-all", &[("n", spot.all.into()), ("aside", spot.aside.into())]),
        words.say_with("map-told-zone", &zone),
        words.say_with("map-told-numbers", &numbers),
    ];
    if spot.carried {
        said.push(words.say("map-told-carried"));
    }
    said.push(words.say_with("map-told-name", &[("name", text::shown(&spot.proposal.to_string()).into())]));
    said.into_iter().flat_map(|line| wrapped(&line, width)).map(|line| format!(" {line}")).collect()
}

fn wrapped(line: &str, width: usize) -> Vec<String> {
    if line.is_empty() { vec![String::new()] } else { text::wrapped(line, width) }
}
