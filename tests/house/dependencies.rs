//! Who may depend on whom, read from the manifests and the lock file.

use toml::{Table, Value};

use super::{none, text};

/// Our crates, each with those of ours it may use.
const ARROWS: [(&str, &[&str]); 5] = [
    ("client", &[]),
    ("config", &["ilfaut-client"]),
    ("bots", &["ilfaut-client", "ilfaut-config"]),
    ("tui", &["ilfaut-client", "ilfaut-config"]),
    ("tests", &["ilfaut-client", "ilfaut-config", "ilfaut-bots", "ilfaut-tui"]),
];

/// Crates of others with the only crates of ours that may name them in their manifest.
const HOMES: [(&str, &[&str]); 15] = [
    ("sled", &["client"]),
    ("rusqlite", &["client"]),
    ("reqwest", &["client"]),
    ("axum", &["bots", "client", "tests"]),
    ("hyper", &["client", "tests"]),
    ("schemars", &["client"]),
    ("teloxide", &["bots"]),
    ("matrix-sdk", &["bots", "tests"]),
    ("governor", &["bots", "client"]),
    ("crossterm", &["tui"]),
    ("ratatui", &["tui"]),
    ("fluent-bundle", &["config"]),
    ("clap", &["config", "bots", "tui"]),
    ("png", &["bots"]),
    ("embedded-graphics", &["bots"]),
];

/// What a default build of the citizens' program never compiles.
const HEAVY: [&str; 3] = ["teloxide", "matrix-sdk", "rusqlite"];

/// What no build ever links: TLS comes from rustls.
const NEVER: [&str; 4] = ["openssl", "openssl-sys", "native-tls", "tokio-native-tls"];

/// Where the lock file may take crates from.
const REGISTRY: &str = concat!("registry+https://", "github.com/rust-lang/crates.io-index");

fn manifest(package: &str) -> Table {
    text(&format!("{package}/Cargo.toml")).parse().unwrap_or_else(|error| panic!("{package}: {error}"))
}

/// The dependencies of `manifest` in `sections`, each with whether a feature must ask for it.
fn dependencies(manifest: &Table, sections: &[&str]) -> Vec<(String, bool)> {
    let tables = sections.iter().filter_map(|section| manifest.get(*section)?.as_table());
    let is_optional = |value: &Value| value.get("optional").and_then(Value::as_bool).unwrap_or(false);
    tables.flatten().map(|(name, value)| (name.clone(), is_optional(value))).collect()
}

fn against_arrows(package: &str, manifest: &Table) -> Vec<String> {
    let may = ARROWS.iter().find(|(name, _)| *name == package).map_or(&[][..], |(_, may)| may);
    let named = dependencies(manifest, &["dependencies", "dev-dependencies", "build-dependencies"]);
    let wrong = |name: &str| match HOMES.iter().find(|(home, _)| *home == name) {
        Some((_, homes)) => !homes.contains(&package),
        None => name.starts_with("ilfaut-") && !may.contains(&name),
    };
    let wrong = named.into_iter().filter(|(name, _)| wrong(name));
    wrong.map(|(name, _)| format!("{package} must not depend on {name}")).collect()
}

#[test]
fn every_arrow_between_crates_points_the_right_way() {
    none(&ARROWS.iter().flat_map(|(package, _)| against_arrows(package, &manifest(package))).collect::<Vec<_>>());
}

#[test]
fn a_wrong_arrow_is_caught() {
    let bad: Table =
        "[dependencies]\nilfaut-config = {}\nratatui = \"0\"\n[dev-dependencies]\ncrossterm = \"0\"\n".parse().unwrap();
    assert_eq!(against_arrows("client", &bad).len(), 3);
}

/// The heavy crates that `manifest` compiles without being asked.
fn heavy(package: &str, manifest: &Table) -> Vec<String> {
    let always = dependencies(manifest, &["dependencies"]).into_iter().filter(|(_, optional)| !optional);
    let always = always.map(|(name, _)| name);
    let default = manifest.get("features").and_then(|features| features.get("default")).and_then(Value::as_array);
    let default = default.into_iter().flatten().filter_map(|feature| feature.as_str().map(str::to_owned));
    let is_heavy = |name: &String| HEAVY.iter().any(|heavy| name.trim_start_matches("dep:") == *heavy);
    let asked =
        default.filter(|feature| is_heavy(feature) || ["telegram", "matrix", "postgres"].contains(&feature.as_str()));
    always.filter(is_heavy).chain(asked).map(|name| format!("{package} compiles {name} by default")).collect()
}

#[test]
fn a_default_build_is_the_terminal_alone() {
    let packages = ["client", "config", "bots"];
    none(&packages.into_iter().flat_map(|package| heavy(package, &manifest(package))).collect::<Vec<_>>());
}

#[test]
fn a_heavy_default_is_caught() {
    let bad = "[features]\ndefault = [\"telegram\"]\n[dependencies]\nmatrix-sdk = \"0.18\"\nteloxide = { version = \"0\", optional = true }\n";
    assert_eq!(heavy("bots", &bad.parse().unwrap()).len(), 2);
}

fn locked(lock: &Table) -> Vec<String> {
    let packages = lock.get("package").and_then(Value::as_array).expect("a lock file lists packages");
    let text = |package: &Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let fault = |package: &Value| {
        let (name, source) = (text(package, "name"), text(package, "source"));
        let foreign = !source.is_empty() && source != REGISTRY;
        (foreign || NEVER.contains(&name.as_str())).then(|| format!("{name} {source} must not be in the lock file"))
    };
    packages.iter().filter_map(fault).collect()
}

#[test]
fn the_lock_file_holds_no_openssl_and_one_registry() {
    none(&locked(&text("Cargo.lock").parse().expect("the lock file is TOML")));
}

#[test]
fn openssl_and_another_registry_are_caught() {
    let bad =
        "[[package]]\nname = \"openssl-sys\"\n[[package]]\nname = \"a\"\nsource = \"git+https://example.org/a\"\n";
    assert_eq!(locked(&bad.parse().unwrap()).len(), 2);
}

#[test]
fn the_citizens_program_is_what_cargo_run_starts() {
    let workspace: Table = text("Cargo.toml").parse().unwrap();
    let defaults = workspace["workspace"]["default-members"].as_array().expect("a list");
    assert_eq!(defaults.iter().filter_map(Value::as_str).collect::<Vec<_>>(), ["bots"]);
}

#[test]
fn what_the_tests_leave_out_has_a_feature_each() {
    let tests = manifest("tests");
    let features: Vec<&String> = tests["features"].as_table().expect("features").keys().collect();
    assert_eq!(features, ["matrix", "postgres", "telegram"]);
}
