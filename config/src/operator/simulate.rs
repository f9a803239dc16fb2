//! `ilfaut simulate`: a consultation that never took place, with a crowd whose opinions are known; what a rotation finds
//! out, and what a brigade can move. Changes nothing anywhere.

use std::path::{Path, PathBuf};

use ilfaut_client::rules::rotation::settings::Settings;
use ilfaut_client::simulate::brigade::Attack;
use ilfaut_client::simulate::fixed::Fixed;
use ilfaut_client::simulate::measure::Figures;
use ilfaut_client::simulate::oracle::{Scale, Tables};
use ilfaut_client::simulate::plan::{Moved, Plan};
use ilfaut_client::simulate::strategy::Strategy;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Fault, Said};
use super::arguments::Simulate;
use super::progress::Progress;
use crate::environment;

/// Where the tables stand in the folder that `ILFAUT_DATA` names.
const TABLES: &str = "synthetic/params.json";

/// Simulates what was asked for.
pub(super) fn run(asked: &Simulate, for_machines: bool) -> Result<Answer, Fault> {
    let plan = plan(asked)?;
    let tables = tables(asked.params.as_deref())?;
    let people = usize::try_from(plan.scale.participants).unwrap_or(usize::MAX);
    let progress = Progress::of(people, for_machines);
    let mut seen = 0;
    let mut step = |participant: u64| {
        // Every 256 people are enough for a bar that moves.
        if participant >= seen + 256 {
            progress.step(256);
            seen += 256;
        }
    };
    let mut json = asked_for(asked, &plan);
    let said = if asked.fixed {
        let (fixed, figures) = plan.fixed(&tables, &mut step);
        add(&mut json, &fixed);
        add(&mut json, &figures);
        [hashes(&fixed), sentences(&figures)].concat()
    } else {
        let report = plan.run(&tables, &mut step);
        add(&mut json, &report);
        [sentences(&report.figures), report.brigade.iter().map(|moved| moved_by(moved, asked.brigade)).collect()]
            .concat()
    };
    Ok(Answer::done(said, Value::Object(json)))
}

fn plan(asked: &Simulate) -> Result<Plan, Fault> {
    let mut settings = Settings::default();
    for (name, value) in &asked.set {
        if !settings.set(name, *value) {
            let said = Said::new("simulate-setting").with("setting", format!("{name}={value}"));
            return Err(Fault::bad(said.with("names", Settings::NAMES.join(", "))));
        }
    }
    let scale = Scale { seed: asked.scale.seed ^ asked.seed_xor, ..asked.scale.with_percent(asked.votes) };
    Ok(Plan { scale, rough: asked.oracle == Oracle::Rough, rotation: asked.rotation, settings, attack: asked.brigade })
}

/// The crowd's tables, from the file that was named or from the folder of published data.
fn tables(named: Option<&Path>) -> Result<Tables, Fault> {
    let folder = || environment::of_process("ILFAUT_DATA").map(|folder| PathBuf::from(folder).join(TABLES));
    let Some(path) = named.map(Path::to_path_buf).or_else(folder) else {
        return Err(Fault::no(Said::new("simulate-no-tables")));
    };
    let text = std::fs::read(&path).map_err(|error| Fault::system(&path, &error))?;
    let file = path.display().to_string();
    let unreadable = |what: String| Fault::bad(Said::new("simulate-tables").with("file", file).with("what", what));
    let tables: Tables = serde_json::from_slice(&text).map_err(|error| unreadable(error.to_string()))?;
    match tables.fault() {
        Some(what) => Err(Fault::bad(
            Said::new("simulate-tables").with("file", path.display().to_string()).with("what", what.to_owned()),
        )),
        None => Ok(tables),
    }
}

/// Which crowd is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Oracle {
    /// The published one.
    Spec,
    /// With limbo, scatter and uneven qualifications.
    Rough,
}

fn asked_for(asked: &Simulate, plan: &Plan) -> Map<String, Value> {
    let rotation = if asked.fixed { "fixed" } else { asked.rotation.name() };
    let mut json = Map::new();
    for (name, value) in [
        ("scale", json!(plan.scale.name)),
        ("rotation", json!(rotation)),
        ("share", json!(asked.votes as f64 / 100.0)),
        ("attack", json!(asked.brigade.name())),
        ("seed_xor", json!(asked.seed_xor)),
        ("rough", json!(plan.rough)),
        ("participants", json!(plan.scale.participants)),
        ("proposals", json!(plan.scale.proposals)),
    ] {
        json.insert(name.to_owned(), value);
    }
    json
}

/// Adds the members of a serialised object.
fn add(json: &mut Map<String, Value>, more: &impl Serialize) {
    if let Ok(Value::Object(members)) = serde_json::to_value(more) {
        json.extend(members);
    }
}

fn sentences(figures: &Figures) -> Vec<Said> {
    vec![
        Said::new("simulate-zones")
            .with("right", percent(figures.zone_accuracy))
            .with("plugin", percent(figures.zone_accuracy_plugin))
            .with("undecided", percent(figures.undecided))
            .with("decided", percent(figures.accuracy_decided)),
        Said::new("simulate-best")
            .with("twenty", percent(figures.top20_recall))
            .with("share", percent(figures.top5pct_recall))
            .with("spearman", format!("{:.3}", figures.spearman)),
        Said::new("simulate-votes")
            .with("min", format!("{:.0}", figures.votes.min))
            .with("median", format!("{:.0}", figures.votes.median))
            .with("max", format!("{:.0}", figures.votes.max))
            .with("gini", format!("{:.2}", figures.votes.gini)),
    ]
}

fn hashes(fixed: &Fixed) -> Vec<Said> {
    vec![
        Said::new("simulate-fixed").with("votes", fixed.votes_cast).with("plebiscites", fixed.plebiscites as u64),
        Said::new("simulate-hashes")
            .with("log", fixed.log_sha256.as_str())
            .with("tally", fixed.tally_sha256.as_str())
            .with("plebiscites", fixed.plebiscites_sha256.as_str()),
    ]
}

fn moved_by(moved: &Moved, attack: Attack) -> Said {
    Said::new("simulate-brigade")
        .with("attack", attack.name())
        .with("move", format!("{:+.4}", moved.trusted_score_move))
        .with("slate", moved.slate.len() as u64)
        .with("flipped", moved.flipped as u64)
        .with("certain", moved.flipped_certain as u64)
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

/// A scale by its name.
pub(super) fn scale(text: &str) -> Result<Scale, String> {
    Scale::named(text).ok_or_else(String::new)
}

/// A rotation by its name.
pub(super) fn rotation(text: &str) -> Result<Strategy, String> {
    Strategy::ALL.into_iter().find(|rotation| rotation.name() == text).ok_or_else(String::new)
}

/// A brigade by its name.
pub(super) fn attack(text: &str) -> Result<Attack, String> {
    Attack::ALL.into_iter().find(|attack| attack.name() == text).ok_or_else(String::new)
}

/// A percentage from 1 to 100, with or without its sign.
pub(super) fn share(text: &str) -> Result<u64, String> {
    let number = text.strip_suffix('%').unwrap_or(text).trim_end().parse().map_err(|_| String::new())?;
    if (1..=100).contains(&number) { Ok(number) } else { Err(String::new()) }
}

/// A number, decimal or after `0x`.
pub(super) fn number(text: &str) -> Result<u64, String> {
    let hexadecimal = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    hexadecimal.map_or_else(|| text.parse(), |digits| u64::from_str_radix(digits, 16)).map_err(|_| String::new())
}

/// `name=number`.
pub(super) fn setting(text: &str) -> Result<(String, f64), String> {
    let (name, value) = text.split_once('=').ok_or_else(String::new)?;
    Ok((name.to_owned(), value.parse().map_err(|_| String::new())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_shares_as_people_write_them() {
        assert_eq!((share("25%"), share("100"), share("1 %")), (Ok(25), Ok(100), Ok(1)));
        assert_eq!((number("12"), number("0x1F")), (Ok(12), Ok(31)));
        assert_eq!(setting("floor=0.5"), Ok(("floor".to_owned(), 0.5)));
        for bad in ["", "0", "101", "-5", "NaN", "25%%", "%"] {
            assert!(share(bad).is_err(), "{bad}");
        }
        for bad in ["", "0x", "0xg", "-1", "1.5"] {
            assert!(number(bad).is_err(), "{bad}");
        }
        assert!(setting("floor").is_err() && setting("floor=x").is_err());
        assert!(scale("paris").is_err() && rotation("best").is_err() && attack("bribe").is_err());
    }
}
