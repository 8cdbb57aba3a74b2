/** What the keys do with paragraphs. Each command is one step of undo. */

import type { Node } from "prosemirror-model";
import { TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";

import type { BlockKindDto } from "../bindings/BlockKindDto";
import { headingOf, levelOf, zoneOf } from "./kinds";
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

const isText = (kind: BlockKindDto) => zoneOf(kind) === "text";
const emptyBody = () => blockType.create({ id: 0, kind: "body" });

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
  const waiting = next && attrsOf(next).kind === "body" && next.content.size === 0;
  if (waiting && atEnd && kind !== "body" && node.content.size > 0) {
    dispatch?.(tr.setSelection(TextSelection.create(state.doc, after + 1)).scrollIntoView());
    return true;
  }
  if (!isText(kind)) {
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
  if (atStart && node.content.size > 0) {
    // An empty line above; the paragraph keeps its identity, and with it its step.
    dispatch?.(tr.insert(before, emptyBody()).scrollIntoView());
    return true;
  }
  tr.deleteSelection();
  tr.split(tr.selection.from, 1, [{ type: blockType, attrs: { id: 0, kind: "body" } }]);
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
  if (isText(kind) && isText(attrsOf(previous).kind)) {
    if (previous.content.size === 0 && levelOf(attrsOf(previous).kind) === 0) {
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

/** Delete at the end of a paragraph. */
export const deleteForward: Command = (state, dispatch) => {
  const { node, kind, before, index, atEnd } = here(state);
  if (!atEnd) return false;
  const next = state.doc.maybeChild(index + 1);
  if (!next) return true;
  const after = before + node.nodeSize;
  const tr = state.tr;
  if (isText(kind) && isText(attrsOf(next).kind)) {
    if (node.content.size === 0 && levelOf(kind) === 0) dispatch?.(tr.delete(before, after).scrollIntoView());
    else dispatch?.(tr.join(after).scrollIntoView());
  } else if (next.content.size === 0 && attrsOf(next).kind !== "title") {
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
    const offset = state.selection.from - before;
    const tr = state.tr.delete(before, before + node.nodeSize);
    const to = up ? before - other.nodeSize : before + other.nodeSize;
    tr.insert(to, node).setSelection(TextSelection.create(tr.doc, to + offset));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}
