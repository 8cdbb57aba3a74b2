/** What is put into the text from elsewhere: pasted paragraphs, sample sentences. */

import { Fragment, Slice, type Node } from "prosemirror-model";
import { TextSelection, type EditorState, type Selection, type Transaction } from "prosemirror-state";

import type { PastedBlock } from "../bindings/PastedBlock";
import { here } from "./commands";
import { blockOf, inlineOf } from "./convert";
import { levelOf, plainBeside, zoneOf } from "./kinds";
import { attrsOf, blockType } from "./schema";

const end = (tr: Transaction, at: number) => tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView();

/** Pasted paragraphs in the place of a selection, as one step of undo. */
export function withBlocks(state: EditorState, selection: Selection, blocks: PastedBlock[]): Transaction {
  const tr = state.tr.setSelection(selection).deleteSelection().setMeta("paste", true);
  const [first, ...rest] = blocks;
  if (!first) return tr;
  const $at = tr.selection.$from;
  const node = $at.node(1);
  const plain = plainBeside(attrsOf(node).kind);
  const text = plain !== null;
  if (text && first.kind === plain && $at.parentOffset > 0) {
    // The first paragraph goes on where the cursor stands, as everywhere else.
    const inline = inlineOf(first.text);
    tr.insert($at.pos, inline);
    const at = $at.pos + inline.size;
    if (rest.length === 0) return end(tr, at);
    tr.split(at, 1, [{ type: blockType, attrs: { id: 0, kind: plain } }]);
    // What stood behind the cursor goes on behind the last paragraph.
    const nodes = rest.map((block) => blockOf(0, block.kind, block.text));
    const size = nodes.reduce((sum, block) => sum + block.nodeSize, 0);
    tr.insert(at + 1, nodes);
    const last = at + 1 + size;
    if (rest.at(-1)?.kind === plain || tr.doc.nodeAt(last)?.content.size === 0) tr.join(last);
    return end(tr, last - 1);
  }
  const nodes = blocks.map((block) => blockOf(0, block.kind, block.text));
  let place = $at.after(1);
  if (node.content.size === 0 && text && attrsOf(node).kind !== "annex") {
    place = $at.before(1);
    tr.delete(place, place + node.nodeSize);
  } else if ($at.parentOffset === 0 && node.content.size > 0) {
    place = $at.before(1);
  } else if (text && $at.parentOffset < node.content.size) {
    tr.split($at.pos, 1, [{ type: blockType, attrs: { id: 0, kind: plain } }]);
    place = $at.pos + 1;
  }
  tr.insert(place, Fragment.fromArray(nodes));
  return end(tr, place + nodes.reduce((size, block) => size + block.nodeSize, 0) - 1);
}

/**
 * A sentence: where the cursor stands if a sentence begins there, else at the end of the paragraph;
 * from a heading, in the paragraph below it; with `apart`, in a paragraph of its own.
 */
export function withSentence(state: EditorState, sentence: string, apart: boolean): Transaction {
  const tr = state.tr;
  const at = here(state);
  const inline = inlineOf(sentence);
  if (at.kind === "body" && !(apart && at.node.content.size > 0)) {
    const { $from } = state.selection;
    const before = $from.parent.textBetween(0, $from.parentOffset, "", "￼");
    const begins = state.selection.empty && /(?:^|[。！？；：])$/u.test(before);
    const place = begins ? $from.pos : at.before + 1 + at.node.content.size;
    return end(tr.insert(place, inline), place + inline.size);
  }
  const place = zoneOf(at.kind) === "text" ? at.before + at.node.nodeSize : leadEnd(state.doc);
  const next = tr.doc.nodeAt(place);
  if (next && attrsOf(next).kind === "body" && next.content.size === 0) tr.insert(place + 1, inline);
  else tr.insert(place, blockType.create({ id: 0, kind: "body" }, inline));
  return end(tr, place + 1 + inline.size);
}

/** Where the opening paragraphs end: before the first heading, or at an empty paragraph on the way. */
function leadEnd(doc: Node): number {
  let place = 0;
  for (let at = 0; at < doc.childCount; at++) {
    const node = doc.child(at);
    const { kind } = attrsOf(node);
    if (levelOf(kind) > 0 || zoneOf(kind) === "tail") break;
    if (kind === "body" && node.content.size === 0) break;
    place += node.nodeSize;
  }
  return place;
}

/** Paragraphs of this program's own in the place of the selection. In an empty paragraph the first keeps its kind. */
export function withSlice(state: EditorState, slice: Slice): Transaction {
  const { node, kind, before } = here(state);
  const first = slice.content.firstChild;
  const tr = state.tr.setMeta("paste", true);
  if (first?.type === blockType && slice.openStart > 0 && kind === "body" && node.content.size === 0) {
    tr.setNodeAttribute(before, "kind", attrsOf(first).kind);
  }
  return tr.replaceSelection(slice).scrollIntoView();
}

/** Pasted paragraphs of this program's own: new ones, whatever ids they bring along. */
export function asNewBlocks(slice: Slice): Slice {
  const blocks: Node[] = [];
  slice.content.forEach((node) =>
    blocks.push(node.type === blockType ? blockType.create({ ...node.attrs, id: 0 }, node.content) : node),
  );
  return new Slice(Fragment.fromArray(blocks), slice.openStart, slice.openEnd);
}
