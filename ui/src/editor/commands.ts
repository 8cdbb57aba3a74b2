/** What the keys do with paragraphs. Each command is one step of undo. */

import type { Node } from "prosemirror-model";
import { TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";

import type { BlockKindDto } from "../bindings/BlockKindDto";
import { headingOf, isAnnex, levelOf, plainBeside, zoneOf } from "./kinds";
import { attrsOf, blockType } from "./schema";

interface Here {
  node: Node;
  kind: BlockKindDto;
  /** Position before the block. */
  before: number;
  index: number;
  atStart: boolean;
  atEnd: boolean;
}

export function here(state: EditorState): Here {
  const { $from, $to } = state.selection;
  const node = $from.node(1);
  return {
    node,
    kind: attrsOf(node).kind,
    before: $from.before(1),
    index: $from.index(0),
    atStart: state.selection.empty && $from.parentOffset === 0,
    atEnd: state.selection.empty && $to.parentOffset === $to.parent.content.size,
  };
}

const emptyBody = () => blockType.create({ id: 0, kind: "body" });

/** Whether two paragraphs can become one: both of the text, or both of an 附件. */
const flowTogether = (one: BlockKindDto, other: BlockKindDto) =>
  plainBeside(one) !== null && plainBeside(one) === plainBeside(other);

/** Whether a paragraph is the plain one of its part of the paper. */
const isPlain = (kind: BlockKindDto) => plainBeside(kind) === kind;

function withKind(tr: Transaction, before: number, kind: BlockKindDto): Transaction {
  return tr.setNodeAttribute(before, "kind", kind);
}

/** Gives every selected paragraph a kind. */
export function setKind(kind: BlockKindDto): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    state.doc.nodesBetween(state.selection.from, state.selection.to, (node, at) => {
      if (node.type === blockType && attrsOf(node).kind !== kind) withKind(tr, at, kind);
      return false;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Enter. */
export const enter: Command = (state, dispatch) => {
  const { node, kind, before, index, atStart, atEnd } = here(state);
  const tr = state.tr;
  const after = before + node.nodeSize;
  const next = state.doc.maybeChild(index + 1);
  // A new report has an empty paragraph under each heading and under the addressee: it is the line
  // that Enter asks for, a second one would only stay behind.
  const waiting = next && isPlain(attrsOf(next).kind) && next.content.size === 0;
  if (waiting && atEnd && !isPlain(kind) && (node.content.size > 0 || kind === "annex")) {
    dispatch?.(tr.setSelection(TextSelection.create(state.doc, after + 1)).scrollIntoView());
    return true;
  }
  const plain = plainBeside(kind);
  if (plain === null) {
    // Title, addressee, signature, date: a line each; Enter goes on to the next.
    if (next && zoneOf(attrsOf(next).kind) === zoneOf(kind)) {
      dispatch?.(tr.setSelection(TextSelection.create(state.doc, after + 1)).scrollIntoView());
    } else if (zoneOf(kind) === "head") {
      tr.insert(after, emptyBody());
      dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    } else {
      tr.insert(after, blockType.create({ id: 0, kind: "note" }));
      dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    }
    return true;
  }
  if (levelOf(kind) > 0 && node.content.size === 0) {
    dispatch?.(withKind(tr, before, "body").scrollIntoView());
    return true;
  }
  if (kind === "annex" && atStart && node.content.size > 0) return true;
  if (atStart && node.content.size > 0) {
    // An empty line above; the paragraph keeps its identity, and with it its step.
    dispatch?.(tr.insert(before, blockType.create({ id: 0, kind: plain })).scrollIntoView());
    return true;
  }
  tr.deleteSelection();
  tr.split(tr.selection.from, 1, [{ type: blockType, attrs: { id: 0, kind: plain } }]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Backspace at the beginning of a paragraph. */
export const backspace: Command = (state, dispatch) => {
  const { node, kind, before, index, atStart } = here(state);
  if (!atStart) return false;
  const tr = state.tr;
  if (levelOf(kind) > 0) {
    dispatch?.(withKind(tr, before, "body").scrollIntoView());
    return true;
  }
  const previous = state.doc.maybeChild(index - 1);
  if (!previous || index === 0) return true;
  if (kind === "annex") {
    dispatch?.(withoutAnnex(tr, node, before, index));
    return true;
  }
  if (flowTogether(kind, attrsOf(previous).kind)) {
    if (previous.content.size === 0 && isPlain(attrsOf(previous).kind)) {
      // An empty line above goes; the paragraph keeps its identity.
      dispatch?.(tr.delete(before - previous.nodeSize, before).scrollIntoView());
    } else {
      dispatch?.(tr.join(before).scrollIntoView());
    }
    return true;
  }
  if (node.content.size === 0 && kind !== "title") {
    tr.delete(before, before + node.nodeSize);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, before - 1)).scrollIntoView());
  }
  return true;
};

/**
 * Backspace at the beginning of an 附件: its title goes on as a paragraph of the one above. The first
 * goes when nothing is written in it; text without a title above it would belong nowhere.
 */
function withoutAnnex(tr: Transaction, title: Node, before: number, index: number): Transaction {
  if (isAnnex(attrsOf(tr.doc.child(index - 1)).kind)) {
    if (title.content.size > 0) return withKind(tr, before, "annextext").scrollIntoView();
    tr.delete(before, before + title.nodeSize);
  } else {
    let end = before + title.nodeSize;
    let written = title.content.size;
    for (let at = index + 1; at < tr.doc.childCount; at++) {
      const node = tr.doc.child(at);
      if (attrsOf(node).kind !== "annextext") break;
      written += node.content.size;
      end += node.nodeSize;
    }
    if (written > 0) return tr;
    tr.delete(before, end);
  }
  return tr.setSelection(TextSelection.create(tr.doc, before - 1)).scrollIntoView();
}

/** Delete at the end of a paragraph. */
export const deleteForward: Command = (state, dispatch) => {
  const { node, kind, before, index, atEnd } = here(state);
  if (!atEnd) return false;
  const next = state.doc.maybeChild(index + 1);
  if (!next) return true;
  const after = before + node.nodeSize;
  const tr = state.tr;
  const following = attrsOf(next).kind;
  if (following === "annex" && next.content.size > 0) {
    // A title does not run into the text above it; an empty line in between goes.
    if (kind === "annextext" && node.content.size === 0) dispatch?.(tr.delete(before, after).scrollIntoView());
    return true;
  }
  if (flowTogether(kind, following)) {
    if (node.content.size === 0 && isPlain(kind)) dispatch?.(tr.delete(before, after).scrollIntoView());
    else dispatch?.(tr.join(after).scrollIntoView());
  } else if (next.content.size === 0 && following !== "title" && following !== "annex") {
    dispatch?.(tr.delete(after, after + next.nodeSize));
  }
  return true;
};

/** Level of the nearest heading above, 0 without one. */
function levelAbove(doc: Node, index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    const level = levelOf(attrsOf(doc.child(at)).kind);
    if (level > 0) return level;
  }
  return 0;
}

/**
 * Tab: a heading goes down a level; an empty paragraph becomes a heading below the one above. In a
 * paragraph with text it does nothing: the indent that a person looks for is there already.
 */
export const tab: Command = (state, dispatch) => {
  const { node, kind, before, index } = here(state);
  const level = levelOf(kind);
  if (level > 0 && level < 4) dispatch?.(withKind(state.tr, before, headingOf(level + 1)));
  else if (kind === "body" && node.content.size === 0) {
    dispatch?.(withKind(state.tr, before, headingOf(Math.min(levelAbove(state.doc, index) + 1, 4))));
  }
  return true;
};

/** Shift+Tab: a heading goes up a level, one of the first level becomes a paragraph. */
export const shiftTab: Command = (state, dispatch) => {
  const { kind, before } = here(state);
  const level = levelOf(kind);
  if (level > 0) dispatch?.(withKind(state.tr, before, level === 1 ? "body" : headingOf(level - 1)));
  return true;
};

/** Alt+arrows: the paragraph changes places with its neighbour, within its part of the paper. */
export function moveBlock(up: boolean): Command {
  return (state, dispatch) => {
    const { node, kind, before, index } = here(state);
    const other = state.doc.maybeChild(up ? index - 1 : index + 1);
    if (!other || (up && index === 0) || zoneOf(attrsOf(other).kind) !== zoneOf(kind)) return true;
    // The first paragraph of an 附件 stays under its title: above it belongs to no 附件 any more.
    const [upper, lower] = up ? [attrsOf(other).kind, kind] : [kind, attrsOf(other).kind];
    const above = state.doc.maybeChild((up ? index - 1 : index) - 1);
    const orphaned = lower === "annextext" && upper === "annex" && !(above && isAnnex(attrsOf(above).kind));
    if (isAnnex(kind) !== isAnnex(attrsOf(other).kind) || orphaned) return true;
    const offset = state.selection.from - before;
    const tr = state.tr.delete(before, before + node.nodeSize);
    const to = up ? before - other.nodeSize : before + other.nodeSize;
    tr.insert(to, node).setSelection(TextSelection.create(tr.doc, to + offset));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
