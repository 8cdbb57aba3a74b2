/** The editor on the page: state, keys, clipboard, and what the window may ask of it. */

import { closeHistory, history, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { keydownHandler } from "prosemirror-keymap";
import type { Node, Slice } from "prosemirror-model";
import {
  EditorState,
  Plugin,
  TextSelection,
  type Command,
  type SelectionBookmark,
  type Transaction,
} from "prosemirror-state";
import { EditorView } from "prosemirror-view";

import type { BlockDto } from "../bindings/BlockDto";
import type { BlockKindDto } from "../bindings/BlockKindDto";
import type { FindingDto } from "../bindings/FindingDto";
import type { FixEdit } from "../bindings/FixEdit";
import type { PastedBlock } from "../bindings/PastedBlock";
import type { View } from "../bindings/View";
import { addAnnex } from "./annex";
import { blockIds } from "./block-ids";
import { barTitle } from "./carried";
import { linesOfHtml, linesOfText } from "./clipboard";
import * as commands from "./commands";
import { docOf, inlineOf, partOf, type EditedPart } from "./convert";
import { Copied } from "./copied";
import { findingAt, findings, findingUnder, boxOf, unchanged, withEdits, type Box } from "./findings";
import { InputMethodGuard } from "./input-method-guard";
import { asNewBlocks, withBlocks, withSentence, withSlice } from "./insert";
import { isAnnex } from "./kinds";
import { place } from "./places";
import { presentation, shown, vacancies } from "./presentation";
import { attrsOf, figureType } from "./schema";
import { headingFromNumber, numberAsTyped, typedNumbers } from "./typed-number";

export interface EditorEvents {
  /** The text changed. */
  changed(): void;
  /** The cursor stands elsewhere, or undo can do more or less than before; `offset` in wire units. */
  caret(caret: { block: number; offset: number; kind: BlockKindDto; canUndo: boolean; canRedo: boolean }): void;
  /** An input method begins or ends to compose. */
  composing(on: boolean): void;
  /** A figure in the text was clicked. */
  figure(id: string): void;
  /** Pasted text as blocks. */
  recognise(text: string): Promise<PastedBlock[]>;
  /** What is taken over from last year at the cursor is confirmed, with `whole` in all of its paragraph. */
  confirm(whole: boolean): void;
  /** The mouse or the cursor came to a finding, or left it. */
  finding(finding: FindingDto | null, by: "mouse" | "cursor"): void;
  /** What can be done with the finding at the cursor is asked for by its key. */
  explain(finding: FindingDto | null): void;
}

export class ReportEditor {
  readonly #view: EditorView;
  readonly #guard = new InputMethodGuard();
  readonly #events: EditorEvents;
  readonly #copied = new Copied();
  #latest: View | null = null;
  /** Where pasted text goes that is still being told apart; follows what is typed meanwhile. */
  #awaited = new Set<{ at: SelectionBookmark }>();
  /** The finding under the mouse. */
  #pointed: FindingDto | null = null;

  /** With `readOnly` the text can be read, selected and copied, and nothing changes it. */
  constructor(target: HTMLElement, part: EditedPart, events: EditorEvents, readOnly = false) {
    this.#events = events;
    this.#view = new EditorView(target, {
      state: EditorState.create({
        doc: docOf(part),
        plugins: [blockIds(), presentation(), findings(), vacancies(), typedNumbers(), history(), this.#keys(), ...(readOnly ? [unchanging()] : [])],
      }),
      attributes: {
        class: "paper-text",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": readOnly ? "报告正文，只能看" : "报告正文",
        "aria-readonly": String(readOnly),
        // Not edited it would not take the keyboard, by which it is read.
        ...(readOnly && { tabindex: "0" }),
        "data-testid": "editor",
        spellcheck: "false",
      },
      editable: () => !readOnly,
      dispatchTransaction: (tr) => this.#dispatch(tr),
      transformCopied: (slice, view) => this.#copied.take(slice, view.state),
      clipboardSerializer: this.#copied.serializer,
      clipboardTextSerializer: (slice) => this.#copied.text(slice),
      transformPasted: asNewBlocks,
      handlePaste: (_, event, slice) => this.#paste(event, slice),
      handleDrop: (_, event) => !event.dataTransfer?.types.includes("text/html") && !event.dataTransfer?.types.includes("text/plain"),
      handleTextInput: () => {
        // After the character stands; while an input method composes nothing is touched.
        queueMicrotask(() => this.#guard.whenFree(() => this.#run(headingFromNumber)));
        return false;
      },
      handleDOMEvents: {
        compositionstart: () => {
          this.#guard.started();
          target.classList.add("composing");
          events.composing(true);
        },
        compositionend: () => {
          this.#guard.ended();
          target.classList.remove("composing");
          events.composing(false);
          this.#guard.whenFree(() => this.#run(headingFromNumber));
        },
        blur: () => {
          this.#guard.left();
          target.classList.remove("composing");
          events.composing(false);
        },
        click: (_, event) => this.#clicked(event),
        mousemove: (view, event) => {
          barTitle(view, event);
          this.#pointAt(findingUnder(view, event));
        },
        mouseleave: () => this.#pointAt(null),
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
    this.#copied.show(view);
    this.#guard.whenFree(() => {
      // Of several that waited, only the last still fits.
      if (this.#latest !== view || this.#view.isDestroyed) return;
      this.#view.dispatch(shown(this.#view.state, view));
    });
  }

  /**
   * Takes a changed report over as one step that undo takes back. Ids stay. Whether it was taken:
   * not when the text is no longer the one the change was made from, so that nothing typed meanwhile
   * is lost.
   */
  apply(part: EditedPart, from: EditedPart): Promise<boolean> {
    return new Promise((resolve) =>
      this.#guard.whenFree(() => {
        const { state } = this.#view;
        const current = !this.#view.isDestroyed && JSON.stringify(partOf(state.doc)) === JSON.stringify(partOf(docOf(from)));
        if (current) {
          const next = docOf(part);
          const tr = state.tr;
          if (!state.doc.content.eq(next.content)) replaceBlocks(tr, state.doc, next);
          for (const [name, value] of Object.entries(next.attrs)) {
            // Slots are an object, new with every answer: what counts is what it says.
            if (JSON.stringify(state.doc.attrs[name]) !== JSON.stringify(value)) tr.setDocAttribute(name, value);
          }
          if (tr.docChanged) this.#view.dispatch(closeHistory(tr).scrollIntoView());
        }
        resolve(current);
      }),
    );
  }

  /**
   * Changes parts of paragraphs as one step that undo takes back. Whether it was done: not when a paragraph
   * is no longer as it was (`before`), for then the offsets no longer fit; with an input method at work
   * that is told when it has done.
   */
  change(edits: FixEdit[], before: BlockDto[]): Promise<boolean> {
    return new Promise((resolve) =>
      this.#guard.whenFree(() => {
        const current = !this.#view.isDestroyed && unchanged(this.#view.state.doc, edits, before);
        if (current) {
          this.#view.dispatch(closeHistory(withEdits(this.#view.state, edits)));
          // What is typed next is a step of its own.
          this.#view.dispatch(closeHistory(this.#view.state.tr));
        }
        resolve(current);
      }),
    );
  }

  /** Where a finding stands on the screen; `null` where it is not shown. */
  boxOf(finding: FindingDto): Box | null {
    return boxOf(this.#view, finding);
  }

  insertFigure(id: string): void {
    this.#guard.whenFree(() => {
      const { state } = this.#view;
      this.#view.dispatch(state.tr.replaceSelectionWith(figureType.create({ id }), false).scrollIntoView());
      this.focus();
    });
  }

  /** A sample sentence where the cursor stands; with `apart` in a paragraph of its own. */
  insertSentence(sentence: string, apart = false): void {
    this.#guard.whenFree(() => {
      this.#view.dispatch(withSentence(this.#view.state, sentence, apart));
      this.focus();
    });
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
    // In a paragraph that is taller than the room for it, the very line.
    if (range) this.#view.dispatch(this.#view.state.tr.scrollIntoView());
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

  /** Begins an 附件 behind the text. */
  addAnnex(): void {
    this.#guard.whenFree(() => {
      this.#run(addAnnex);
      this.focus();
    });
  }

  undo(): void {
    this.#run(undo);
  }

  redo(): void {
    this.#run(redo);
  }

  focus(): void {
    this.#view.focus();
    // ProseMirror gives the keyboard only to what is edited.
    if (!this.#view.editable) this.#view.dom.focus({ preventScroll: true });
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
    for (const part of transactions) {
      for (const awaited of this.#awaited) awaited.at = awaited.at.map(part.mapping);
    }
    const changed = transactions.some((part) => part.docChanged);
    if (changed) this.#events.changed();
    const moved = !state.selection.eq(before.selection);
    if (changed || moved) this.#tellCaret();
    // Not where the cursor stands because of what is being written: nobody who writes wants to be talked to.
    if (changed) this.#events.finding(null, "cursor");
    else if (moved) this.#events.finding(this.#atCursor(), "cursor");
  }

  #atCursor(): FindingDto | null {
    const { from, to } = this.#view.state.selection;
    return findingAt(this.#view.state, from, to);
  }

  #pointAt(finding: FindingDto | null): void {
    if (finding === this.#pointed) return;
    this.#pointed = finding;
    this.#events.finding(finding, "mouse");
  }

  #tellCaret(): void {
    const { state } = this.#view;
    const { node, kind } = commands.here(state);
    this.#events.caret({
      block: attrsOf(node).id,
      offset: state.selection.$from.parentOffset,
      kind,
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
    });
  }

  #keys(): Plugin {
    const kinds: Record<string, Command> = { "Mod-0": commands.setKind("body") };
    for (const level of [1, 2, 3, 4] as const) kinds[`Mod-${level}`] = commands.setKind(`heading${level}`);
    const handle = keydownHandler({
      Enter: commands.enter,
      "Shift-Enter": commands.enter,
      Backspace: (state, dispatch, view) => numberAsTyped(state, dispatch) || commands.backspace(state, dispatch, view),
      "Mod-Backspace": commands.backspace,
      Delete: commands.deleteForward,
      Tab: commands.tab,
      "Shift-Tab": commands.shiftTab,
      "Alt-ArrowUp": commands.moveBlock(true),
      "Alt-ArrowDown": commands.moveBlock(false),
      "Alt-Enter": (_, dispatch) => {
        if (dispatch) this.#events.explain(this.#atCursor());
        return true;
      },
      "Mod-Enter": this.#confirm(false),
      "Mod-Shift-Enter": this.#confirm(true),
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

  #confirm(whole: boolean): Command {
    return (_, dispatch) => {
      if (dispatch) this.#events.confirm(whole);
      return true;
    };
  }

  #clicked(event: MouseEvent): void {
    const figure = event.target instanceof Element ? event.target.closest("[data-figure]") : null;
    const id = figure?.getAttribute("data-figure");
    if (id) this.#events.figure(id);
  }

  #paste(event: ClipboardEvent, slice: Slice): boolean {
    const html = event.clipboardData?.getData("text/html") ?? "";
    // Our own paragraphs keep kind and figures.
    if (html.includes("data-pm-slice") && html.includes("data-kind")) {
      this.#view.dispatch(withSlice(this.#view.state, slice));
      return true;
    }
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = html ? linesOfHtml(html) : linesOfText(text);
    if (lines.length === 0) return true;
    if (lines.length === 1) {
      const { tr } = this.#view.state;
      this.#view.dispatch(tr.insertText(lines[0] ?? "").setMeta("paste", true).scrollIntoView());
      return true;
    }
    // What stands in an 附件 is printed with its numbers as they are: there is nothing to tell apart.
    if (isAnnex(commands.here(this.#view.state).kind)) {
      const { state } = this.#view;
      const blocks = lines.map((line): PastedBlock => ({ kind: "annextext", text: line }));
      this.#view.dispatch(withBlocks(state, state.selection, blocks));
      return true;
    }
    const awaited = { at: this.#view.state.selection.getBookmark() };
    this.#awaited.add(awaited);
    const insert = (blocks: PastedBlock[]) =>
      this.#guard.whenFree(() => {
        this.#awaited.delete(awaited);
        if (this.#view.isDestroyed) return;
        const { state } = this.#view;
        this.#view.dispatch(withBlocks(state, awaited.at.resolve(state.doc), blocks));
        this.focus();
      });
    // What was copied must not vanish because it could not be told apart.
    const plain = () => insert(lines.map((line) => ({ kind: "body", text: line })));
    void this.#events.recognise(lines.join("\n")).then(insert, plain);
    return true;
  }
}

/** Refuses every change, by whichever way it comes. */
function unchanging(): Plugin {
  return new Plugin({ filterTransaction: (tr) => !tr.docChanged });
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
