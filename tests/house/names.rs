//! Which names a room must never hold: the arrows between the rooms of the house.

use super::none;
use super::source::Source;

/// What may never be named in some rooms, and why.
struct Rule {
    why: &'static str,
    rooms: &'static [&'static str],
    except: &'static [&'static str],
    never: &'static [&'static str],
}

const PURE: &[&str] = &["client/src/model", "client/src/rules", "client/src/engine/decide", "client/src/engine/apply"];

const RULES: &[Rule] = &[
    Rule {
        why: "client knows none of its users",
        rooms: &["client"],
        except: &[],
        never: &["ilfaut_config", "ilfaut_bots", "ilfaut_tui"],
    },
    Rule {
        why: "a library has no user: it prints nothing and reads no environment",
        rooms: &["client/src"],
        except: &["client/src/bin"],
        never: &["env::", "std::env", "println!", "print!", "eprintln!", "eprint!", "etcetera", "home_dir"],
    },
    Rule {
        why: "the same journal gives the same result on any machine",
        rooms: PURE,
        except: &[],
        never: &[
            "async",
            "await",
            "tokio",
            "extern sled::",
            "reqwest",
            "fs::",
            "std::fs",
            "net::",
            "now()",
            "rand",
            "rand_core",
            "rand_chacha",
            "SystemClock",
            "SystemTime",
            "Instant",
        ],
    },
    Rule {
        why: "model stands under everything",
        rooms: &["client/src/model"],
        except: &[],
        never: &["rules::", "engine::", "journal::", "store::", "backend::", "connect::", "world::"],
    },
    Rule {
        why: "rules know the model only",
        rooms: &["client/src/rules"],
        except: &[],
        never: &["engine::", "journal::", "store::", "connect::", "Backend"],
    },
    Rule {
        why: "the dialect is values: whoever carries them has the sockets and the clock",
        rooms: &["client/src/dialect"],
        except: &[],
        never: &[
            "async",
            "await",
            "tokio",
            "extern sled::",
            "fs::",
            "net::",
            "now()",
            "rand_core",
            "Instant",
            "SystemTime",
            "engine::",
            "journal::",
            "store::",
            "connect::",
            "world::",
            "remote::",
            "gateway::",
        ],
    },
    Rule {
        why: "the gateway serves any backend: it knows the port and the dialect",
        rooms: &["client/src/gateway"],
        except: &[],
        never: &["crate::engine", "crate::journal", "crate::connect", "crate::remote", "extern sled::", "SystemTime"],
    },
    Rule {
        why: "a remote knows a server by its dialect only",
        rooms: &["client/src/remote"],
        except: &[],
        never: &["crate::engine", "crate::journal", "crate::gateway", "axum", "extern sled::", "SystemTime"],
    },
    Rule {
        why: "the engine speaks to a journal and a store, whichever they are",
        rooms: &["client/src/engine"],
        except: &[],
        never: &["extern sled::", "journal::sled", "journal::memory", "store::sled", "store::memory", "connect::"],
    },
    Rule {
        why: "sled will be replaced one day",
        rooms: &["client/src", "client/tests", "config", "bots", "tui", "tests"],
        except: &["client/src/store", "client/src/journal/sled"],
        never: &["extern sled::", "use sled"],
    },
    Rule {
        why: "one place for timeouts and retries",
        rooms: &["client", "config", "bots", "tui", "tests"],
        except: &["client/src/remote"],
        never: &["reqwest"],
    },
    Rule {
        why: "machine time and chance are made by programs only",
        rooms: &["client/src"],
        except: &["client/src/world"],
        never: &["SystemClock", "Dice::real", "SystemTime::now", "Instant::now"],
    },
    Rule {
        why: "the journal and the engine are reached through the port",
        rooms: &["config", "bots", "tui"],
        except: &[],
        never: &["ilfaut_client::engine", "ilfaut_client::journal"],
    },
    Rule {
        why: "config is under the programs",
        rooms: &["config"],
        except: &[],
        never: &["ilfaut_bots", "ilfaut_tui"],
    },
    Rule {
        why: "bots and tui are neighbours",
        rooms: &["bots"],
        except: &[],
        never: &["ilfaut_tui", "ratatui", "crossterm"],
    },
    Rule { why: "bots and tui are neighbours", rooms: &["tui"], except: &[], never: &["ilfaut_bots"] },
    Rule {
        why: "the conversation asks and says values; others carry them",
        rooms: &["bots/src/conversation", "bots/src/voice", "bots/src/picture"],
        except: &[],
        never: &["async", "await", "tokio", "teloxide", "matrix_sdk", "Backend", "now()", "SystemClock"],
    },
    Rule { why: "channels carry, they do not decide", rooms: &["bots/src/channel"], except: &[], never: &["Backend"] },
    Rule {
        why: "a channel knows its own platform only",
        rooms: &["bots/src/channel/terminal"],
        except: &[],
        never: &["teloxide", "matrix_sdk"],
    },
    Rule {
        why: "a channel knows its own platform only",
        rooms: &["bots/src/channel/telegram"],
        except: &[],
        never: &["matrix_sdk"],
    },
    Rule {
        why: "a channel knows its own platform only",
        rooms: &["bots/src/channel/matrix"],
        except: &[],
        never: &["teloxide"],
    },
    Rule {
        why: "who someone is on a platform stays with the channel",
        rooms: &["bots/src"],
        except: &["bots/src/channel", "bots/src/identity"],
        never: &["ChatId", "chat_id", "UserId", "user_id", "RoomId", "room_id", "OwnedUserId", "platform_id"],
    },
    Rule {
        why: "screens are pictures of a state",
        rooms: &["tui/src/screen", "tui/src/widget"],
        except: &[],
        never: &["crossterm", "tokio", "Backend", "async", "await", "now()", "SystemClock"],
    },
    Rule {
        why: "an update answers with effects and waits for nothing",
        rooms: &["tui/src/app"],
        except: &[],
        never: &["crossterm", "tokio", "Backend", "async", "await", "now()", "SystemClock"],
    },
];

/// Rooms that a rule names before they are built.
const COMING: &[&str] = &["client/src/bin", "client/tests"];

fn breaches(rule: &Rule, sources: &[Source]) -> Vec<String> {
    let within = |rooms: &[&str], source: &Source| rooms.iter().any(|room| source.is_in(room));
    let watched = sources.iter().filter(|source| within(rule.rooms, source) && !within(rule.except, source));
    let named = |source: &Source, name: &str| {
        let lines = source.naming(name).into_iter();
        lines.map(|line| format!("{}:{line} names `{name}`: {}", source.path, rule.why)).collect::<Vec<_>>()
    };
    watched.flat_map(|source| rule.never.iter().flat_map(move |name| named(source, name))).collect()
}

#[test]
fn no_room_names_what_it_must_not_know() {
    let sources = Source::all();
    none(&RULES.iter().flat_map(|rule| breaches(rule, &sources)).collect::<Vec<_>>());
}

#[test]
fn every_rule_catches_its_own_example() {
    for rule in RULES {
        for (room, name) in rule.rooms.iter().flat_map(|room| rule.never.iter().map(move |name| (room, name))) {
            let spoken = name.trim_start_matches("extern ").replace('!', "!()");
            let spoken = if spoken.ends_with("::") { format!("{spoken}x") } else { spoken };
            let bad = Source::new(&format!("{room}/example.rs"), &format!("//! An example.\nfn a() {{ {spoken}; }}\n"));
            assert_eq!(breaches(rule, &[bad]).len(), 1, "{room} {name}");
        }
    }
}

#[test]
fn every_rule_speaks_of_rooms_that_exist() {
    let sources = Source::all();
    let rooms = RULES.iter().flat_map(|rule| rule.rooms.iter().chain(rule.except));
    let gone = |room: &&&str| !COMING.contains(room) && !sources.iter().any(|source| source.is_in(room));
    none(&rooms.filter(gone).map(|room| format!("{room} is no room of the house (any more)")).collect::<Vec<_>>());
}
