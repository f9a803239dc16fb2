//! `ilfaut serve` as values: where the consultation is and where to listen.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(in crate::operator) struct Serve {
    #[arg(long, value_name = "ADDRESS")]
    pub(in crate::operator) address: Option<String>,
    #[arg(long, value_name = "HOST:PORT")]
    pub(in crate::operator) listen: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::operator) moderators: Option<PathBuf>,
    #[arg(id = "owner-key", long = "key-file", value_name = "FILE")]
    pub(in crate::operator) key_file: Option<PathBuf>,
    #[arg(long, value_name = "LEVEL")]
    pub(in crate::operator) log: Option<String>,
}
