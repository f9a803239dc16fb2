//! A copy of one's data in a file of one's own: never over another file, for its owner alone. Knows no consultation.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use ilfaut_client::backend::PersonalData;

use crate::conversation::ask::{FileFault, Kept};
use crate::voice::{Voice, export};

/// JSON alone where the name says so, else the text to read with the JSON under it.
pub(super) fn write(voice: &Voice, data: &PersonalData, kept: &Kept, path: &str) -> io::Result<()> {
    let json = Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let body = if json { export::json(data, kept) } else { export::text(voice, data, kept) };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(body.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

/// What is wrong, as far as the person can do something about it.
pub(super) fn fault(error: &io::Error) -> FileFault {
    match error.kind() {
        io::ErrorKind::AlreadyExists => FileFault::Exists,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileFault::Nowhere,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => FileFault::Forbidden,
        _ => FileFault::Other(error.to_string()),
    }
}
