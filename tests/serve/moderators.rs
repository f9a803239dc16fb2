//! `ilfaut moderator` as an organiser meets it: passwords come by a pipe and leave no trace.

use super::daemon::{Spot, is_for_its_owner_alone};

const PASSWORD: &str = "un mot de passe assez long";

fn file(spot: &Spot) -> String {
    spot.path("conf/moderators.toml").display().to_string()
}

#[test]
fn moderators_are_added_listed_changed_and_struck_off() {
    let spot = Spot::new();
    let file = file(&spot);
    let run = |args: &[&str], input: &str| {
        spot.run("ilfaut", &[&["moderator"], args, &["--moderators", &file, "--json"]].concat(), input)
    };
    let added = run(&["add", "ines", "--name", "Inès", "--question", "emploi", "--question", "eau"], PASSWORD);
    assert!(added.code == Some(0) && added.out.contains(r#""questions":["emploi","eau"]"#), "{added:?}");
    assert_eq!(run(&["add", "yann", "--admin"], "dix-sept lettres\r\n").code, Some(0));
    let before = std::fs::read_to_string(&file).unwrap();
    assert!(is_for_its_owner_alone(file.as_ref()) && !before.contains(PASSWORD) && before.contains("$argon2id$"));
    for (args, input) in [
        (&["add", "INES"][..], PASSWORD),
        (&["add", "other", "--name", "inès"], PASSWORD),
        (&["add", "other"], "court"),
        (&["add", "other"], ""),
        (&["password", "nobody"], PASSWORD),
        (&["password", "ines"], "court\n"),
        (&["remove", "nobody"], ""),
    ] {
        let refused = run(args, input);
        assert_eq!(refused.code, Some(1), "{args:?}: {refused:?}");
        assert!(!refused.out.contains(PASSWORD) && refused.out.contains("error"), "{refused:?}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "what is refused changes nothing");
    assert_eq!(run(&["password", "Ines"], "un autre mot de passe\n").code, Some(0));
    assert_ne!(std::fs::read_to_string(&file).unwrap(), before);
    assert_eq!(run(&["remove", "yann"], "").code, Some(0));
    let list = run(&["list"], "");
    assert!(list.out.contains("Inès") && !list.out.contains("yann") && !list.out.contains("argon2"), "{list:?}");
}

#[test]
fn a_list_for_people_is_sentences() {
    let spot = Spot::new();
    let file = file(&spot);
    let run = |args: &[&str]| spot.run("ilfaut", &[args, &["--moderators", &file]].concat(), PASSWORD);
    assert!(run(&["moderator", "list"]).out.contains("Personne"));
    run(&["moderator", "add", "ines", "--name", "Inès", "--admin"]);
    run(&["moderator", "add", "yann", "--question", "emploi"]);
    let french = run(&["moderator", "list"]);
    assert_eq!(
        french.out,
        "ines : Inès, pour toutes les questions, peut ouvrir et clore des questions\nyann : yann, pour emploi\n"
    );
    let english = run(&["moderator", "list", "--lang", "en"]);
    assert_eq!(english.out, "ines: Inès, for all questions, may open and close questions\nyann: yann, for emploi\n");
}

#[test]
fn a_file_with_mistakes_is_told_with_its_line_and_left_as_it_is() {
    let spot = Spot::new();
    let text = "[[moderator]]\nlogin = \"a\"\npassword = sesame-ouvre-toi\n";
    std::fs::write(spot.path("m.toml"), text).unwrap();
    let file = spot.path("m.toml").display().to_string();
    for args in [&["moderator", "list"][..], &["moderator", "add", "b"], &["serve", "--address", "memory:"]] {
        let ran = spot.run("ilfaut", &[args, &["--moderators", &file]].concat(), PASSWORD);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.err.contains("m.toml:3") && !ran.err.contains("sesame"), "{ran:?}");
    }
    assert_eq!(std::fs::read_to_string(spot.path("m.toml")).unwrap(), text);
}
