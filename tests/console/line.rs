//! A line that is slow, gone and back: keys answer at once, what is decided waits, what changed meanwhile is to be reviewed.

use std::time::Duration;

use super::stage::Stage;
use super::tape::Tape;
use super::window::waiting;

/// How long a key may take to be seen, whatever the line does.
const SOON: Duration = Duration::from_millis(1_500);

/// How many wait, a moment after a key.
fn soon(window: &super::window::Window, count: usize) {
    std::thread::sleep(SOON);
    let shown = window.shown();
    assert_eq!(waiting(&shown), Some(count), "{shown}");
}

#[test]
fn a_slow_line_leaves_the_keys_alive() {
    let stage = Stage::new(6);
    let daemon = stage.serve();
    let tape = Tape::to(stage.host());
    let Some(mut window) = stage.console("gwenn", &tape.host) else { return };
    window.waiting();
    window.wait_for("ok ");
    tape.slow(Duration::from_secs(5));
    window.keys("aaj");
    soon(&window, 4);
    assert!(window.shown().contains("4 / 6") && window.shown().contains("envoi 2"), "{}", window.shown());
    tape.slow(Duration::ZERO);
    window.wait_without("envoi");
    window.keys("Q");
    assert_eq!(window.end().code, Some(0));
    assert_eq!(daemon.stop().code, Some(0));
    assert_eq!(stage.fates(), (2, 4));
}

#[test]
fn a_line_that_is_gone_and_back_changes_nothing_but_what_others_did() {
    let stage = Stage::new(6);
    let daemon = stage.serve();
    let tape = Tape::to(stage.host());
    let Some(mut window) = stage.console("gwenn", &tape.host) else { return };
    window.waiting();
    tape.cut(true);
    window.keys("aa");
    window.wait_for("hors ligne");
    window.keys("a");
    soon(&window, 3);
    let mut other = stage.console("ines", stage.host()).unwrap();
    other.waiting();
    other.keys("jp"); // the second
    other.wait_for("reportée");
    other.keys("Q");
    assert_eq!(other.end().code, Some(0));
    tape.cut(false);
    window.wait_for("à revoir");
    window.keys("gj");
    window.wait_for("À revoir : ines a reporté ; vous vouliez accepter.");
    window.wait_without("hors ligne");
    window.keys("Q");
    let left = window.end();
    assert_eq!(left.code, Some(0), "{}", left.shown);
    let mut window = stage.console("gwenn", &tape.host).unwrap();
    window.wait_for("à revoir");
    window.keys("gp"); // agreed
    window.wait_without("à revoir");
    window.keys("Q");
    assert_eq!(window.end().code, Some(0));
    assert_eq!(daemon.stop().code, Some(0));
    assert_eq!(stage.fates(), (2, 3));
}

#[test]
fn what_waits_at_the_end_is_said_and_leaves_at_the_next_start() {
    let stage = Stage::new(4);
    let daemon = stage.serve();
    let Some(mut window) = stage.console("gwenn", stage.host()) else { return };
    window.waiting();
    daemon.kill();
    window.keys("aaa");
    window.wait_for("hors ligne");
    window.keys("Q");
    let left = window.end();
    let said = "3 décisions attendent : elles partiront au prochain démarrage.";
    assert!(left.code == Some(0) && left.shown.contains(said), "{left:?}");
    let left = stage.console("gwenn", stage.host()).unwrap().end();
    assert!(left.code == Some(1) && left.shown.contains("3 décisions attendent"), "{left:?}");
    let daemon = stage.serve();
    let mut window = stage.console("gwenn", stage.host()).unwrap();
    window.wait("one that waits", |shown| (waiting(shown) == Some(1)).then_some(()));
    window.keys("Q");
    assert_eq!(window.end().code, Some(0));
    assert_eq!(daemon.stop().code, Some(0));
    assert_eq!(stage.fates(), (3, 1));
}
