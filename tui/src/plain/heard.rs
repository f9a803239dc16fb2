//! What a typed line means: words and letters to the same actions that keys ask for. Changes nothing.

use ilfaut_client::model::{RefusalReason, Status};
use ilfaut_client::rules::words::folded;

use super::Step;
use super::verbs::Verbs;
use crate::app::{App, Picker, Under, VIEWS, ZONES};
use crate::keys::{Action, Key, Scope, Tab};
use crate::message::{Message, Spot};
use crate::voice;

/// The proposals that a duplicate is chosen from by a number, at most.
const MOST: usize = 12;

/// The steps of a line.
pub(super) fn steps(line: &str, app: &App, verbs: &Verbs) -> Vec<Step> {
    let line = line.trim();
    if line.is_empty() {
        return vec![Step::Repeat];
    }
    let (word, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()));
    let asked = verbs.action(word);
    match (app.panel().map(crate::app::Panel::scope), asked) {
        (_, Some(Action::Help)) => vec![Step::Say(super::tell::help(app))],
        (Some(_), Some(action @ Action::Back)) if rest.is_empty() => vec![act(action)],
        (Some(Scope::Reasons), _) => app.picker().map(|picker| reason(line, app, picker)).unwrap_or_default(),
        (Some(scope @ Scope::Ask), _) => line.chars().map(|c| key(scope, Key::Char(c))).collect(),
        (Some(scope @ (Scope::Tags | Scope::Duplicate)), _) => chosen(scope, line),
        (Some(Scope::Help | Scope::Text | Scope::Compare), _) => {
            let mut all = vec![act(Action::Back)];
            all.extend(on_page(line, word, rest, app, verbs));
            all
        }
        (Some(scope), _) => typed(scope, line),
        (None, _) => on_page(line, word, rest, app, verbs),
    }
}

/// A line while a page is on the screen.
fn on_page(line: &str, word: &str, rest: &str, app: &App, verbs: &Verbs) -> Vec<Step> {
    if let Some(command) = line.strip_prefix(':') {
        return then(Action::Palette, typed(Scope::Palette, command));
    }
    if let Ok(place @ 1..) = word.parse::<usize>() {
        return vec![act(Action::First), send(Message::Clicked(Spot::Line(place - 1, false)))];
    }
    if verbs.is_similar(word) {
        return vec![Step::Say(super::tell::similar(app))];
    }
    if verbs.is_list(word) {
        return list(rest, app);
    }
    match verbs.action(word) {
        Some(action) => with_words(action, rest, app, verbs),
        None if line.chars().count() == 1 => line.chars().map(|c| send(Message::Key(Key::Char(c)))).collect(),
        None => unknown(line, app),
    }
}

/// An action, with the words that follow it.
fn with_words(action: Action, rest: &str, app: &App, verbs: &Verbs) -> Vec<Step> {
    match action {
        Action::Tab(Tab::Queue) if rest.is_empty() => turned(Status::Pending, app),
        _ if rest.is_empty() => vec![act(action)],
        Action::Refuse => then(action, refusal(rest, app)),
        Action::Search | Action::Filter | Action::MarkMatching => then(action, typed(Scope::Prompt, rest)),
        Action::Palette => then(action, typed(Scope::Palette, rest)),
        Action::Edit => then(action, typed(Scope::Edit, rest)),
        Action::Message | Action::Note => then(action, typed(Scope::Write, rest)),
        Action::Tags => then(action, chosen(Scope::Tags, rest)),
        Action::Duplicate => then(action, chosen(Scope::Duplicate, rest)),
        Action::OnMarked => then(action, steps(rest, app, verbs)),
        Action::Tab(Tab::Queue) => list(rest, app),
        _ => unknown(rest, app),
    }
}

/// A refusal in one line: its reason, then words to the author.
fn refusal(rest: &str, app: &App) -> Vec<Step> {
    let Some(desk) = &app.desk else { return Vec::new() };
    let Some(proposal) = desk.list().selected() else { return Vec::new() };
    let picker = Picker::new(proposal.clone(), desk.view(), &desk.question);
    let steps = reason(rest, app, &picker);
    let unknown = matches!(steps.first(), Some(Step::Say(_)));
    if unknown { steps.into_iter().chain([act_in(Scope::Reasons, Action::Back)]).collect() } else { steps }
}

/// A reason by its letter or its words, then after a colon the moderator's own words; while these are typed, they alone.
fn reason(line: &str, app: &App, picker: &Picker) -> Vec<Step> {
    if picker.typing {
        return typed(Scope::Reasons, line);
    }
    let (name, own) = line.split_once(':').map_or((line, ""), |(name, own)| (name.trim(), own.trim()));
    let Some((letter, reason)) = known_reason(name, app, picker) else {
        return vec![Step::Say(vec![app.setup.words.say_with("plain-no-reason", &[("line", name.into())])])];
    };
    let mut all = vec![key(Scope::Reasons, Key::Char(letter))];
    match (own, reason) {
        ("", RefusalReason::Other) => {}
        ("", _) => all.push(act_in(Scope::Reasons, Action::Confirm)),
        (own, RefusalReason::Other) => all.extend(typed(Scope::Reasons, own)),
        (own, _) => {
            all.push(act_in(Scope::Reasons, Action::NextList));
            all.extend(typed(Scope::Reasons, own));
        }
    }
    all
}

/// The reason that a letter or the beginning of its name stands for.
fn known_reason(name: &str, app: &App, picker: &Picker) -> Option<(char, RefusalReason)> {
    let mut offered = picker.offered.iter().copied();
    let wanted = folded(name);
    if wanted.chars().count() == 1 {
        return offered.find(|(letter, _)| wanted.starts_with(*letter));
    }
    offered.find(|(_, reason)| {
        let own = folded(&voice::reason(&app.setup.words, *reason));
        own.starts_with(&wanted) || reason.name().to_lowercase().starts_with(&wanted)
    })
}

/// A list of the queue by its name.
fn list(name: &str, app: &App) -> Vec<Step> {
    if app.tab == Tab::Map {
        return zone(name, app);
    }
    let wanted = folded(name);
    let named = |status| folded(&voice::list_name(&app.setup.words, status)).starts_with(&wanted);
    match VIEWS.into_iter().find(|view| !wanted.is_empty() && named(*view)) {
        Some(view) => turned(view, app),
        None => unknown(name, app),
    }
}

/// The queue, turned to one of its lists.
fn turned(view: Status, app: &App) -> Vec<Step> {
    let place = |wanted: Status| VIEWS.iter().position(|view| *view == wanted).unwrap_or(0);
    let now = app.desk.as_ref().map_or(0, |desk| place(desk.view()));
    let turns = (place(view) + VIEWS.len() - now) % VIEWS.len();
    then(Action::Tab(Tab::Queue), (0..turns).map(|_| act(Action::NextList)).collect())
}

/// A zone of the map by its name.
fn zone(name: &str, app: &App) -> Vec<Step> {
    let wanted = folded(name);
    let named = |zone| folded(&voice::zone(&app.setup.words, zone)).starts_with(&wanted);
    let Some(to) = ZONES.iter().position(|zone| !wanted.is_empty() && named(*zone)) else { return unknown(name, app) };
    let at = match app.map.list.as_ref().map(|list| &list.under) {
        Some(Under::Zone(zone)) => ZONES.iter().position(|known| known == zone),
        _ => None,
    };
    // One zone after the other, then all of them.
    let turns = (to + ZONES.len() + 1 - at.unwrap_or(ZONES.len())) % (ZONES.len() + 1);
    (0..turns).map(|_| act_in(Scope::Map, Action::NextZone)).collect()
}

/// Names, one after the other between commas: each is looked for and taken; then all is confirmed.
fn chosen(scope: Scope, line: &str) -> Vec<Step> {
    let name = |name: &str| {
        let typed = [Key::End, Key::Ctrl('u')].map(|cleared| key(scope, cleared));
        typed.into_iter().chain([Step::Send(Some(scope), Message::Pasted(name.trim().to_owned()))]).collect::<Vec<_>>()
    };
    let confirmed = act_in(scope, Action::Confirm);
    match scope {
        Scope::Duplicate if (1..=MOST).contains(&line.parse().unwrap_or(0)) => {
            let below = (1..line.parse().unwrap_or(1)).map(|_| key(scope, Key::Down));
            below.chain([confirmed]).collect()
        }
        Scope::Tags => {
            let all = line.split(',').flat_map(|one| name(one).into_iter().chain([key(scope, Key::Char(' '))]));
            all.chain([confirmed]).collect()
        }
        _ => name(line).into_iter().chain([confirmed]).collect(),
    }
}

/// A text in place of the one that stands there, confirmed.
fn typed(scope: Scope, text: &str) -> Vec<Step> {
    let cleared = [Key::End, Key::Ctrl('u')].map(|cleared| key(scope, cleared));
    let text = Step::Send(Some(scope), Message::Pasted(text.trim().to_owned()));
    cleared.into_iter().chain([text, act_in(scope, Action::Confirm)]).collect()
}

fn unknown(line: &str, app: &App) -> Vec<Step> {
    let line = crate::widget::text::cut(&crate::widget::text::shown(line), 40);
    vec![Step::Say(vec![app.setup.words.say_with("plain-unknown", &[("line", line.into())])])]
}

fn then(action: Action, rest: Vec<Step>) -> Vec<Step> {
    std::iter::once(act(action)).chain(rest).collect()
}

fn send(message: Message) -> Step {
    Step::Send(None, message)
}

fn act(action: Action) -> Step {
    send(Message::Clicked(Spot::Do(action)))
}

fn act_in(scope: Scope, action: Action) -> Step {
    Step::Send(Some(scope), Message::Clicked(Spot::Do(action)))
}

fn key(scope: Scope, key: Key) -> Step {
    Step::Send(Some(scope), Message::Key(key))
}
