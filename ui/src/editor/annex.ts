/**
 * 附件 in the editor: the mark above each title, shown on the text and no part of it, and the way to
 * add one. The rule of the mark is that of the form: 附件 where there is one, else 附件1, 附件2; a mark
 * that was typed as the first line of the title stays what it is.
 */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { attrsOf, blockType } from "./schema";

const MARK = /^\s*附\s*件[\s\d一二三四五六七八九十]{0,6}[：:]?\s*(?:\n|$)/u;

/** Whether another 附件, that of the figures, follows those in the text. */
const key = new PluginKey<boolean>("annexes");

/** Shows the mark of each 附件 above its title. */
export function annexMarks(): Plugin<boolean> {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, figures) => (tr.getMeta(key) as boolean | undefined) ?? figures,
    },
    props: {
      decorations: (state) => decorations(state.doc, key.getState(state) ?? false),
    },
  });
}

/** A transaction that tells whether the figures follow as an 附件. It is no step of undo. */
export function withFiguresAnnex(state: EditorState, follows: boolean) {
  return state.tr.setMeta(key, follows).setMeta("addToHistory", false);
}

/** Whether the figures are known to follow as an 附件. */
export const figuresFollow = (state: EditorState): boolean => key.getState(state) ?? false;

function decorations(doc: Node, figures: boolean): DecorationSet {
  const titles: { node: Node; offset: number }[] = [];
  doc.forEach((node, offset) => {
    if (attrsOf(node).kind === "annex") titles.push({ node, offset });
  });
  const several = titles.length + (figures ? 1 : 0) > 1;
  const marks = titles.flatMap(({ node, offset }, at) =>
    MARK.test(node.textContent)
      ? []
      : [Decoration.node(offset, offset + node.nodeSize, { "data-mark": several ? `附件${at + 1}` : "附件" })],
  );
  return DecorationSet.create(doc, marks);
}

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
