/**
 * What review found, as lines under the text: each level has a colour and a shape of its own. A finding in
 * a paragraph without text is a mark beside it. Like everything that is shown they map through what is
 * typed; those that a person said to ignore are not drawn.
 */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";

import type { BlockDto } from "../bindings/BlockDto";
import type { FindingDto } from "../bindings/FindingDto";
import type { FixEdit } from "../bindings/FixEdit";
import { inlineOf, textOf } from "./convert";
import { placesOf, stretch, type Places } from "./places";

const key = new PluginKey<DecorationSet>("findings");

/** The gravest is the one that a person is told of where several stand. */
const GRAVITY: Record<FindingDto["level"], number> = { certain: 0, suspected: 1, hint: 2 };

export function findings(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => (tr.getMeta(key) as DecorationSet | undefined) ?? (tr.docChanged ? set.map(tr.mapping, tr.doc) : set),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Shows these findings with a transaction. */
export function withFindings(tr: Transaction, found: FindingDto[], places: Places): Transaction {
  const marks = found.flatMap((finding) => (finding.ignored ? [] : mark(finding, places)));
  return tr.setMeta(key, DecorationSet.create(tr.doc, marks));
}

function mark(finding: FindingDto, places: Places): Decoration[] {
  const block = places.get(finding.block);
  const part = stretch(places, finding);
  if (!block || !part) return [];
  const { level } = finding;
  if (part.to > part.from) return [Decoration.inline(part.from, part.to, { class: `finding level-${level}` }, { finding })];
  // Text was typed into it meanwhile: it is empty no more, and the next answer tells what is there now.
  if (block.length > 0) return [];
  return [Decoration.node(block.offset, block.offset + 2, { class: `finding-beside level-${level}` }, { finding })];
}

/** The finding at a stretch of the text: one that holds it, else one that ends where it begins; the gravest of them. */
export function findingAt(state: EditorState, from: number, to = from): FindingDto | null {
  const found = (key.getState(state)?.find(from, to) ?? []).filter((mark) => mark.from <= from && mark.to >= to);
  const behind = (mark: Decoration) => Number(mark.to === from);
  const gravity = (mark: Decoration) => GRAVITY[findingOf(mark).level];
  const length = (mark: Decoration) => mark.to - mark.from;
  found.sort((a, b) => behind(a) - behind(b) || gravity(a) - gravity(b) || length(a) - length(b));
  return found[0] ? findingOf(found[0]) : null;
}

const findingOf = (mark: Decoration) => mark.spec["finding"] as FindingDto;

/** The finding under the mouse; none while a button is pressed, for then something is being selected. */
export function findingUnder(view: EditorView, event: MouseEvent): FindingDto | null {
  const mark = event.target instanceof Element ? event.target.closest(".finding, .finding-beside") : null;
  if (!mark || event.buttons !== 0) return null;
  const at = view.posAtDOM(mark, 0);
  // Nothing of a mark at its edge belongs to the one before it.
  return mark.matches(".finding") ? findingAt(view.state, at, at + 1) : findingAt(view.state, at);
}

/** A place on the screen, in pixels of the window. */
export interface Box {
  left: number;
  top: number;
  bottom: number;
}

/** Where a finding stands on the screen: its first and last line together; `null` where it is not shown. */
export function boxOf(view: EditorView, finding: FindingDto): Box | null {
  const same = (other: FindingDto) => other.key === finding.key && other.block === finding.block && other.start === finding.start;
  const found = key.getState(view.state)?.find(undefined, undefined, (spec) => same(spec["finding"] as FindingDto))[0];
  if (!found) return null;
  const beside = Number(finding.start === finding.end);
  const first = view.coordsAtPos(found.from + beside, 1);
  const last = view.coordsAtPos(found.to - beside, -1);
  return { left: first.left, top: first.top, bottom: Math.max(last.bottom, first.bottom) };
}

/** Whether the paragraphs that are to be changed are as they were. */
export function unchanged(doc: Node, edits: FixEdit[], before: BlockDto[]): boolean {
  const places = placesOf(doc);
  return edits.every(({ block }) => {
    const found = places.get(block);
    const node = found && doc.nodeAt(found.offset);
    const was = before.find(({ id }) => id === block);
    return node && was && textOf(node) === was.text;
  });
}

/** Changes of the text, offsets in wire units, from back to front so that none moves another. */
export function withEdits(state: EditorState, edits: FixEdit[]): Transaction {
  const tr = state.tr;
  const places = placesOf(state.doc);
  const parts = edits.flatMap((edit) => {
    const part = stretch(places, edit);
    return part ? [{ ...part, text: edit.with }] : [];
  });
  parts.sort((a, b) => b.from - a.from || b.to - a.to);
  for (const { from, to, text } of parts) tr.replaceWith(from, to, inlineOf(text));
  return tr;
}
