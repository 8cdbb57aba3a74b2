//! LibreOffice and poppler: a report as pages, measured in millimetres.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use nianbao_tests::programs;
use report::Report;
use tempfile::TempDir;

use crate::package::export;

/// Lower edge of the 版心 from the upper edge of the paper: 37 + 225 mm.
pub const BOTTOM: f64 = 262.0;
/// Upper edge of the 版心.
pub const TOP: f64 = 37.0;
/// Left edge of the 版心.
pub const LEFT: f64 = 28.0;
/// Right edge of the 版心: 28 + 156 mm.
pub const RIGHT: f64 = 184.0;

const PT: f64 = 25.4 / 72.0;
const DPI: u32 = 300;

/// A report as a PDF.
pub struct Pages {
    folder: Arc<TempDir>,
    pdf: PathBuf,
}

/// A word (text without a space) on a page; millimetres from the upper left corner.
#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
}

/// A horizontal band of ink; millimetres.
#[derive(Debug, Clone)]
pub struct Band {
    pub top: f64,
    pub bottom: f64,
    pub left: f64,
    pub right: f64,
    /// Whether there is red in it.
    pub red: bool,
}

fn run(command: &mut Command, needs: &str) -> Vec<u8> {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{needs} is needed for this test: {error}"));
    assert!(
        output.status.success(),
        "{needs}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Lays a report out.
pub fn pages(report: &Report) -> Pages {
    all_pages(std::slice::from_ref(report)).remove(0)
}

/// Lays reports out, in one run.
pub fn all_pages(reports: &[Report]) -> Vec<Pages> {
    let files: Vec<Vec<u8>> = reports.iter().map(export).collect();
    pages_of(&files)
}

/// Lays Word files out, in one run. The profile is the run's own, so that tests run side by side and
/// nothing of the person's settings matters.
pub fn pages_of(files: &[Vec<u8>]) -> Vec<Pages> {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let mut soffice = programs::drawing("soffice");
    soffice
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.path().join("profile").display()
        ))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path());
    for (at, bytes) in files.iter().enumerate() {
        let file = folder.path().join(format!("{at}.docx"));
        std::fs::write(&file, bytes).unwrap();
        soffice.arg(file);
    }
    run(
        &mut soffice,
        "LibreOffice (apt install libreoffice-writer-nogui)",
    );
    (0..files.len())
        .map(|at| {
            let pdf = folder.path().join(format!("{at}.pdf"));
            assert!(pdf.is_file(), "LibreOffice made no PDF");
            Pages {
                folder: Arc::clone(&folder),
                pdf,
            }
        })
        .collect()
}

/// Reads Word files as text, each into a file beside it.
pub fn to_text(files: &[&std::path::Path]) {
    let folder = tempfile::tempdir().unwrap();
    let Some(beside) = files.first().and_then(|file| file.parent()) else {
        return;
    };
    run(
        programs::drawing("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                folder.path().join("profile").display()
            ))
            .args(["--headless", "--convert-to", "txt:Text (encoded):UTF8"])
            .arg("--outdir")
            .arg(beside)
            .args(files),
        "LibreOffice (apt install libreoffice-writer-nogui)",
    );
}

impl Pages {
    /// Pieces of text with the family that each is set in.
    pub fn set_in(&self) -> Vec<(String, String)> {
        let out = run(
            programs::command("pdftohtml")
                .args(["-xml", "-i", "-stdout", "-fontfullname", "-hidden"])
                .arg(&self.pdf),
            "pdftohtml (apt install poppler-utils)",
        );
        let xml = String::from_utf8(out).unwrap();
        let value = |line: &str, name: &str| -> String {
            let (_, after) = line.split_once(&format!(" {name}=\"")).unwrap();
            after.split_once('"').unwrap().0.to_owned()
        };
        let mut families = std::collections::HashMap::new();
        let mut pieces = Vec::new();
        for line in xml.lines().map(str::trim) {
            if line.starts_with("<fontspec ") {
                families.insert(value(line, "id"), value(line, "family"));
            } else if line.starts_with("<text ") {
                let (_, text) = line.split_once('>').unwrap();
                let family = families.get(&value(line, "font")).cloned();
                pieces.push((
                    family.unwrap_or_default(),
                    text.trim_end_matches("</text>").to_owned(),
                ));
            }
        }
        pieces
    }

    /// The words of all pages.
    pub fn words(&self) -> Vec<Vec<Word>> {
        let out = run(
            programs::command("pdftotext")
                .arg("-bbox")
                .arg(&self.pdf)
                .arg("-"),
            "pdftotext (apt install poppler-utils)",
        );
        let html = String::from_utf8(out).unwrap();
        let mut pages = Vec::new();
        for line in html.lines().map(str::trim) {
            if line.starts_with("<page ") {
                pages.push(Vec::new());
            } else if let Some(rest) = line.strip_prefix("<word ")
                && let Some((_, text)) = rest.split_once('>')
                && let Some(page) = pages.last_mut()
            {
                let number = |name: &str| -> f64 {
                    let (_, after) = rest.split_once(&format!("{name}=\"")).unwrap();
                    let (value, _) = after.split_once('"').unwrap();
                    value.parse::<f64>().unwrap() * PT
                };
                page.push(Word {
                    text: text.trim_end_matches("</word>").to_owned(),
                    left: number("xMin"),
                    right: number("xMax"),
                    top: number("yMin"),
                });
            }
        }
        pages
    }

    /// The lines of text of a page (from 0), top to bottom, without the page number.
    pub fn lines(&self, page: usize) -> Vec<String> {
        let mut words = self.words().swap_remove(page);
        words.retain(|word| word.top < BOTTOM);
        words.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
        let mut lines: Vec<(f64, String)> = Vec::new();
        for word in words {
            match lines.last_mut() {
                Some((top, line)) if word.top - *top < 3.0 => line.push_str(&word.text),
                _ => lines.push((word.top, word.text)),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// The bands of ink of a page (from 0), top to bottom.
    pub fn bands(&self, page: usize) -> Vec<Band> {
        let ink = self.ink(page);
        let mut bands = Vec::new();
        let mut start = None;
        for y in 0..=ink.height {
            let inked = y < ink.height && ink.row(y).any(|(_, dark)| dark);
            match (inked, start) {
                (true, None) => start = Some(y),
                (false, Some(top)) => {
                    bands.push(ink.band(top, y));
                    start = None;
                }
                _ => {}
            }
        }
        bands
    }

    /// The height, in millimetres from the top, of the middle of the ink that stands within 2 mm
    /// of a band's left edge.
    pub fn middle_at_left(&self, page: usize, band: &Band) -> f64 {
        let ink = self.ink(page);
        let (mut top, mut bottom) = (usize::MAX, 0);
        for y in 0..ink.height {
            let at = Ink::mm(y);
            if at < band.top || at > band.bottom {
                continue;
            }
            let inked = ink
                .row(y)
                .any(|(x, dark)| dark && (band.left..band.left + 2.0).contains(&Ink::mm(x)));
            if inked {
                top = top.min(y);
                bottom = bottom.max(y + 1);
            }
        }
        f64::midpoint(Ink::mm(top), Ink::mm(bottom))
    }

    fn ink(&self, page: usize) -> Ink {
        let number = (page + 1).to_string();
        let name = self.pdf.file_stem().unwrap_or_default().display();
        let target = self.folder.path().join(format!("{name}-page-{number}"));
        run(
            programs::command("pdftoppm")
                .args(["-r", &DPI.to_string(), "-f", &number, "-l", &number])
                .arg("-singlefile")
                .arg(&self.pdf)
                .arg(&target),
            "pdftoppm (apt install poppler-utils)",
        );
        Ink::read(&std::fs::read(target.with_extension("ppm")).unwrap())
    }
}

/// A page as pixels.
struct Ink {
    width: usize,
    height: usize,
    /// Three bytes a pixel.
    pixels: Vec<u8>,
}

impl Ink {
    /// Reads a binary PPM.
    fn read(bytes: &[u8]) -> Self {
        let mut at = 0;
        let mut head = Vec::new();
        while head.len() < 4 {
            let end = at
                + bytes[at..]
                    .iter()
                    .position(u8::is_ascii_whitespace)
                    .unwrap();
            head.push(std::str::from_utf8(&bytes[at..end]).unwrap());
            at = end + 1;
        }
        assert_eq!((head[0], head[3]), ("P6", "255"));
        Self {
            width: head[1].parse().unwrap(),
            height: head[2].parse().unwrap(),
            pixels: bytes[at..].to_vec(),
        }
    }

    fn mm(pixels: usize) -> f64 {
        f64::from(u32::try_from(pixels).unwrap()) * 25.4 / f64::from(DPI)
    }

    fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 3;
        [self.pixels[at], self.pixels[at + 1], self.pixels[at + 2]]
    }

    fn row(&self, y: usize) -> impl Iterator<Item = (usize, bool)> {
        (0..self.width).map(move |x| (x, self.pixel(x, y).into_iter().any(|value| value < 160)))
    }

    fn band(&self, top: usize, bottom: usize) -> Band {
        let (mut left, mut right, mut red) = (usize::MAX, 0, false);
        for y in top..bottom {
            for (x, _) in self.row(y).filter(|(_, dark)| *dark) {
                left = left.min(x);
                right = right.max(x + 1);
                let [r, g, _] = self.pixel(x, y);
                red |= r > 200 && g < 120;
            }
        }
        Band {
            top: Self::mm(top),
            bottom: Self::mm(bottom),
            left: Self::mm(left),
            right: Self::mm(right),
            red,
        }
    }
}
