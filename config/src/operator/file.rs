//! Writes a file whole or not at all: beside it first, made durable, then moved into place. Knows no format.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Replaces `folder/name` by what `write` writes; on any fault the file that was there stays as it was.
pub(super) fn replace(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let beside = folder.join(format!(".{name}.{}.part", std::process::id()));
    let written = write_whole(&beside, write).and_then(|()| fs::rename(&beside, folder.join(name)));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.and_then(|()| sync_folder(folder))
}

fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    write(&mut file)?;
    file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()
}

/// The name too survives a power cut, where folders can be synced.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_beside() {
        let folder = tempfile::tempdir().unwrap();
        replace(folder.path(), "a.csv", |to| to.write_all(b"old")).unwrap();
        let failed = replace(folder.path(), "a.csv", |to| {
            to.write_all(b"half")?;
            Err(std::io::Error::other("full"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(folder.path().join("a.csv")).unwrap(), b"old");
        replace(folder.path(), "a.csv", |to| to.write_all(b"new")).unwrap();
        assert_eq!(fs::read(folder.path().join("a.csv")).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
