//! The surroundings of every program that a test starts: fonts, time zone, language and home are the
//! room's own, whatever the machine has.
//!
//! The room lies in `target/room` and is made when it is first asked for. Its fonts are exactly those
//! that the tests name, found among the fonts of the machine by their file names. Fontconfig's cache is
//! kept between runs: without it every LibreOffice would read 80 MB of fonts again.
//!
//! Only the standard library is used here: `cargo xtask` includes this file, too, so that the test
//! processes themselves run in the same room.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The fonts that the tests name, and the Debian package that brings each file.
const FONTS: [(&str, &str); 8] = [
    ("uming.ttc", "fonts-arphic-uming"),
    ("ukai.ttc", "fonts-arphic-ukai"),
    ("NotoSansCJK-Regular.ttc", "fonts-noto-cjk"),
    ("NotoSansCJK-Bold.ttc", "fonts-noto-cjk"),
    ("NotoSerifCJK-Regular.ttc", "fonts-noto-cjk"),
    ("NotoSerifCJK-Bold.ttc", "fonts-noto-cjk"),
    ("LiberationSerif-Regular.ttf", "fonts-liberation"),
    ("LiberationSans-Regular.ttf", "fonts-liberation"),
];

/// Where fonts are installed.
const FONT_FOLDERS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];

/// Folders inside folders of fonts that are searched.
const DEEPEST: usize = 4;

/// A room that is there.
#[derive(Debug, Clone)]
pub struct Room {
    folder: PathBuf,
}

impl Room {
    /// Makes the room below a build folder, or takes the one that is there.
    ///
    /// A font that is not installed is left out: see [`Room::check_fonts`].
    ///
    /// # Errors
    /// A sentence that names the folder that can't be written.
    pub fn make(target: &Path) -> Result<Self, String> {
        let folder = target.join("room");
        let fault = |error: io::Error| format!("can't write {}: {error}", folder.display());
        for inside in ["fonts", "cache", "home"] {
            fs::create_dir_all(folder.join(inside)).map_err(fault)?;
        }
        for (name, _) in FONTS {
            if let Some(font) = find(name) {
                place(&font, &folder.join("fonts").join(name)).map_err(fault)?;
            }
        }
        write(&folder.join("fonts.conf"), &configuration(&folder)).map_err(fault)?;
        Ok(Self { folder })
    }

    /// Empties the home, so that a run finds nothing of the run before.
    ///
    /// # Errors
    /// A sentence that names the folder that can't be written.
    pub fn empty_home(&self) -> Result<(), String> {
        let home = self.folder.join("home");
        fs::remove_dir_all(&home)
            .and_then(|()| fs::create_dir(&home))
            .map_err(|error| format!("can't empty {}: {error}", home.display()))
    }

    /// Names and values of the variables that make the room.
    #[must_use]
    pub fn variables(&self) -> Vec<(&'static str, OsString)> {
        let home = self.folder.join("home");
        let inside = |name: &str| home.join(name).into_os_string();
        vec![
            ("FONTCONFIG_FILE", self.folder.join("fonts.conf").into()),
            ("XDG_CONFIG_HOME", inside(".config")),
            ("XDG_DATA_HOME", inside(".local/share")),
            ("XDG_STATE_HOME", inside(".local/state")),
            ("XDG_CACHE_HOME", inside(".cache")),
            ("HOME", home.into_os_string()),
            ("TZ", "Asia/Shanghai".into()),
            ("LANG", "C.UTF-8".into()),
            ("LC_ALL", "C.UTF-8".into()),
        ]
    }

    /// Whether every font that the tests name is there: another one in its place would move what the
    /// tests measure.
    ///
    /// # Errors
    /// A sentence that names the missing font and its package.
    pub fn check_fonts(&self) -> Result<(), String> {
        let fonts = self.folder.join("fonts");
        match FONTS.iter().find(|(name, _)| !fonts.join(name).is_file()) {
            Some((name, package)) => Err(format!(
                "the tests need the font {name}: cargo xtask test, or apt-get install {package}"
            )),
            None => Ok(()),
        }
    }
}

/// The first file of this name in the folders of fonts, in the order of their names.
fn find(name: &str) -> Option<PathBuf> {
    FONT_FOLDERS
        .iter()
        .find_map(|folder| find_in(Path::new(folder), name, DEEPEST))
}

fn find_in(folder: &Path, name: &str, deepest: usize) -> Option<PathBuf> {
    let here = folder.join(name);
    if here.is_file() {
        return Some(here);
    }
    let deeper = deepest.checked_sub(1)?;
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
        .iter()
        .find_map(|inside| find_in(inside, name, deeper))
}

/// Puts a font into the room, or leaves the one that is there. LibreOffice passes over symbolic links to
/// fonts, so that this is the file itself, or a copy of it from another file system.
fn place(font: &Path, at: &Path) -> io::Result<()> {
    let size = |path: &Path| fs::metadata(path).map(|found| found.len()).ok();
    if size(at).is_some() && size(at) == size(font) {
        return Ok(());
    }
    replace(at, |new| {
        fs::hard_link(font, new).or_else(|_| fs::copy(font, new).map(|_| ()))
    })
}

/// Writes a file, or leaves it where it has this content.
fn write(at: &Path, content: &str) -> io::Result<()> {
    if fs::read_to_string(at).is_ok_and(|there| there == content) {
        return Ok(());
    }
    replace(at, |new| fs::write(new, content))
}

/// Makes something under a name of this process alone, then gives it its name.
fn replace(at: &Path, make: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let mut new = at.as_os_str().to_owned();
    new.push(format!(".{}", std::process::id()));
    let new = PathBuf::from(new);
    let _ = fs::remove_file(&new);
    make(&new)?;
    fs::rename(&new, at)
}

/// Fontconfig's configuration: these fonts, a cache of the room's own, the families that a page asks
/// for without a name, and the bold weight that is drawn where a font has none.
fn configuration(folder: &Path) -> String {
    let path = |inside: &str| {
        let path = folder.join(inside).display().to_string();
        path.replace('&', "&amp;").replace('<', "&lt;")
    };
    let alias = |generic: &str, family: &str| {
        format!(
            "  <alias binding=\"same\"><family>{generic}</family>\
             <prefer><family>{family}</family></prefer></alias>\n"
        )
    };
    let (fonts, cache) = (path("fonts"), path("cache"));
    let aliases = [
        alias("serif", "Noto Serif CJK SC"),
        alias("sans-serif", "Noto Sans CJK SC"),
        alias("monospace", "Noto Sans Mono CJK SC"),
    ]
    .concat();
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n\
         <fontconfig>\n  <dir>{fonts}</dir>\n  <cachedir>{cache}</cachedir>\n{aliases}{BOLD}</fontconfig>\n"
    )
}

/// A bold weight is drawn from the regular one where a font has none, as desktops do it.
const BOLD: &str = r#"  <match target="font">
    <test name="weight" compare="less_eq"><const>medium</const></test>
    <test target="pattern" name="weight" compare="more_eq"><const>bold</const></test>
    <edit name="embolden" mode="assign"><bool>true</bool></edit>
    <edit name="weight" mode="assign"><const>bold</const></edit>
  </match>
"#;
