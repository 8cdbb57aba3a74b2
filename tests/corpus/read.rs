//! The texts of the corpus, and the mistakes that were planted in them.

use std::path::{Path, PathBuf};

use report::figures::Figures;
use report::span::Shown;
use report::{BlockId, Report, recognise};
use serde::Deserialize;

/// A report of the corpus.
pub struct Text {
    pub name: String,
    pub report: Report,
    pub origin: Origin,
    pub mistakes: Vec<Mistake>,
}

/// Where a report comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `clean/`
    Clean,
    /// The samples that the program comes with.
    Sample,
    /// `planted/`
    Planted,
}

/// A mistake in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// The rule that finds it.
    pub code: String,
    /// The text that a finding of the rule must touch.
    pub text: String,
    /// Which of its occurrences in the report's paragraphs, from 1.
    #[serde(default = "first")]
    pub nth: usize,
}

fn first() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistakes {
    mistake: Vec<Mistake>,
}

impl Text {
    fn read(path: &Path, origin: Origin) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let mistakes = if origin == Origin::Planted {
            let file = std::fs::read_to_string(path.with_extension("toml")).unwrap();
            let list: Mistakes =
                toml::from_str(&file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            list.mistake
        } else {
            Vec::new()
        };
        Self {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            report: recognise::plain_text(&text),
            origin,
            mistakes,
        }
    }

    /// Its paragraphs as shown.
    pub fn lines(&self) -> Vec<(BlockId, String)> {
        let figures = Figures::of(&self.report, None);
        self.report
            .blocks
            .iter()
            .map(|block| (block.id, Shown::new(&block.text, &figures).text))
            .collect()
    }

    /// Its length, white space left aside.
    pub fn characters(&self) -> usize {
        let lines = self.lines();
        let chars = lines.iter().flat_map(|(_, text)| text.chars());
        chars.filter(|c| !c.is_whitespace()).count()
    }

    /// Where a mistake stands: block, from and to.
    pub fn place(&self, mistake: &Mistake) -> (BlockId, usize, usize) {
        let mut left = mistake.nth;
        for (id, text) in self.lines() {
            for (at, _) in text.match_indices(&mistake.text) {
                left -= 1;
                if left == 0 {
                    return (id, at, at + mistake.text.len());
                }
            }
        }
        panic!(
            "{}: “{}” does not stand there {} times",
            self.name, mistake.text, mistake.nth
        )
    }
}

/// Every report: those without mistakes, the samples that the program comes with, and the planted.
pub fn texts() -> Vec<Text> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples");
    [
        (corpus.join("clean"), Origin::Clean),
        (samples, Origin::Sample),
        (corpus.join("planted"), Origin::Planted),
    ]
    .iter()
    .flat_map(|(folder, origin)| {
        let files = reports(folder).into_iter();
        files.map(|path| Text::read(&path, *origin))
    })
    .collect()
}

/// The text files of a folder in the order of their names.
fn reports(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    files
}
