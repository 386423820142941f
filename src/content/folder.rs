//! The files of one pack, embedded in the program or on disk.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};

use super::fault::{Fault, position};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// One file, read.
pub(super) struct File {
    /// Where it lies, as a fault names it.
    pub(super) path: PathBuf,
    /// Its text, with plain line ends and no byte order mark.
    pub(super) text: Cow<'static, str>,
}

impl File {
    /// Its name without folder and extension.
    pub(super) fn stem(&self) -> &str {
        self.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
    }
}

/// The folder of one pack.
#[derive(Clone)]
pub(super) enum Folder {
    /// `content/<id>` in the binary.
    Embedded(&'static Dir<'static>),
    /// A folder of the user's.
    Disk(PathBuf),
}

/// The ids of the packs in the binary, in order.
pub(super) fn embedded_ids() -> impl Iterator<Item = &'static str> {
    EMBEDDED.dirs().filter_map(|dir| dir.path().to_str())
}

impl Folder {
    /// The embedded pack with this id.
    pub(super) fn embedded(id: &str) -> Option<Self> {
        EMBEDDED.dirs().find(|dir| dir.path() == Path::new(id)).map(Self::Embedded)
    }

    /// Where it lies, as a fault names it.
    pub(super) fn path(&self) -> PathBuf {
        match self {
            Self::Embedded(dir) => Path::new("content").join(dir.path()),
            Self::Disk(path) => path.clone(),
        }
    }

    /// The file `name`; none where there is none.
    pub(super) fn file(&self, name: &str) -> Option<Result<File, Fault>> {
        let path = self.path().join(name);
        match self {
            Self::Embedded(dir) => {
                let found = find(dir, &below(dir, name))?;
                found.as_file().map(|file| borrowed(path, file.contents()))
            }
            Self::Disk(root) => match read_inside(root, &path) {
                Ok(bytes) => Some(owned(path, bytes)),
                Err(NotRead::Refused(fault)) => Some(Err(fault)),
                Err(NotRead::System(error)) if error.kind() == io::ErrorKind::NotFound => None,
                Err(NotRead::System(error)) => Some(Err(unreadable(path, &error))),
            },
        }
    }

    /// Names of everything in it, `guidance/drift.md`, one folder deep and sorted. Hidden files do not count.
    pub(super) fn names(&self) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        for (name, is_folder) in self.list("")? {
            if is_folder {
                let inner = self.list(&name)?;
                names.extend(inner.into_iter().map(|(file, _)| format!("{name}/{file}")));
            } else {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// What lies in a sub-folder, and whether each is a folder; nothing where there is no such folder.
    pub(super) fn list(&self, sub: &str) -> Result<Vec<(String, bool)>, Fault> {
        let mut names = match self {
            Self::Embedded(dir) => list_embedded(dir, sub),
            Self::Disk(path) => {
                let path = if sub.is_empty() { path.clone() } else { path.join(sub) };
                list_disk(&path).map_err(|error| match error {
                    NotRead::Refused(fault) => fault,
                    NotRead::System(error) => unreadable(path, &error),
                })?
            }
        };
        names.retain(|(name, _)| !is_of_the_system(name));
        names.sort();
        Ok(names)
    }
}

/// What systems and programs put beside the files of a folder unasked: hidden files, pictures of the folder, marks that
/// a file is open elsewhere.
fn is_of_the_system(name: &str) -> bool {
    const NAMES: [&str; 6] =
        ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin"];
    let name = name.to_lowercase();
    name.starts_with(['.', '~']) || name.ends_with('~') || NAMES.contains(&name.as_str())
}

fn folder_in(dir: &'static Dir<'static>, sub: &str) -> Option<&'static Dir<'static>> {
    find(dir, &below(dir, sub))?.as_dir()
}

/// The path of `name` in `dir`, as it is written in the program.
fn below(dir: &Dir<'_>, name: &str) -> String {
    format!("{}/{name}", dir.path().display())
}

/// The file or folder with this path, below `dir`. The crate's own search compares every path of every pack, and each
/// lies beside its file's text: one look would bring the whole content into memory. Here a path is only read where it is
/// as long as the one wanted.
fn find(dir: &'static Dir<'static>, path: &str) -> Option<&'static DirEntry<'static>> {
    let is_in = |inner: &Dir<'_>| {
        let own = inner.path().as_os_str();
        path.as_bytes().get(own.len()) == Some(&b'/') && path.as_bytes().starts_with(own.as_encoded_bytes())
    };
    dir.entries().iter().find_map(|entry| match entry {
        DirEntry::Dir(inner) if is_in(inner) => find(inner, path),
        _ => is_at(entry, path).then_some(entry),
    })
}

fn is_at(entry: &DirEntry<'_>, path: &str) -> bool {
    let own = entry.path().as_os_str();
    own.len() == path.len() && own == path
}

fn list_embedded(dir: &'static Dir<'static>, sub: &str) -> Vec<(String, bool)> {
    let within = if sub.is_empty() { Some(dir) } else { folder_in(dir, sub) };
    let entries = within.map(Dir::entries).unwrap_or_default();
    entries.iter().filter_map(|entry| Some((last_name(entry.path())?, entry.as_dir().is_some()))).collect()
}

fn list_disk(path: &Path) -> Result<Vec<(String, bool)>, NotRead> {
    let entries = match fs::read_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut names = Vec::new();
    for entry in entries {
        if names.len() == MOST_FILES {
            let what = format!("the folder holds more than {MOST_FILES} files");
            let todo = "A pack has far fewer: give the folder of the pack alone.";
            return Err(NotRead::Refused(Fault::whole(path, what, todo)));
        }
        let path = entry?.path();
        names.extend(last_name(&path).map(|name| (name, path.is_dir())));
    }
    Ok(names)
}

/// Most files of one folder of a pack: far more than anybody writes, and few enough to be read at a start.
const MOST_FILES: usize = 5_000;
/// Most bytes of one file: some two hundred printed pages.
const MOST_BYTES: u64 = 1_000_000;

/// Why a file or folder was not read.
enum NotRead {
    /// It is not read on purpose.
    Refused(Fault),
    /// The system says no.
    System(io::Error),
}

impl From<io::Error> for NotRead {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Reads a file that lies in the folder itself. A link may lead to another file of the folder, and nowhere else: a
/// pack from somebody else must not bring other files of this computer onto the screen.
fn read_inside(root: &Path, path: &Path) -> Result<Vec<u8>, NotRead> {
    let is_outside = !fs::canonicalize(path)?.starts_with(fs::canonicalize(root)?);
    let refused = |what: &str, todo: &str| Err(NotRead::Refused(Fault::whole(path, what, todo)));
    if is_outside {
        return refused(
            "this is a link to a place outside the pack",
            "Put the file itself into the folder, in the place of the link.",
        );
    }
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() && !metadata.is_dir() {
        return refused("this is no file that can be read to its end", "Take it out of the folder.");
    }
    // What grows while it is read is not read on.
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        let todo = "Part it in several, or take out what is not text.";
        return refused("the file has more than 1 MB", todo);
    }
    Ok(bytes)
}

fn last_name(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

fn unreadable(path: PathBuf, error: &io::Error) -> Fault {
    Fault::whole(
        path,
        format!("cannot be read ({error})"),
        "Make sure that it may be read, and is not open elsewhere.",
    )
}

fn borrowed(path: PathBuf, bytes: &'static [u8]) -> Result<File, Fault> {
    match std::str::from_utf8(bytes) {
        Ok(text) if is_plain(text) => Ok(File { path, text: Cow::Borrowed(text) }),
        _ => owned(path, bytes.to_vec()),
    }
}

pub(super) fn read_owned(path: PathBuf, bytes: Vec<u8>) -> Result<File, Fault> {
    owned(path, bytes)
}

fn owned(path: PathBuf, bytes: Vec<u8>) -> Result<File, Fault> {
    match String::from_utf8(bytes) {
        Ok(text) if is_plain(&text) => Ok(File { path, text: Cow::Owned(text) }),
        Ok(text) => Ok(File { path, text: Cow::Owned(text.trim_start_matches(MARK).replace("\r\n", "\n")) }),
        Err(error) => Err(not_utf8(path, error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// The byte order mark that editors on Windows begin a file with.
const MARK: char = '\u{feff}';

fn is_plain(text: &str) -> bool {
    !text.starts_with(MARK) && !text.contains('\r')
}

fn not_utf8(path: PathBuf, bytes: &[u8], good: usize) -> Fault {
    let text = String::from_utf8_lossy(bytes.get(..good).unwrap_or_default());
    let (line, column) = position(&text, good);
    let what = "a letter here is not UTF-8".to_owned();
    Fault { file: path, line, column, what, todo: "Save the file as UTF-8.".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cargo does not see a file that is new in `content`, so an old binary could go unnoticed.
    #[test]
    fn what_is_embedded_is_what_lies_in_content() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let on_disk =
            list_disk(&root).ok().unwrap_or_default().into_iter().filter(|(_, is_folder)| *is_folder);
        let mut ids: Vec<String> = on_disk.map(|(name, _)| name).collect();
        ids.sort();
        assert_eq!(embedded_ids().collect::<Vec<_>>(), ids, "touch src/content/folder.rs and build again");
        for id in ids {
            let (inside, outside) = (Folder::embedded(&id), Folder::Disk(root.join(&id)));
            assert_eq!(
                inside.map(|inside| inside.names()),
                Some(outside.names()),
                "touch src/content/folder.rs and build again"
            );
        }
    }

    #[test]
    fn every_file_is_found_by_its_name_and_nothing_by_another() {
        let text = |folder: &Folder, name: &str| folder.file(name).and_then(Result::ok).map(|file| file.text);
        for id in embedded_ids() {
            let Some(inside) = Folder::embedded(id) else { continue };
            let outside = Folder::Disk(Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(id));
            for name in inside.names().unwrap_or_default() {
                assert!(text(&inside, &name).is_some(), "{id}/{name}");
                assert_eq!(text(&inside, &name), text(&outside, &name), "{id}/{name}");
            }
            for name in ["", "guidance", "guidance/", "guidance/none.md", "pack.tomL", "../LICENSE.md"] {
                assert!(text(&inside, name).is_none(), "{id}/{name}");
            }
        }
    }

    #[test]
    fn what_windows_adds_is_no_part_of_the_text() {
        let text = owned("a".into(), b"\xef\xbb\xbfid\r\nx".to_vec()).map(|file| file.text);
        assert_eq!(text.as_deref(), Ok("id\nx"));
    }

    #[test]
    fn a_letter_that_is_not_utf8_is_named_by_its_place() {
        let place = owned("a".into(), b"one\ntw\xff".to_vec()).err().map(|fault| (fault.line, fault.column));
        assert_eq!(place, Some((2, 3)));
    }
}
