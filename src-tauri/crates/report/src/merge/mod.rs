//! A report and its Word file, in which people went on writing: what stands in the file wins, and
//! what the file can't tell (ids, figures, steps) stays as the draft has it.
//!
//! ```text
//! draft ─ form ─→ printed lines ┐
//!                               ├─ lines ─→ keys ─ align ─→ pairs ─ restore ─→ blocks
//! file ─ intake ─→ its lines    ┘                         ─ margins ─→ what the report says of itself
//! ```
//!
//! | module | what it holds |
//! |---|---|
//! | `lines` | lines made comparable: what the form breaks and numbers makes no difference |
//! | `align` | which line of the file is which line of the draft |
//! | `kind` | what a line of the file is |
//! | `figures` | the figures that were put right in the text |
//! | `restore` | the text of a block from its line: without number, with its figures |
//! | `margins` | 版头 and 版记 |
//! | `told` | what their lines tell |
//!
//! Nothing that stands in the file is lost, and nothing stands twice. A file that nobody changed
//! gives the draft as it was. All of it takes time nearly in proportion to the length of both.

mod align;
mod figures;
mod kind;
mod lines;
mod margins;
mod restore;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use crate::block::{Block, BlockId, BlockKind};
use crate::figures::Figures;
use crate::inline;
use crate::meta::SignatureRule;
use crate::report::Report;
use crate::template::Template;

use align::{FiguresAnnex, Pairing};
use lines::{Entry, Zone};
use restore::Source;

/// The most paragraphs above or below that were joined to one.
const MOST_JOINED: usize = 3;

/// A paragraph as it stands on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What its style says it is: every line of the 版头 is [`BlockKind::Letterhead`], of the 版记
    /// [`BlockKind::Imprint`], mark and title of an attachment [`BlockKind::Annex`]; a paragraph that
    /// runs on after its heading is of the heading's kind. `None` where no style tells; so is a row of
    /// a table, its cells with tabs between them.
    pub kind: Option<BlockKind>,
    /// The text, number included. A line break is `\n`.
    pub text: String,
    /// The block that it prints, for a printed line. `None` for what the form adds and for what it
    /// prints of [`Meta`](crate::Meta).
    pub block: Option<BlockId>,
}

/// What a file makes of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The report as the file has it.
    pub report: Report,
    /// What is different from the draft, in the order of the paper.
    pub edits: Vec<Edit>,
    /// The figures whose values were changed with the text.
    pub corrections: Vec<Correction>,
}

/// A figure that has another value in the text of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What is counted; with （去年） for last year's.
    pub label: String,
    /// The quantity as the draft shows it.
    pub before: String,
    /// The quantity as the file has it.
    pub after: String,
    /// Whether the figure has that value now. It has not where another place of the text shows it as it
    /// was, or has a third value: then the text is as the file has it, and the figure as it was.
    pub taken: bool,
}

/// One thing that was changed in Word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What was done.
    pub kind: EditKind,
    /// What it was done to.
    pub block_kind: BlockKind,
    /// The line as the draft prints it; empty for what was added.
    pub before: String,
    /// The line as the file has it; empty for what was removed.
    pub after: String,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// Its text is another, or it is something else than it was.
    Changed,
    /// It is new, or stands at another place.
    Added,
    /// It is gone, or stands at another place.
    Removed,
}

/// Puts what stands in a file into the draft that the file carries. `printed` are the lines that the
/// draft prints, `file` those of the file, both in the order of the paper; empty ones may be left
/// out.
#[must_use]
pub fn merge(
    draft: Report,
    template: Option<&Template>,
    printed: &[Line],
    file: &[Line],
) -> Merged {
    let figures = Figures::of(&draft, template);
    let printed = lines::printed(printed, &draft, &figures);
    let file = lines::found(file, &printed, draft.numbering);
    let pairing = align::pair(&printed, &file);
    let mut merge = Merge {
        figures: &figures,
        printed: &printed,
        file: &file,
        pairing,
        fresh: draft.fresh_id(),
        old: draft
            .blocks
            .iter()
            .map(|block| (block.id, block.clone()))
            .collect(),
        corrected: BTreeMap::new(),
        corrections: Vec::new(),
        settled: BTreeSet::new(),
        changed: BTreeMap::new(),
        placed: BTreeMap::new(),
        gone: BTreeSet::new(),
        edits: Vec::new(),
        draft,
    };
    merge.margins();
    merge.figures(template);
    merge.text();
    merge.finish()
}

/// Where an edit is listed: by a line of the file, and among those of one line.
type Position = (usize, usize);

struct Merge<'a> {
    draft: Report,
    figures: &'a Figures,
    printed: &'a [Entry],
    file: &'a [Entry],
    pairing: Pairing,
    /// The next id that no block has.
    fresh: BlockId,
    /// The blocks of the draft.
    old: BTreeMap<BlockId, Block>,
    /// The quantities that figures show now, by id, where they were put right in the text.
    corrected: BTreeMap<String, String>,
    corrections: Vec<Correction>,
    /// Changed rows of the figures annex that the form prints so again: lines of the file.
    settled: BTreeSet<usize>,
    /// Those of them that are another now.
    changed: BTreeMap<BlockId, Block>,
    /// Blocks that are new or stand at another place, by the block of the draft behind which they
    /// stand; none for the beginning.
    placed: BTreeMap<Option<BlockId>, Vec<Block>>,
    /// Blocks that do not stand where the draft has them.
    gone: BTreeSet<BlockId>,
    edits: Vec<(Position, Edit)>,
}

impl<'a> Merge<'a> {
    /// The running text, from the title to the last attachment, and what of it is gone.
    fn text(&mut self) {
        let annex = self
            .pairing
            .figures_annex(self.printed, self.file, &self.settled);
        if annex.is_changed() {
            // It was reckoned; now it is as the file has it.
            self.draft.meta.figures_annex = false;
        }
        let mut behind: Option<BlockId> = None;
        let mut above: Option<BlockKind> = None;
        for at in 0..self.file.len() {
            if self.pairing.is_margin(at) {
                continue;
            }
            let was = self.pairing.of_file[at];
            let old = was
                .and_then(|place| self.old.get(&self.printed[place].block?))
                .cloned();
            above = Some(match (was, old) {
                (Some(place), Some(old)) => self.kept(at, place, &old, above, &mut behind),
                (Some(place), None)
                    if (self.printed[place].key == self.file[at].key
                        || self.settled.contains(&at))
                        && !(annex.is_changed() && annex.holds(place)) =>
                {
                    // The form adds it again.
                    if self.settled.contains(&at) {
                        let (was, line) = (&self.printed[place], &self.file[at]);
                        let (was, line) = (was.shown(), line.shown());
                        self.edit(
                            (at, 0),
                            EditKind::Changed,
                            BlockKind::AnnexText,
                            &was,
                            &line,
                        );
                    }
                    self.printed[place].kind.unwrap_or(BlockKind::AnnexText)
                }
                _ => self.added(at, above, behind),
            });
        }
        self.removed(annex);
    }

    /// The line of a block of the draft: what it is now.
    fn kept(
        &mut self,
        at: usize,
        place: usize,
        old: &Block,
        above: Option<BlockKind>,
        behind: &mut Option<BlockId>,
    ) -> BlockKind {
        let (printed, file) = (self.printed, self.file);
        let (was, line) = (&printed[place], &file[at]);
        let post = self.draft.meta.post.clone();
        let mut now = old.clone();
        if line.text != was.text || line.kind != was.kind {
            now.kind = kind::kept(old, was, line, above);
            let name = self.without_post(old, was, line);
            let sources = self.joined(place);
            let line = name.as_ref().unwrap_or(line);
            now.text = restore::kept(old, now.kind, (was, line), &sources, self.rules());
        }
        let kind = now.kind;
        if self.pairing.moved.contains(&at) {
            self.gone.insert(old.id);
            self.edit((at, 0), EditKind::Removed, old.kind, &was.shown(), "");
            self.edit((at, 1), EditKind::Added, kind, "", &line.shown());
            self.place(*behind, now);
            return kind;
        }
        *behind = Some(old.id);
        let beside =
            self.draft.meta.post != post || was.key != line.key && self.is_corrected(&now.text);
        if now != *old || beside {
            self.edit(
                (at, 0),
                EditKind::Changed,
                kind,
                &was.shown(),
                &line.shown(),
            );
            self.changed.insert(old.id, now);
        }
        kind
    }

    /// The line of a signature without the post that the form prints behind the name (7.3.5.3), and the
    /// post as the file has it; `None` where there is none, or it stands as it did.
    fn without_post(&mut self, old: &Block, was: &Entry, line: &Entry) -> Option<Entry> {
        if old.kind != BlockKind::Signature {
            return None;
        }
        // One post stands behind every name.
        let is_name = |block: &&Block| block.kind == BlockKind::Signature && !block.is_blank();
        if self.old.values().filter(is_name).nth(1).is_some() {
            return None;
        }
        let meta = &mut self.draft.meta;
        let post = meta.post.trim();
        let name = was.text.strip_suffix(post).map(str::trim_end)?;
        let printed = meta.signature_rule == SignatureRule::Stamp
            && !post.is_empty()
            && !old.text.trim_end().ends_with(post);
        if !printed || line.text.ends_with(post) && !line.text.starts_with(name) {
            return None;
        }
        let post = line.text.strip_prefix(name).map(str::trim);
        post.unwrap_or_default().clone_into(&mut meta.post);
        post.map(|_| Entry {
            text: name.to_owned(),
            ..line.clone()
        })
    }

    fn rules(&self) -> restore::Rules<'_> {
        restore::Rules {
            numbering: self.draft.numbering,
            figures: self.figures,
            corrected: &self.corrected,
        }
    }

    /// Whether a text shows a figure that was put right.
    fn is_corrected(&self, text: &str) -> bool {
        inline::references(text).any(|id| self.corrected.contains_key(id))
    }

    /// A line that is of no block of the draft: what it is.
    fn added(&mut self, at: usize, above: Option<BlockKind>, behind: Option<BlockId>) -> BlockKind {
        let (printed, file) = (self.printed, self.file);
        let line = &file[at];
        let kind = kind::added(line, above);
        let text = restore::added(kind, line, &self.divided(at), self.rules());
        match self.pairing.of_file[at].map(|place| &printed[place]) {
            Some(was) if was.key == line.key => {}
            Some(was) => {
                self.edit(
                    (at, 0),
                    EditKind::Changed,
                    kind,
                    &was.shown(),
                    &line.shown(),
                );
            }
            None => self.edit((at, 0), EditKind::Added, kind, "", &line.shown()),
        }
        let id = self.take_id();
        self.place(behind, Block { id, kind, text });
        kind
    }

    /// The texts that may have gone into a changed line: its own, and those next to it that are gone,
    /// where paragraphs were joined.
    fn joined(&self, place: usize) -> Vec<Source<'_>> {
        let is_gone = |near: &usize| self.pairing.of_printed[*near].is_none();
        let above: Vec<usize> = (0..place)
            .rev()
            .take(MOST_JOINED)
            .take_while(is_gone)
            .collect();
        let below = (place + 1..self.printed.len())
            .take(MOST_JOINED)
            .take_while(is_gone);
        let places = above.into_iter().rev().chain([place]).chain(below);
        places
            .filter_map(|near| self.source(near, near == place))
            .collect()
    }

    /// The texts that may have gone into a new line: those of the changed lines next to it, where a
    /// paragraph was divided.
    fn divided(&self, at: usize) -> Vec<Source<'_>> {
        let near = [at.checked_sub(1), Some(at + 1)];
        near.into_iter()
            .flatten()
            .filter_map(|near| {
                let place = (*self.pairing.of_file.get(near)?)?;
                let is_changed = self.printed[place].key != self.file[near].key;
                is_changed.then(|| self.source(place, false)).flatten()
            })
            .collect()
    }

    fn source(&self, place: usize, own: bool) -> Option<Source<'_>> {
        let text = &self.old.get(&self.printed[place].block?)?.text;
        Some(Source { text, own })
    }

    /// What the file no longer has. What the form adds it adds again.
    fn removed(&mut self, annex: FiguresAnnex) {
        let mut above = 0;
        for (place, line) in self.printed.iter().enumerate() {
            if let Some(at) = self.pairing.of_printed[place] {
                above = at;
                continue;
            }
            let kind = match line.block.and_then(|id| self.old.get(&id)) {
                Some(block) => block.kind,
                None if annex.holds(place) && line.zone == Zone::Text => {
                    line.kind.unwrap_or(BlockKind::AnnexText)
                }
                None => continue,
            };
            self.gone.extend(line.block);
            self.edit(
                (above, 2 + place),
                EditKind::Removed,
                kind,
                &line.shown(),
                "",
            );
        }
    }

    fn edit(&mut self, at: Position, kind: EditKind, of: BlockKind, before: &str, after: &str) {
        let edit = Edit {
            kind,
            block_kind: of,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        self.edits.push((at, edit));
    }

    fn take_id(&mut self) -> BlockId {
        let id = self.fresh;
        self.fresh = BlockId(id.0.saturating_add(1));
        id
    }

    fn place(&mut self, behind: Option<BlockId>, block: Block) {
        self.placed.entry(behind).or_default().push(block);
    }

    fn finish(mut self) -> Merged {
        self.edits.sort_by_key(|(at, _)| *at);
        let edits: Vec<Edit> = self.edits.into_iter().map(|(_, edit)| edit).collect();
        let mut report = self.draft;
        let corrections = self.corrections;
        if edits.is_empty() {
            return Merged {
                report,
                edits,
                corrections,
            };
        }
        let mut blocks = self.placed.remove(&None).unwrap_or_default();
        for block in std::mem::take(&mut report.blocks) {
            let id = block.id;
            if !self.gone.contains(&id) {
                blocks.push(self.changed.remove(&id).unwrap_or(block));
            }
            blocks.extend(self.placed.remove(&Some(id)).unwrap_or_default());
        }
        report.blocks = blocks;
        report.tidy();
        Merged {
            report,
            edits,
            corrections,
        }
    }
}
