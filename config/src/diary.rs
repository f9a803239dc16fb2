//! What a program notes for whoever runs it, on standard error. Knows no sentence for readers.

use tracing_subscriber::EnvFilter;

use crate::environment;

/// What is noted where nothing else was asked for.
const LEVEL: &str = "warn";

/// Why nothing can be noted.
#[derive(Debug)]
pub enum Unwritten {
    /// There is no such level.
    Level(String),
    /// The system does not let it.
    System(String),
}

/// Notes from now on what is of this level (else of `RUST_LOG`, else warnings), in lines for people or as JSON.
pub fn begin(level: Option<&str>, for_machines: bool) -> Result<(), Unwritten> {
    let set = environment::of_process("RUST_LOG").map(|set| set.to_string_lossy().into_owned());
    let wanted = level.map(str::to_owned).or(set).unwrap_or_else(|| LEVEL.to_owned());
    let filter = EnvFilter::try_new(&wanted).map_err(|_| Unwritten::Level(wanted))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false);
    let begun = if for_machines { log.json().try_init() } else { log.try_init() };
    begun.map_err(|error| Unwritten::System(error.to_string()))
}
