//! A folder that holds a journal: what it is, who has it open, and whether it is as it was left.
//!
//! `HEAD` says the format, how many entries there were at least, the link of the last of them, and either `open` or the
//! seal: a checksum of every file of the journal, taken when it was closed. sled may repair a damaged log in silence, by
//! cutting it; so nothing is opened for writing before what is there has been compared with `HEAD`.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::chain::Head;
use crate::error::{Damage, OpenFault};

/// The format of folders that this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// What `HEAD` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// The journal holds at least this.
    pub head: Head,
    /// The checksum of its files, if it was closed in order.
    pub seal: Option<u32>,
}

/// A folder held by this process until dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Takes hold of an existing folder, or of a new one when `create`; changes nothing in a folder it refuses.
    pub fn hold(path: &Path, create: bool) -> Result<(Self, Mark), OpenFault> {
        let fault = |error: io::Error| system(path, &error);
        match identify(path)? {
            Kind::Ours(_) => {}
            Kind::Nothing if !create => return Err(OpenFault::Missing(path.display().to_string())),
            Kind::Nothing => begin(path).map_err(fault)?,
        }
        let lock = File::options().create(true).append(true).open(path.join("lock")).map_err(fault)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenFault::Locked(path.display().to_string())),
            Err(TryLockError::Error(error)) => return Err(fault(error)),
        }
        // Read again under the lock: the program that had it open may have written since.
        match identify(path)? {
            Kind::Ours(mark) => Ok((Self { path: path.to_owned(), _lock: lock }, mark)),
            Kind::Nothing => Err(OpenFault::Missing(path.display().to_string())),
        }
    }

    /// A path inside the folder.
    pub fn inside(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The folder itself, in words.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Writes `HEAD`; durable when it returns.
    pub fn write_mark(&self, mark: Mark) -> io::Result<()> {
        let seal = mark.seal.map_or_else(|| "open".to_owned(), |seal| format!("sealed {seal:08x}"));
        let text = format!("ilfaut {FORMAT}\nentries {}\nlink {}\n{seal}\n", mark.head.length, mark.head.hex());
        replace(&self.path, "HEAD", text.as_bytes())
    }

    /// Replaces a file of the folder whole.
    pub fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        replace(&self.path, name, bytes)
    }

    /// A fault of the system, naming this folder.
    pub fn system(&self, error: &io::Error) -> OpenFault {
        system(&self.path, error)
    }

    /// Damage found in this folder.
    pub fn damaged(&self, what: Damage) -> OpenFault {
        OpenFault::Damaged { path: self.name(), what }
    }
}

enum Kind {
    Ours(Mark),
    Nothing,
}

/// What is at `path`, without touching it.
fn identify(path: &Path) -> Result<Kind, OpenFault> {
    let foreign = || OpenFault::Foreign(path.display().to_string());
    match fs::read(path.join("HEAD")) {
        Ok(bytes) => read_head(path, &bytes),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(foreign()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(system(path, &error)),
        Err(_) => match fs::read_dir(path) {
            // A draft of `HEAD` alone: the folder was being made when the power went.
            Ok(mut entries) => {
                let unfinished = entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == "HEAD.new"));
                if unfinished { Ok(Kind::Nothing) } else { Err(foreign()) }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Kind::Nothing),
            Err(error) => Err(system(path, &error)),
        },
    }
}

fn read_head(path: &Path, bytes: &[u8]) -> Result<Kind, OpenFault> {
    let name = || path.display().to_string();
    let text = std::str::from_utf8(bytes).map_err(|_| OpenFault::Foreign(name()))?;
    let format = text.lines().next().and_then(|line| line.strip_prefix("ilfaut "));
    let found: u32 = format.and_then(|number| number.parse().ok()).ok_or_else(|| OpenFault::Foreign(name()))?;
    if found > FORMAT {
        return Err(OpenFault::Newer { path: name(), found, known: FORMAT });
    }
    let damaged = || OpenFault::Damaged { path: name(), what: Damage::Head };
    read_mark(text).map(Kind::Ours).ok_or_else(damaged)
}

fn read_mark(text: &str) -> Option<Mark> {
    let mut lines = text.lines().skip(1);
    let length = lines.next()?.strip_prefix("entries ")?.parse().ok()?;
    let hex = lines.next()?.strip_prefix("link ")?;
    let mut link = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (at, byte) in link.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok()?;
    }
    let seal = match lines.next()? {
        "open" => None,
        line => Some(u32::from_str_radix(line.strip_prefix("sealed ")?, 16).ok()?),
    };
    Some(Mark { head: Head { length, link }, seal })
}

/// Makes a new folder that holds nothing yet.
fn begin(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    let text = format!("ilfaut {FORMAT}\nentries 0\nlink {}\nopen\n", Head::default().hex());
    replace(path, "HEAD", text.as_bytes())?;
    path.parent().filter(|parent| parent.is_dir()).map_or(Ok(()), sync_folder)
}

/// Replaces a file whole: either the old or the new one is there after a power cut.
pub fn replace(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let draft = folder.join(format!("{name}.new"));
    let mut file = File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&draft, folder.join(name))?;
    sync_folder(folder)
}

/// Makes the names in a folder durable.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// The checksum of every file below `folder`: names, lengths and bytes, in the order of the names.
pub fn seal(folder: &Path) -> io::Result<u32> {
    let mut hasher = crc32fast::Hasher::new();
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let mut buffer = vec![0; 1 << 16];
    for path in files {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        hasher.update(name.as_bytes());
        let mut file = File::open(&path)?;
        hasher.update(&file.metadata()?.len().to_le_bytes());
        loop {
            match file.read(&mut buffer)? {
                0 => break,
                read => hasher.update(&buffer[..read]),
            }
        }
    }
    Ok(hasher.finalize())
}

/// Copies a folder, to read a damaged or unsealed one without touching it.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() { list(&entry.path(), files)? } else { files.push(entry.path()) }
    }
    Ok(())
}

fn system(path: &Path, error: &io::Error) -> OpenFault {
    OpenFault::System { path: path.display().to_string(), what: error.to_string() }
}
