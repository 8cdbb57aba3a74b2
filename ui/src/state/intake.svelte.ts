/**
 * A source that was read, to be confirmed: what was recognised, how a person corrects it, undo, and what it
 * becomes. Corrections are made by the program; the window keeps the readings before them.
 */

import type { ApiError } from "../bindings/ApiError";
import type { OpenReport } from "../bindings/OpenReport";
import type { OpenSource } from "../bindings/OpenSource";
import type { PieceView } from "../bindings/PieceView";
import type { ReadingChange } from "../bindings/ReadingChange";
import type { ReadingView } from "../bindings/ReadingView";
import { asApiError, type Host } from "../host/host";

/** Where the eye is: at a piece of the report or at a line of the source. */
export type Side = "pieces" | "lines";

/** A guess: a piece's place, or a field of 文稿信息. */
export type Guess = number | "unit" | "year";

/** A reading and the piece that was looked at in it. */
interface Step {
  view: ReadingView;
  piece: number;
}

/** What is asked for beside a change: the piece to look at afterwards. */
type Then = (now: ReadingView, before: ReadingView) => number;

export class Intake {
  readonly source: OpenSource;
  /** What was recognised, as corrected; `null` for a file of this program. */
  view = $state.raw<ReadingView | null>(null);
  /** Place of the piece that is looked at. */
  piece = $state(0);
  /** Place of the line that is looked at. */
  line = $state(0);
  /** Where the keys go. */
  side = $state<Side>("pieces");
  /** Why the last thing that was asked for was not done. */
  error = $state.raw<ApiError | null>(null);
  /** A sentence about the key that was pressed last; empty for none. */
  note = $state("");
  /** Whether the report is being made. */
  accepting = $state(false);
  #undo = $state.raw<Step[]>([]);
  #redo = $state.raw<Step[]>([]);
  #work: Promise<void> = Promise.resolve();
  #host: Host;

  constructor(host: Host, source: OpenSource) {
    this.#host = host;
    this.source = source;
    this.view = source.reading;
  }

  get pieces(): PieceView[] {
    return this.view?.pieces ?? [];
  }

  /** The piece that is looked at. */
  get current(): PieceView | undefined {
    return this.pieces[this.piece];
  }

  /** Everything that was guessed, from top to bottom of the screen. */
  get guesses(): Guess[] {
    const { summary } = this.view ?? {};
    const fields: Guess[] = [];
    if (summary?.unit_doubt) fields.push("unit");
    if (summary?.year_doubt) fields.push("year");
    return [...fields, ...this.pieces.flatMap(({ doubts }, at) => (doubts.length > 0 ? [at] : []))];
  }

  /** The guess behind this place, or before it; from the end on to the beginning. `top` is above them all. */
  guessFrom(here: Guess | "top", back: boolean): Guess | undefined {
    const order = (guess: Guess | "top") => (typeof guess === "number" ? guess : { top: -3, unit: -2, year: -1 }[guess]);
    const { guesses } = this;
    const next = back
      ? guesses.findLast((guess) => order(guess) < order(here))
      : guesses.find((guess) => order(guess) > order(here));
    return next ?? guesses.at(back ? -1 : 0);
  }

  /** Whether a person corrected anything. */
  get corrected(): boolean {
    return this.#undo.length > 0;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /**
   * Corrects the reading: one change, or several of which each is made of the reading that the one before
   * left. Undo takes all of them back at once.
   */
  change(changes: ReadingChange | ((view: ReadingView) => ReadingChange | null)[], then: Then = () => this.piece): Promise<void> {
    const all = Array.isArray(changes) ? changes : [() => changes];
    return this.#inOrder(async () => {
      const before = this.view;
      if (!before) return;
      let now = before;
      for (const next of all) {
        const change = next(now);
        if (!change) continue;
        const answer = await this.#ask(now, change);
        if (!answer) return;
        now = answer;
      }
      if (now === before) return;
      this.#undo = [...this.#undo, { view: before, piece: this.piece }];
      this.#redo = [];
      this.#show(now, then(now, before));
    });
  }

  async #ask({ reading }: ReadingView, change: ReadingChange): Promise<ReadingView | null> {
    try {
      const answer = await this.#host.rpc("reading_change", { token: this.source.token, reading, change });
      this.error = null;
      return answer;
    } catch (reason) {
      this.error = asApiError(reason);
      return null;
    }
  }

  undo(): Promise<void> {
    return this.#inOrder(async () => {
      const before = this.#undo.at(-1);
      if (!before || !this.view) return;
      this.#redo = [...this.#redo, { view: this.view, piece: this.piece }];
      this.#undo = this.#undo.slice(0, -1);
      this.#show(before.view, before.piece);
    });
  }

  redo(): Promise<void> {
    return this.#inOrder(async () => {
      const after = this.#redo.at(-1);
      if (!after || !this.view) return;
      this.#undo = [...this.#undo, { view: this.view, piece: this.piece }];
      this.#redo = this.#redo.slice(0, -1);
      this.#show(after.view, after.piece);
    });
  }

  #show(view: ReadingView, piece: number): void {
    this.view = view;
    this.note = "";
    this.lookAt(piece);
  }

  lookAt(piece: number): void {
    this.piece = Math.max(Math.min(piece, this.pieces.length - 1), 0);
  }

  lookAtLine(line: number): void {
    this.line = Math.max(Math.min(line, (this.view?.lines.length ?? 0) - 1), 0);
  }

  /** When every correction that was asked for is made. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** Makes the report: with a year the one that goes on from the source, else the source's own. */
  async accept(year: number | null): Promise<OpenReport | null> {
    if (this.accepting) return null;
    this.accepting = true;
    await this.settled();
    let report: OpenReport | null = null;
    try {
      const { token } = this.source;
      report = await this.#host.rpc("reading_accept", { token, reading: this.view?.reading ?? null, year });
      this.error = null;
    } catch (reason) {
      this.error = asApiError(reason);
    }
    this.accepting = false;
    return report;
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work);
    return this.#work;
  }
}
