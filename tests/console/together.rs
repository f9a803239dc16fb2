//! Two moderators on one queue, each in a console of their own: everything is decided, and nothing twice.

use super::stage::Stage;
use super::window::Window;

/// Proposals that wait.
const COUNT: usize = 500;

#[test]
fn two_consoles_empty_one_queue_and_decide_nothing_twice() {
    let stage = Stage::new(COUNT);
    let before = stage.events();
    let daemon = stage.serve();
    let Some(mut windows) =
        ["gwenn", "ines"].map(|who| stage.console(who, stage.host())).into_iter().collect::<Option<Vec<Window>>>()
    else {
        return;
    };
    let mut rounds = 0;
    while windows.iter().any(|window| window.waiting() > 0) {
        rounds += 1;
        assert!(rounds < 2_000, "{}", windows[0].shown());
        for window in &mut windows {
            window.keys("a");
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    for window in &mut windows {
        window.keys("Q");
    }
    for window in windows {
        let left = window.end();
        assert_eq!(left.code, Some(0), "{}", left.shown);
    }
    assert_eq!(daemon.stop().code, Some(0));
    assert_eq!(stage.fates(), (COUNT, 0));
    let events = stage.events() - before;
    println!("{rounds} rounds, {events} events");
    // Each decision is one event, and each moderator who comes is one; nobody is to be told, so leaving is none.
    assert_eq!(events, u64::try_from(COUNT).unwrap() + 2);
}
