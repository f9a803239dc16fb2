//! Fifty times, in the middle of deciding, the console or its server is killed. What was shown as decided is decided in the
//! end, and in the order it was shown.

use std::time::Duration;

use ilfaut_client::world::Dice;

use super::stage::Stage;

/// Proposals that wait.
const COUNT: usize = 500;
const KILLS: usize = 50;

#[test]
fn fifty_kills_and_nothing_that_was_shown_is_lost() {
    let stage = Stage::new(COUNT);
    let mut daemon = stage.serve();
    let Some(mut window) = stage.console("gwenn", stage.host()) else { return };
    let mut dice = Dice::seeded(5);
    let mut shown = window.waiting();
    let mut consoles = 0;
    for kill in 0..KILLS {
        window.keys(&"a".repeat(1 + usize::try_from(dice.below(8)).unwrap()));
        std::thread::sleep(Duration::from_micros(dice.below(80_000)));
        if dice.below(3) == 0 {
            daemon.kill();
            window.keys("aa");
            daemon = stage.serve();
            continue;
        }
        consoles += 1;
        let left = window.kill();
        shown = super::window::waiting(&left.shown).map_or(shown, |now| now.min(shown));
        window = stage.console("gwenn", stage.host()).unwrap();
        let again = window.waiting();
        assert!(again <= shown, "kill {kill}: {shown} waited, now {again}\n{}\n{}", left.shown, window.shown());
        shown = again;
    }
    window.wait_without("hors ligne");
    window.wait_without("envoi");
    shown = window.waiting().min(shown);
    window.keys("Q");
    let left = window.end();
    assert_eq!(left.code, Some(0), "{}", left.shown);
    assert_eq!(daemon.stop().code, Some(0));
    let (accepted, pending) = stage.fates();
    println!("{consoles} kills of the console, {} of the server, {accepted} decided", KILLS - consoles);
    assert_eq!((accepted, pending), (COUNT - shown, shown));
    assert!(accepted > KILLS, "{accepted} decisions are too few to prove anything");
}
