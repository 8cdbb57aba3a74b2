/**
 * A number typed at the beginning of an empty paragraph makes it a heading, whose number is computed
 * from then on. Right afterwards Backspace gives back what was typed, and so does a digit behind
 * `1.`, because 1.5万元 is a quantity.
 */

import { closeHistory } from "prosemirror-history";
import { Plugin, PluginKey, type Command, type EditorState, type Transaction } from "prosemirror-state";

import type { BlockKindDto } from "../bindings/BlockKindDto";
import { here } from "./commands";
import { attrsOf, reportAttrs, schema } from "./schema";

const TYPED: [RegExp, BlockKindDto][] = [
  [/^[一二三四五六七八九十]{1,3}、$/u, "heading1"],
  [/^[（(][一二三四五六七八九十]{1,3}[）)]$/u, "heading2"],
  [/^\d{1,2}[.．]$/u, "heading3"],
  [/^[（(]\d{1,2}[）)]$/u, "heading4"],
];

/** The number that was just taken for a heading's, as typed; `null` once anything else was done. */
const key = new PluginKey<string | null>("typed-number");

export function typedNumbers(): Plugin<string | null> {
  return new Plugin<string | null>({
    key,
    state: {
      init: () => null,
      apply(tr, number) {
        const taken = tr.getMeta(key) as string | undefined;
        if (taken !== undefined) return taken;
        return tr.docChanged || tr.selectionSet ? null : number;
      },
    },
    props: {
      handleTextInput(view, _from, _to, text) {
        if (!/^\d/u.test(text) || here(view.state).kind !== "heading3") return false;
        const tr = back(view.state);
        if (tr) view.dispatch(tr.insertText(text).scrollIntoView());
        return tr !== null;
      },
    },
  });
}

/** Takes the number that the paragraph consists of for a heading's. */
export const headingFromNumber: Command = (state, dispatch) => {
  const { node, kind, before, atEnd } = here(state);
  if (kind !== "body" || !atEnd || reportAttrs(state.doc).numbering !== "computed") return false;
  const number = node.textContent;
  const found = TYPED.find(([pattern]) => pattern.test(number));
  if (!found) return false;
  const tr = state.tr.delete(before + 1, before + 1 + node.content.size);
  dispatch?.(closeHistory(tr.setNodeAttribute(before, "kind", found[1]).setMeta(key, number)));
  return true;
};

/** Backspace right after: the paragraph and its number as they were typed. */
export const numberAsTyped: Command = (state, dispatch) => {
  const tr = back(state);
  if (!tr) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

function back(state: EditorState): Transaction | null {
  const number = key.getState(state);
  const { node, before } = here(state);
  if (!number || node.content.size > 0 || attrsOf(node).kind === "body") return null;
  return state.tr.setNodeAttribute(before, "kind", "body").insert(before + 1, schema.text(number));
}
