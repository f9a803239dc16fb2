//! The map in sentences: how many each zone holds, then one proposal after the other with its votes.

use super::spoken;
use crate::app::{App, Under, ZONES};
use crate::voice;

/// How many proposals there are, and how many in each zone; then which list is read.
pub(super) fn heading(app: &App) -> Vec<String> {
    let (words, map) = (&app.setup.words, &app.map);
    if !map.loaded {
        return vec![words.say("loading")];
    }
    let zones = ZONES.map(|zone| format!("{} {}", voice::zone(words, zone), map.count(zone)));
    let args = [("n", map.shown().count().into()), ("zones", zones.join(", ").into())];
    let listed = map.list.as_ref().map(|list| match &list.under {
        Under::Zone(zone) => voice::zone(words, *zone),
        Under::These(_) => words.say("map-list-here"),
        Under::All => words.say("map-list-all"),
    });
    let listed = listed.map(|listed| words.say_with("plain-map-list", &[("list", listed.into())]));
    std::iter::once(words.say_with("plain-map", &args)).chain(listed).collect()
}

/// The proposal under the cursor of the list, with its votes.
pub(super) fn body(app: &App) -> Vec<String> {
    let (words, members) = (&app.setup.words, app.map.members());
    let Some(spot) = members.get(app.map.place()) else { return Vec::new() };
    let place =
        [("at", (app.map.place() + 1).into()), ("of", members.len().into()), ("text", spoken(&spot.text).into())];
    let [agree, disagree, neutral] = spot.hundredths();
    let votes = [
        ("n", spot.scored().into()),
        ("agree", agree.into()),
        ("disagree", disagree.into()),
        ("neutral", neutral.into()),
        ("zone", super::capital(&voice::zone(words, spot.zone)).into()),
    ];
    vec![words.say_with("plain-place", &place), words.say_with("plain-votes", &votes)]
}
