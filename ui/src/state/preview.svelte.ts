/**
 * The report as pages. Asked for with every change, one question at a time: while one is under way the
 * newest change waits. Pages that did not change stay the very objects that they were, so that nothing
 * on the screen is touched that need not be.
 */

import type { ApiError } from "../bindings/ApiError";
import type { Preview as Answer } from "../bindings/Preview";
import type { PreviewFont } from "../bindings/PreviewFont";
import type { PreviewPage } from "../bindings/PreviewPage";
import type { ReportDto } from "../bindings/ReportDto";
import { asApiError, type Host } from "../host/host";

/** How long an answer may take before the window says that it is at work, in milliseconds. */
export const PATIENCE = 600;

export class Preview {
  pages = $state.raw<PreviewPage[]>([]);
  fonts = $state.raw<PreviewFont[]>([]);
  notes = $state.raw<string[]>([]);
  /** The texts of the blocks for which the pages stand, by id. */
  texts = $state.raw<ReadonlyMap<number, string>>(new Map());
  /** Why the last question had no answer; the pages before it stay. */
  error = $state.raw<ApiError | null>(null);
  /** Whether an answer takes longer than usual. */
  slow = $state(false);
  /** Whether the paper follows the cursor; not after the person scrolled elsewhere. */
  following = $state(true);

  #host: Host;
  #read: () => ReportDto;
  /** Number of the preview that `pages` holds. */
  #number: number | null = null;
  #open = false;
  #composing = false;
  #stale = true;
  /** Whether the next question is for every page, whatever the window holds. */
  #anew = false;
  #running: Promise<void> | null = null;
  #stopped = false;

  /** `read` gives the report as it stands. */
  constructor(host: Host, read: () => ReportDto) {
    this.#host = host;
    this.#read = read;
  }

  /** Whether the pages are in sight. What nobody sees is not asked for. */
  show(open: boolean): void {
    this.#open = open;
    this.#go();
  }

  /** The report is another. */
  changed(): void {
    this.#stale = true;
    this.#go();
  }

  /** An input method begins or ends to compose: what it tries out is not the report yet. */
  composing(on: boolean): void {
    this.#composing = on;
    this.#go();
  }

  /** Asks for every page once more: after a fault, or when the same report is printed another way. */
  anew(): void {
    this.#anew = true;
    this.changed();
  }

  /**
   * Every page of the report as it stands now.
   *
   * @throws an {@link ApiError}.
   */
  async whole(): Promise<PreviewPage[]> {
    this.#stale = true;
    do await (this.#running ?? this.#run());
    while (this.#running || this.#stale);
    if (this.error) throw this.error;
    return this.pages;
  }

  /** No more questions: the report is left. */
  stop(): void {
    this.#stopped = true;
    this.#stale = false;
  }

  #go(): void {
    if (this.#open && !this.#composing && !this.#stopped && this.#stale && !this.#running) void this.#run();
  }

  #run(): Promise<void> {
    this.#running = this.#ask().finally(() => {
      this.#running = null;
      this.slow = false;
      this.#go();
    });
    return this.#running;
  }

  async #ask(): Promise<void> {
    this.#stale = false;
    const late = setTimeout(() => (this.slow = true), PATIENCE);
    try {
      const report = this.#read();
      if (this.#anew) this.#number = null;
      this.#anew = false;
      this.#take(await this.#host.rpc("preview", { report, known: this.#number }), report);
      this.error = null;
    } catch (reason) {
      this.error = asApiError(reason);
    } finally {
      clearTimeout(late);
    }
  }

  #take(answer: Answer, report: ReportDto): void {
    const fresh = new Map(answer.pages.map((page) => [page.index, page]));
    const pages = Array.from(
      { length: answer.page_count },
      (_, index) => fresh.get(index) ?? (answer.whole ? undefined : this.pages[index]),
    ).filter((page) => page !== undefined);
    if (pages.length < answer.page_count) {
      if (this.#number === null) throw new Error("pages are missing");
      // The host spoke of a preview that this window does not hold: all of it, then.
      this.#number = null;
      this.#stale = true;
      return;
    }
    this.#number = answer.number;
    this.pages = pages;
    this.texts = new Map(report.blocks.map((block) => [block.id, block.text]));
    // An effect that hangs on these need not run for each key.
    if (JSON.stringify(this.fonts) !== JSON.stringify(answer.fonts)) this.fonts = answer.fonts;
    if (this.notes.join("\n") !== answer.notes.join("\n")) this.notes = answer.notes;
  }
}
