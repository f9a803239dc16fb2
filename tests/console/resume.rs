//! The line of the terminal is cut (SIGHUP) while a moderator types: the next console goes on there.

use super::stage::Stage;

#[test]
fn a_refusal_half_written_is_there_again_after_a_hangup() {
    let stage = Stage::new(5);
    let address = stage.spot.address();
    let args = ["--address", &address];
    let Some(mut window) = stage.console_at("gwenn", &args) else { return };
    window.waiting();
    window.keys("jjr");
    window.wait_for("Motif du refus");
    window.keys("apas ici, mais à la mair");
    window.wait_for("à la mair");
    window.signal("HUP");
    window.end();
    let mut window = stage.console_at("gwenn", &args).unwrap();
    window.wait_for("Repris : 3/5");
    window.wait_for("pas ici, mais à la mair");
    window.keys("ie\r");
    window.wait_for("Refusée");
    window.keys("Q");
    let left = window.end();
    assert_eq!(left.code, Some(0), "{}", left.shown);
    assert_eq!(stage.fates(), (0, 4));
}

#[test]
fn a_decision_taken_before_the_hangup_is_taken() {
    let stage = Stage::new(5);
    let daemon = stage.serve();
    let Some(mut window) = stage.console("gwenn", stage.host()) else { return };
    window.waiting();
    window.keys("aa");
    window.wait("three that wait", |shown| (super::window::waiting(shown) == Some(3)).then_some(()));
    window.signal("TERM");
    let left = window.end();
    assert_eq!(left.code, Some(0), "{}", left.shown);
    assert_eq!(daemon.stop().code, Some(0));
    assert_eq!(stage.fates(), (2, 3));
}
