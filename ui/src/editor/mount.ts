/** The editor on the page: state, keys, clipboard, and what the window may ask of it. */

import { history, redo, undo } from "prosemirror-history";
import { keydownHandler } from "prosemirror-keymap";
import { Fragment, Slice, type Node } from "prosemirror-model";
import { EditorState, Plugin, TextSelection, type Command, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { redoDepth, undoDepth } from "prosemirror-history";

import type { BlockKindDto } from "../bindings/BlockKindDto";
import type { PastedBlock } from "../bindings/PastedBlock";
import type { StepView } from "../bindings/StepView";
import type { View } from "../bindings/View";
import { blockIds } from "./block-ids";
import { linesOfHtml, linesOfText } from "./clipboard";
import * as commands from "./commands";
import { blockOf, docOf, inlineOf, partOf, textOf, type EditedPart } from "./convert";
import { InputMethodGuard } from "./input-method-guard";
import { levelOf, zoneOf } from "./kinds";
import { place, presentation, shown } from "./presentation";
import { attrsOf, blockType, figureType } from "./schema";

export interface EditorEvents {
  /** The text changed. */
  changed(): void;
  /** The cursor stands elsewhere, or undo can do more or less than before. */
  caret(caret: { block: number; kind: BlockKindDto; canUndo: boolean; canRedo: boolean }): void;
  /** A figure in the text was clicked. */
  figure(id: string): void;
  /** Pasted text as blocks. */
  recognise(text: string): Promise<PastedBlock[]>;
}

export class ReportEditor {
  readonly #view: EditorView;
  readonly #guard = new InputMethodGuard();
  readonly #events: EditorEvents;
  #latest: View | null = null;

  constructor(target: HTMLElement, part: EditedPart, events: EditorEvents) {
    this.#events = events;
    this.#view = new EditorView(target, {
      state: EditorState.create({
        doc: docOf(part),
        plugins: [blockIds(), presentation(), history(), this.#keys()],
      }),
      attributes: {
        class: "paper-text",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "报告正文",
        "data-testid": "editor",
        spellcheck: "false",
      },
      dispatchTransaction: (tr) => this.#dispatch(tr),
      clipboardTextSerializer: (slice) => this.#plain(slice),
      handlePaste: (_, event) => this.#paste(event),
      handleDrop: (_, event) => !event.dataTransfer?.types.includes("text/html") && !event.dataTransfer?.types.includes("text/plain"),
      handleTextInput: () => {
        // After the character stands; while an input method composes nothing is touched.
        queueMicrotask(() => this.#guard.whenFree(() => this.#run(commands.headingFromNumber)));
        return false;
      },
      handleDOMEvents: {
        compositionstart: () => this.#guard.started(),
        compositionend: () => {
          this.#guard.ended();
          this.#guard.whenFree(() => this.#run(commands.headingFromNumber));
        },
        click: (_, event) => this.#clicked(event),
      },
    });
    this.#tellCaret();
  }

  part(): EditedPart {
    return partOf(this.#view.state.doc);
  }

  /** Shows what follows from the report; while an input method composes, when it has done. */
  show(view: View): void {
    this.#latest = view;
    this.#guard.whenFree(() => {
      // Of several that waited, only the last still fits.
      if (this.#latest !== view || this.#view.isDestroyed) return;
      this.#view.dispatch(shown(this.#view.state, view));
    });
  }

  /** Takes a changed report over as one step that undo takes back. Ids stay. */
  apply(part: EditedPart): void {
    this.#guard.whenFree(() => {
      const { state } = this.#view;
      const next = docOf(part);
      const tr = state.tr;
      const from = state.doc.content.findDiffStart(next.content);
      const to = state.doc.content.findDiffEnd(next.content);
      if (from !== null && to) replaceBlocks(tr, state.doc, next);
      for (const [name, value] of Object.entries(next.attrs)) {
        // Slots are an object, new with every answer: what counts is what it says.
        if (JSON.stringify(state.doc.attrs[name]) !== JSON.stringify(value)) tr.setDocAttribute(name, value);
      }
      if (tr.docChanged) this.#view.dispatch(tr.scrollIntoView());
    });
  }

  insertFigure(id: string): void {
    const { state } = this.#view;
    this.#view.dispatch(state.tr.replaceSelectionWith(figureType.create({ id }), false).scrollIntoView());
    this.focus();
  }

  /** A sentence at the end of the paragraph in which the cursor stands, else in a new one of the step. */
  insertSentence(sentence: string, step: StepView | undefined): void {
    const { state } = this.#view;
    const tr = state.tr;
    const at = commands.here(state);
    if (at.kind === "body") {
      tr.insert(at.before + 1 + at.node.content.size, inlineOf(sentence));
      tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(at.before + 1 + at.node.content.size)));
    } else {
      const place = step?.kind === "opening" || levelOf(at.kind) === 0 ? this.#leadEnd() : at.before + at.node.nodeSize;
      const next = state.doc.nodeAt(place);
      if (next && attrsOf(next).kind === "body" && next.content.size === 0) {
        tr.insert(place + 1, inlineOf(sentence));
      } else {
        tr.insert(place, blockType.create({ id: 0, kind: "body" }, inlineOf(sentence)));
      }
      const filled = tr.doc.nodeAt(place);
      tr.setSelection(TextSelection.create(tr.doc, place + 1 + (filled?.content.size ?? 0)));
    }
    this.#view.dispatch(tr.scrollIntoView());
    this.focus();
  }

  goTo(block: number, range?: { start: number; end: number }): void {
    const found = place(this.#view.state, block);
    if (!found) return;
    const at = (offset: number) => found.start + Math.min(offset, found.length);
    const selection = range
      ? TextSelection.create(this.#view.state.doc, at(range.start), at(range.end))
      : TextSelection.create(this.#view.state.doc, at(found.length));
    this.focus();
    this.#view.dispatch(this.#view.state.tr.setSelection(selection));
    // The paragraph at the upper third, with its heading in sight; ProseMirror alone would put it at
    // the edge.
    const dom = this.#view.nodeDOM(found.offset);
    if (dom instanceof HTMLElement) dom.scrollIntoView({ block: "center" });
  }

  setText(block: number, text: string): void {
    const found = place(this.#view.state, block);
    if (!found) return;
    const { tr } = this.#view.state;
    this.#view.dispatch(tr.replaceWith(found.start, found.start + found.length, inlineOf(text)).scrollIntoView());
  }

  setKind(kind: BlockKindDto): void {
    this.#run(commands.setKind(kind));
  }

  undo(): void {
    this.#run(undo);
  }

  redo(): void {
    this.#run(redo);
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  #run(command: Command): boolean {
    if (this.#view.isDestroyed) return false;
    return command(this.#view.state, (tr) => this.#view.dispatch(tr), this.#view);
  }

  #dispatch(tr: Transaction): void {
    const before = this.#view.state;
    const { state, transactions } = before.applyTransaction(tr);
    this.#view.updateState(state);
    const changed = transactions.some((part) => part.docChanged);
    if (changed) this.#events.changed();
    if (changed || !state.selection.eq(before.selection)) this.#tellCaret();
  }

  #tellCaret(): void {
    const { state } = this.#view;
    const { node, kind } = commands.here(state);
    const caret = { block: attrsOf(node).id, kind, canUndo: undoDepth(state) > 0, canRedo: redoDepth(state) > 0 };
    this.#events.caret(caret);
  }

  #keys(): Plugin {
    const kinds: Record<string, Command> = { "Mod-0": commands.setKind("body") };
    for (const level of [1, 2, 3, 4] as const) kinds[`Mod-${level}`] = commands.setKind(`heading${level}`);
    const handle = keydownHandler({
      Enter: commands.enter,
      "Shift-Enter": commands.enter,
      Backspace: commands.backspace,
      "Mod-Backspace": commands.backspace,
      Delete: commands.deleteForward,
      Tab: commands.tab,
      "Shift-Tab": commands.shiftTab,
      "Alt-ArrowUp": commands.moveBlock(true),
      "Alt-ArrowDown": commands.moveBlock(false),
      "Mod-z": undo,
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      ...kinds,
    });
    return new Plugin({
      props: {
        handleKeyDown: (view, event) => {
          const owner = this.#guard.owner(event);
          // The confirming key is swallowed; while composing, the input method has its keys.
          if (owner !== "editor") return owner === "aftermath";
          return handle(view, event);
        },
      },
    });
  }

  #clicked(event: MouseEvent): void {
    const figure = event.target instanceof Element ? event.target.closest("[data-figure]") : null;
    const id = figure?.getAttribute("data-figure");
    if (id) this.#events.figure(id);
  }

  /** Copied text as it is printed: numbers and quantities in place. */
  #plain(slice: Slice): string {
    const numbers = new Map(this.#latest?.blocks.map((block) => [block.id, block.number ?? ""]));
    const figures = new Map(this.#latest?.figures.map((figure) => [figure.id, figure.display]));
    const line = (block: Node, whole: boolean) => {
      const text = textOf(block).replace(/⟦([a-z0-9_]+)⟧/gu, (_, id: string) => figures.get(id) || "××");
      return whole ? (numbers.get(attrsOf(block).id) ?? "") + text : text;
    };
    const lines: string[] = [];
    slice.content.forEach((block, _, index) => lines.push(line(block, index > 0 || slice.openStart === 0 || slice.content.childCount > 1)));
    return lines.join("\n");
  }

  #paste(event: ClipboardEvent): boolean {
    const html = event.clipboardData?.getData("text/html") ?? "";
    // Our own paragraphs keep kind and figures; ids are made unique by the plugin.
    if (html.includes("data-pm-slice")) return false;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = html ? linesOfHtml(html) : linesOfText(text);
    if (lines.length === 0) return true;
    if (lines.length === 1) {
      const { tr } = this.#view.state;
      this.#view.dispatch(tr.insertText(lines[0] ?? "").setMeta("paste", true).scrollIntoView());
      return true;
    }
    void this.#events.recognise(lines.join("\n")).then(
      (blocks) => this.#insertBlocks(blocks),
      // What was copied must not vanish because it could not be told apart.
      () => this.#insertBlocks(lines.map((line) => ({ kind: "body", text: line }))),
    );
    return true;
  }

  #insertBlocks(blocks: PastedBlock[]): void {
    if (this.#view.isDestroyed || blocks.length === 0) return;
    const nodes = blocks.map((block) => blockOf(0, block.kind, block.text));
    const tr = this.#view.state.tr.deleteSelection();
    const $at = tr.selection.$from;
    const node = $at.node(1);
    let place = $at.after(1);
    if (node.content.size === 0 && zoneOf(attrsOf(node).kind) === "text") {
      place = $at.before(1);
      tr.delete(place, place + node.nodeSize);
    } else if ($at.parentOffset === 0 && node.content.size > 0) {
      place = $at.before(1);
    } else if ($at.parentOffset < node.content.size) {
      tr.split($at.pos, 1, [{ type: blockType, attrs: { id: 0, kind: "body" } }]);
      place = $at.pos + 1;
    }
    tr.insert(place, Fragment.fromArray(nodes));
    const end = place + nodes.reduce((size, block) => size + block.nodeSize, 0) - 1;
    this.#view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).setMeta("paste", true).scrollIntoView());
    this.focus();
  }

  /** Where the opening paragraphs end: before the first heading. */
  #leadEnd(): number {
    let end = 0;
    let body: number | null = null;
    let open = true;
    this.#view.state.doc.forEach((node, offset) => {
      const { kind } = attrsOf(node);
      if (!open) return;
      if (levelOf(kind) > 0 || zoneOf(kind) === "tail") open = false;
      else {
        end = offset + node.nodeSize;
        if (kind === "body" && node.content.size === 0) body ??= offset;
      }
    });
    return body ?? end;
  }
}

/** Replaces the blocks that differ and leaves those at both ends as they are. */
function replaceBlocks(tr: Transaction, before: Node, after: Node): void {
  let start = 0;
  let from = 0;
  const shared = Math.min(before.childCount, after.childCount);
  while (start < shared && before.child(start).eq(after.child(start))) from += before.child(start++).nodeSize;
  let tail = 0;
  let to = before.content.size;
  while (
    tail < shared - start &&
    before.child(before.childCount - 1 - tail).eq(after.child(after.childCount - 1 - tail))
  ) {
    to -= before.child(before.childCount - 1 - tail++).nodeSize;
  }
  const nodes: Node[] = [];
  for (let at = start; at < after.childCount - tail; at++) nodes.push(after.child(at));
  tr.replaceWith(from, to, nodes);
}
