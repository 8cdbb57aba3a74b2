/** 附件 in the editor: the way to add one. Its mark is decoration, like the number of a heading. */

import { TextSelection, type Command } from "prosemirror-state";

import { attrsOf, blockType } from "./schema";

/** Begins an 附件 behind everything but the 版记, and puts the cursor into its title. */
export const addAnnex: Command = (state, dispatch) => {
  let place = state.doc.content.size;
  for (let at = state.doc.childCount - 1; at >= 0; at--) {
    const node = state.doc.child(at);
    if (attrsOf(node).kind !== "imprint") break;
    place -= node.nodeSize;
  }
  const title = blockType.create({ id: 0, kind: "annex" });
  const tr = state.tr.insert(place, [title, blockType.create({ id: 0, kind: "annextext" })]);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView());
  return true;
};
