//! What a person corrects in a reading. A change that names a piece or a line that is not there changes
//! nothing.

use super::clean;
use super::head;
use super::join;
use super::reading::{LeftOut, Piece, Reading, Role, Why};
use super::title;
use crate::annex;
use crate::block::BlockKind;
use crate::slot::Slot;

/// The most characters of a unit's name that are kept.
const LONGEST_UNIT: usize = 100;

/// A correction. Pieces and lines are named by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A piece is something else. It moves where such a thing stands in a report, and what was the
    /// only one of its kind until now becomes text.
    Role(usize, Role),
    /// What a heading is about; `None` to judge it by its words.
    Slot(usize, Option<Slot>),
    /// A piece goes before another one; to the end where that is the number of pieces.
    Move(usize, usize),
    /// A piece goes on the one above it.
    Join(usize),
    /// A piece is two: the second begins with this line of the source.
    Split(usize, usize),
    /// A piece is no part of the report.
    LeaveOut(usize),
    /// A line that was left out is part of the report.
    PutBack(usize),
    /// A guess is right.
    Confirm(usize),
    /// The unit's full name; empty to take what the source says.
    Unit(String),
    /// The year; 0 to take what the source says.
    Year(i32),
}

impl Reading {
    /// Makes a correction.
    pub fn change(&mut self, change: Change) {
        match change {
            Change::Role(at, role) => self.set_role(at, role),
            Change::Slot(at, slot) => {
                if let Some(piece) = self.pieces.get_mut(at) {
                    piece.slot = slot;
                    piece.doubts.clear();
                }
            }
            Change::Move(from, before) => self.shift(from, before),
            Change::Join(at) => self.join(at),
            Change::Split(at, line) => self.split(at, line),
            Change::LeaveOut(at) => self.leave_out(at),
            Change::PutBack(line) => self.put_back(line),
            Change::Confirm(at) => {
                if let Some(piece) = self.pieces.get_mut(at) {
                    piece.doubts.clear();
                }
            }
            Change::Unit(name) => {
                let name: String = name.trim().chars().take(LONGEST_UNIT).collect();
                self.unit = Some(name).filter(|name| !name.is_empty());
            }
            Change::Year(year) => self.year = Some(year).filter(|year| *year != 0),
        }
    }

    fn set_role(&mut self, at: usize, role: Role) {
        const ALONE: [BlockKind; 3] = [BlockKind::Title, BlockKind::Addressee, BlockKind::Date];
        if at >= self.pieces.len() {
            return;
        }
        let alone = ALONE.iter().any(|kind| role == Role::Block(*kind));
        let other = self
            .pieces
            .iter()
            .enumerate()
            .find(|(other, piece)| alone && *other != at && piece.role == role)
            .map(|(other, _)| other);
        if let Some(other) = other {
            let kind = if role == Role::Block(BlockKind::Title) {
                BlockKind::Letterhead
            } else {
                BlockKind::Body
            };
            self.pieces[other].role = Role::Block(kind);
        }
        let piece = &mut self.pieces[at];
        piece.role = role;
        piece.doubts.clear();
        if !matches!(role, Role::Block(kind) if kind.level().is_some()) {
            piece.slot = None;
        }
        piece.text = text_of(&self.lines, piece);
        if let Some(other) = other {
            self.settle(other);
        }
        // Settling the other one may have moved this one by a place.
        let here = self.pieces.iter().position(|piece| piece.role == role);
        self.settle(if alone { here.unwrap_or(at) } else { at });
    }

    /// Moves a piece to the nearest place where such a thing stands.
    fn settle(&mut self, at: usize) {
        if at >= self.pieces.len() {
            return;
        }
        let piece = self.pieces.remove(at);
        let zone = piece.role.zone();
        let first = |after: u8| {
            self.pieces
                .iter()
                .position(|other| other.role.zone() >= after)
                .unwrap_or(self.pieces.len())
        };
        let place = at.clamp(first(zone), first(zone.saturating_add(1)));
        self.pieces.insert(place, piece);
    }

    fn shift(&mut self, from: usize, before: usize) {
        if from >= self.pieces.len() || before > self.pieces.len() {
            return;
        }
        let piece = self.pieces.remove(from);
        let to = if before > from { before - 1 } else { before };
        self.pieces.insert(to.min(self.pieces.len()), piece);
    }

    fn join(&mut self, at: usize) {
        if at == 0 || at >= self.pieces.len() {
            return;
        }
        let lower = self.pieces.remove(at);
        let upper = &mut self.pieces[at - 1];
        upper.lines.extend(lower.lines);
        upper.doubts.clear();
        upper.text = text_of(&self.lines, upper);
    }

    fn split(&mut self, at: usize, line: usize) {
        let Some(piece) = self.pieces.get_mut(at) else {
            return;
        };
        let Some(place) = piece.lines.iter().position(|other| *other == line) else {
            return;
        };
        if place == 0 {
            return;
        }
        let lines = piece.lines.split_off(place);
        let role = match piece.role {
            Role::Block(kind) if kind.level().is_some() => Role::Block(BlockKind::Body),
            role => role,
        };
        let mut second = Piece::new(lines, role, "");
        for piece in [&mut *piece, &mut second] {
            piece.doubts.clear();
            piece.text = text_of(&self.lines, piece);
        }
        self.pieces.insert(at + 1, second);
    }

    fn leave_out(&mut self, at: usize) {
        if at >= self.pieces.len() {
            return;
        }
        let piece = self.pieces.remove(at);
        let left = piece.lines.into_iter();
        self.left_out
            .extend(left.map(|line| LeftOut::of(line, Why::Person)));
        self.left_out.sort_by_key(|left| left.line);
    }

    fn put_back(&mut self, line: usize) {
        let Some(place) = self.left_out.iter().position(|left| left.line == line) else {
            return;
        };
        self.left_out.remove(place);
        // Behind what stands before it in the source, as far as that is text.
        let before = self
            .pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.lines.iter().any(|other| *other < line))
            .max_by_key(|(_, piece)| piece.lines.iter().filter(|it| **it < line).max())
            .map_or(0, |(at, _)| at + 1);
        let mut piece = Piece::new(vec![line], Role::Block(BlockKind::Body), "");
        piece.text = text_of(&self.lines, &piece);
        self.pieces.insert(before, piece);
        self.settle(before);
    }
}

/// The text that the lines of a piece make.
fn text_of(lines: &[String], piece: &Piece) -> String {
    let of: Vec<_> = piece
        .lines
        .iter()
        .filter_map(|line| lines.get(*line))
        .map(|raw| match clean::text(raw) {
            // A mark that a converter left is text, if a person says so.
            text if text.is_empty() => raw.trim().into(),
            text => text,
        })
        .collect();
    match piece.role {
        Role::Block(BlockKind::Title) => title::close_up(&of.join(" ")),
        Role::Block(BlockKind::Annex) if of.len() > 1 && annex::is_mark(&of[0]) => {
            format!("{}\n{}", of[0], of[1..].concat())
        }
        Role::Block(BlockKind::Date) => head::unbracketed(&of.concat()).to_owned(),
        Role::Issue => of.join(" "),
        _ => {
            let mut text = String::new();
            for line in &of {
                join::append(&mut text, line);
            }
            text
        }
    }
}
