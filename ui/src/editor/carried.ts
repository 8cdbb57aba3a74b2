/**
 * What was taken over from last year's report, shown on the text: a tint and a dotted line under what must
 * be looked at, and beside each paragraph a quiet bar that tells how it stands.
 */

import type { DecorationAttrs, EditorView } from "prosemirror-view";

import type { CarriedStateDto } from "../bindings/CarriedStateDto";
import type { MarkView } from "../bindings/MarkView";

const BARS: Record<CarriedStateDto, string> = {
  kept: "沿用：和去年一样，没有要核对的地方",
  changed: "已改：今年改过，没有要核对的地方",
  open: "待核：还有去年的内容没有核对，按 F4 到下一处",
};

export const markLook = ({ kind }: MarkView): DecorationAttrs => ({
  class: "carried-mark",
  title: `${kind}，去年的。直接改；没有变就按 Ctrl+Enter`,
});

/**
 * What a bar means, while the mouse is on it. Not a title of the paragraph: that would come up over the text
 * that somebody reads.
 */
export function barTitle(view: EditorView, event: MouseEvent): void {
  const paragraph = event.target instanceof HTMLElement ? event.target : null;
  const state = paragraph?.dataset["carried"] as CarriedStateDto | undefined;
  const onBar = paragraph && state && event.offsetX < parseFloat(getComputedStyle(paragraph).paddingLeft || "0");
  const title = onBar ? BARS[state] : "";
  if (view.dom.title !== title) view.dom.title = title;
}
