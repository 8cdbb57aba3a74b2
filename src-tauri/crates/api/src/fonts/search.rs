//! Which fonts this machine has, and which one each face is set in.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use fontdb::{Database, FaceInfo, ID, Language, Source, Style};
use form::fonts::{Face, FontProfile, RARE};
use ttf_parser::Permissions;

use super::widths::Widths;

/// A character that every Chinese font has.
const CHINESE: char = '的';
/// The most fonts of a face that are asked for a character before those of rare ones are.
const LONGEST_CHAIN: usize = 8;
const REGULAR: u16 = 400;
const BOLD: u16 = 700;

/// What a search found.
#[derive(Debug)]
pub(super) struct Search {
    database: Database,
    fonts: Vec<Font>,
    chains: [Chain; Face::ALL.len()],
    /// Fonts that were found by name and can't be used, and why.
    pub(super) refused: Vec<(String, Refusal)>,
}

/// A font that is used.
#[derive(Debug)]
pub(super) struct Font {
    id: ID,
    /// The family, by its Chinese name if it has one.
    pub(super) name: String,
    /// Every name of the family.
    pub(super) families: Vec<String>,
    /// Whether it stands as a bold weight.
    pub(super) bold: bool,
    widths: OnceLock<Option<Widths>>,
}

/// The fonts of a face.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// The first that has a character draws it.
    pub(super) fonts: Vec<usize>,
    /// Whether the first is the font of the profile.
    pub(super) wanted: bool,
    /// Whether the first has Chinese characters. Without, the face can't be set.
    chinese: bool,
}

/// Why a font can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no sound font, or one of pictures.
    Broken,
    /// Its maker allows no embedding.
    Restricted,
}

/// What a look into a font's file told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Refused(Refusal),
    /// It can be used.
    Sound {
        chinese: bool,
        /// Whether its digits are half an em wide.
        half_digits: bool,
    },
}

impl Search {
    /// Looks in these folders; in those of the system if there are none.
    pub(super) fn new(profile: &FontProfile, folders: Option<&[PathBuf]>) -> Self {
        let mut database = Database::new();
        match folders {
            None => database.load_system_fonts(),
            Some(folders) => folders
                .iter()
                .for_each(|folder| database.load_fonts_dir(folder)),
        }
        let mut finder = Finder::new(&database);
        let chains = Face::ALL.map(|face| finder.chain(profile, face));
        let Finder { fonts, refused, .. } = finder;
        Self {
            database,
            fonts,
            chains,
            refused,
        }
    }

    pub(super) fn chain(&self, face: Face) -> &Chain {
        &self.chains[match face {
            Face::Title => 0,
            Face::Body => 1,
            Face::Heading1 => 2,
            Face::Heading2 => 3,
            Face::PageNumber => 4,
            Face::Latin => 5,
        }]
    }

    /// The font that a face is set in.
    pub(super) fn main(&self, face: Face) -> Option<&Font> {
        let chain = self.chain(face);
        let first = chain.fonts.first().filter(|_| chain.chinese)?;
        self.font(*first)
    }

    pub(super) fn font(&self, number: usize) -> Option<&Font> {
        self.fonts.get(number)
    }

    pub(super) fn read(&self, number: usize, see: &mut dyn FnMut(&[u8], u32)) {
        if let Some(font) = self.font(number) {
            self.database.with_face_data(font.id, see);
        }
    }

    /// Looked at when first asked: most fonts at the end of a chain never are.
    pub(super) fn widths(&self, number: usize) -> Option<&Widths> {
        let font = self.font(number)?;
        font.widths
            .get_or_init(|| self.database.with_face_data(font.id, Widths::of).flatten())
            .as_ref()
    }
}

/// A search going on.
struct Finder<'a> {
    database: &'a Database,
    /// By family, in small letters.
    families: HashMap<String, Vec<&'a FaceInfo>>,
    verdicts: HashMap<ID, Verdict>,
    /// Any font with Chinese characters, best first, once it was needed.
    any: Option<Vec<&'a FaceInfo>>,
    fonts: Vec<Font>,
    refused: Vec<(String, Refusal)>,
}

impl<'a> Finder<'a> {
    fn new(database: &'a Database) -> Self {
        let mut families: HashMap<String, Vec<&FaceInfo>> = HashMap::new();
        for info in database.faces() {
            for (name, _) in &info.families {
                let listed = families.entry(name.to_lowercase()).or_default();
                if !listed.iter().any(|known| known.id == info.id) {
                    listed.push(info);
                }
            }
        }
        Self {
            database,
            families,
            verdicts: HashMap::new(),
            any: None,
            fonts: Vec::new(),
            refused: Vec::new(),
        }
    }

    fn chain(&mut self, profile: &FontProfile, face: Face) -> Chain {
        let mut chain = Chain::default();
        let wanted = profile.name(face);
        // A font for letters and digits need not have Chinese.
        let chinese = face != Face::Latin;
        if let Some(info) = self.find(wanted, false, chinese) {
            chain.wanted = true;
            self.add(&mut chain, info, false);
        }
        for substitute in profile.substitutes(face) {
            if chain.fonts.len() >= LONGEST_CHAIN {
                break;
            }
            if let Some(info) = self.find(substitute.family, substitute.bold, chinese) {
                self.add(&mut chain, info, substitute.bold);
            }
        }
        if chain.fonts.is_empty() {
            for info in self.any().into_iter().take(LONGEST_CHAIN) {
                self.add(&mut chain, info, false);
            }
        }
        chain.chinese = !chain.fonts.is_empty();
        for name in RARE {
            if let Some(info) = self.find(name, false, false) {
                self.add(&mut chain, info, false);
            }
        }
        chain
    }

    fn add(&mut self, chain: &mut Chain, info: &FaceInfo, bold: bool) {
        let known = self.fonts.iter().position(|font| font.id == info.id);
        let number = known.unwrap_or_else(|| {
            self.fonts.push(Font {
                id: info.id,
                name: shown_name(info),
                families: info.families.iter().map(|(name, _)| name.clone()).collect(),
                bold: bold && info.weight.0 > REGULAR,
                widths: OnceLock::new(),
            });
            self.fonts.len() - 1
        });
        if !chain.fonts.contains(&number) {
            chain.fonts.push(number);
        }
    }

    /// The font of a family that comes nearest to the weight.
    fn find(&mut self, family: &str, bold: bool, chinese: bool) -> Option<&'a FaceInfo> {
        let mut faces = self.families.get(&family.to_lowercase())?.clone();
        let weight = if bold { BOLD } else { REGULAR };
        faces.sort_by_cached_key(|info| {
            (
                info.style != Style::Normal,
                info.weight.0.abs_diff(weight),
                place(info),
            )
        });
        for info in faces {
            match self.verdict(info) {
                Verdict::Sound { chinese: has, .. } if has || !chinese => return Some(info),
                Verdict::Sound { .. } => {}
                Verdict::Refused(refusal) => {
                    let refused = (shown_name(info), refusal);
                    if !self.refused.contains(&refused) {
                        self.refused.push(refused);
                    }
                }
            }
        }
        None
    }

    /// Every font with Chinese characters: those with digits of half an em first, as the official
    /// ones have them.
    fn any(&mut self) -> Vec<&'a FaceInfo> {
        if let Some(any) = &self.any {
            return any.clone();
        }
        let mut any: Vec<(bool, &FaceInfo)> = Vec::new();
        for info in self.database.faces() {
            if let Verdict::Sound {
                chinese: true,
                half_digits,
            } = self.verdict(info)
            {
                any.push((half_digits, info));
            }
        }
        any.sort_by_cached_key(|(half_digits, info)| {
            (
                !half_digits,
                info.style != Style::Normal,
                info.weight.0.abs_diff(REGULAR),
                place(info),
            )
        });
        let any: Vec<&FaceInfo> = any.into_iter().map(|(_, info)| info).collect();
        self.any = Some(any.clone());
        any
    }

    fn verdict(&mut self, info: &FaceInfo) -> Verdict {
        *self.verdicts.entry(info.id).or_insert_with(|| {
            self.database
                .with_face_data(info.id, verdict)
                .unwrap_or(Verdict::Refused(Refusal::Broken))
        })
    }
}

fn verdict(data: &[u8], index: u32) -> Verdict {
    let Ok(font) = ttf_parser::Face::parse(data, index) else {
        return Verdict::Refused(Refusal::Broken);
    };
    let tables = font.tables();
    let drawn = tables.glyf.is_some() || tables.cff.is_some();
    if !drawn || tables.cmap.is_none() || tables.hmtx.is_none() {
        return Verdict::Refused(Refusal::Broken);
    }
    if font.permissions() == Some(Permissions::Restricted) {
        return Verdict::Refused(Refusal::Restricted);
    }
    let glyph = |c| font.glyph_index(c).filter(|glyph| glyph.0 > 0);
    let digit = glyph('0').and_then(|digit| font.glyph_hor_advance(digit));
    Verdict::Sound {
        chinese: glyph(CHINESE).is_some(),
        half_digits: digit
            .is_some_and(|digit| u32::from(digit) * 2 == u32::from(font.units_per_em())),
    }
}

/// Where a font is, so that two searches choose alike: folders are read in no order.
fn place(info: &FaceInfo) -> (PathBuf, u32) {
    let path = match &info.source {
        Source::File(path) | Source::SharedFile(path, _) => path.clone(),
        Source::Binary(_) => PathBuf::new(),
    };
    (path, info.index)
}

fn shown_name(info: &FaceInfo) -> String {
    let families = &info.families;
    let chinese = families
        .iter()
        .find(|(_, language)| *language == Language::Chinese_PeoplesRepublicOfChina);
    chinese
        .or(families.first())
        .map(|(name, _)| name.clone())
        .unwrap_or_default()
}
