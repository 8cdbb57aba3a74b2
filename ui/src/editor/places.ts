/** Where the blocks of a report stand in the editor's document. */

import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

import { attrsOf } from "./schema";

/** Where a block begins, where its content begins, and how long that is. */
export interface Place {
  offset: number;
  start: number;
  length: number;
}

export type Places = ReadonlyMap<number, Place>;

/** Every block by its id: for many questions about one document. */
export function placesOf(doc: Node): Places {
  const places = new Map<number, Place>();
  doc.forEach((node, offset) => places.set(attrsOf(node).id, { offset, start: offset + 1, length: node.content.size }));
  return places;
}

/** A single block; `null` where it is gone. */
export const place = (state: EditorState, id: number): Place | null => placesOf(state.doc).get(id) ?? null;

/** A part of a block, as positions in the document; `null` where the block is gone. */
export function stretch(places: Places, part: { block: number; start: number; end: number }): { from: number; to: number } | null {
  const found = places.get(part.block);
  if (!found) return null;
  const at = (offset: number) => found.start + Math.min(offset, found.length);
  return { from: at(part.start), to: at(part.end) };
}
