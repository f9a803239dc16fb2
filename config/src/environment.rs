//! The environment of the process: the one file of the whole project that reads it. Knows what variables are called,
//! not what they are for.

use std::ffi::OsString;

/// Looks a variable up; unset and empty are the same.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The variable of this process, unless unset or empty.
pub fn of_process(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The first of `names` that is set, as text.
pub(crate) fn first(names: &[&str], lookup: Lookup<'_>) -> Option<String> {
    names.iter().find_map(|name| lookup(name)).map(|value| value.to_string_lossy().into_owned())
}

/// The name of whoever is logged in, for the journal of one's own folder; `moi` when the system does not say.
pub fn user() -> String {
    user_of(&of_process)
}

fn user_of(lookup: Lookup<'_>) -> String {
    first(&["USER", "LOGNAME", "USERNAME"], lookup).unwrap_or_else(|| "moi".to_owned())
}

/// Whether colours are unwelcome (`NO_COLOR` set, or a terminal called `dumb`).
pub fn no_colour() -> bool {
    no_colour_of(&of_process)
}

fn no_colour_of(lookup: Lookup<'_>) -> bool {
    lookup("NO_COLOR").is_some() || is_dumb_of(lookup)
}

/// Whether the terminal says that it can only write lines.
pub fn is_dumb() -> bool {
    is_dumb_of(&of_process)
}

fn is_dumb_of(lookup: Lookup<'_>) -> bool {
    lookup("TERM").is_some_and(|term| term == "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_name_that_is_set_is_the_user() {
        let on_windows = |name: &str| (name == "USERNAME").then(|| "Anna".into());
        assert_eq!(user_of(&on_windows), "Anna");
        assert_eq!(user_of(&|_| None), "moi");
    }

    #[test]
    fn colours_are_left_out_when_asked() {
        assert!(no_colour_of(&|name| (name == "NO_COLOR").then(|| "1".into())));
        assert!(no_colour_of(&|name| (name == "TERM").then(|| "dumb".into())));
        assert!(!no_colour_of(&|name| (name == "TERM").then(|| "xterm".into())));
    }
}
