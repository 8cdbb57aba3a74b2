/**
 * Identity of blocks: whatever an edit does, every block has an id of its own, and an id that was
 * ever used is not given to another block while the report is open.
 */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState } from "prosemirror-state";

import { attrsOf, reportAttrs } from "./schema";

const key = new PluginKey<number>("block-ids");

/** The highest id that a document uses, for blocks or in its slots. */
export function highestId(doc: Node): number {
  let highest = 0;
  doc.forEach((block) => (highest = Math.max(highest, attrsOf(block).id)));
  for (const id of Object.keys(reportAttrs(doc).slots)) highest = Math.max(highest, Number(id));
  return highest;
}

/** The highest id ever used in this session. */
export function highestEver(state: EditorState): number {
  return key.getState(state) ?? highestId(state.doc);
}

export function blockIds(): Plugin<number> {
  return new Plugin<number>({
    key,
    state: {
      init: (_, state) => highestId(state.doc),
      apply: (tr, highest) => (tr.docChanged ? Math.max(highest, highestId(tr.doc)) : highest),
    },
    appendTransaction(transactions, _, state) {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const seen = new Set<number>();
      let next = highestEver(state);
      const tr = state.tr;
      state.doc.forEach((block, offset) => {
        const { id } = attrsOf(block);
        if (id > 0 && !seen.has(id)) {
          seen.add(id);
        } else {
          tr.setNodeAttribute(offset, "id", ++next);
          seen.add(next);
        }
      });
      return tr.docChanged ? tr : null;
    },
  });
}
