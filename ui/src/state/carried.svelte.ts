/**
 * What a report took over from last year's, at work: going from mark to mark, confirming them, answering
 * last year's promises. What the report carries of it is handed on as it came; every change of it is asked
 * of the program, one question at a time and in order, because each builds on the answer before.
 */

import type { AnswerDto } from "../bindings/AnswerDto";
import type { BlockDto } from "../bindings/BlockDto";
import type { CarriedData } from "../bindings/CarriedData";
import type { CarriedView } from "../bindings/CarriedView";
import type { LastParagraph } from "../bindings/LastParagraph";
import type { LastSection } from "../bindings/LastSection";
import type { MarkView } from "../bindings/MarkView";
import type { PromiseView } from "../bindings/PromiseView";
import type { ReportDto } from "../bindings/ReportDto";
import type { StepView } from "../bindings/StepView";
import type { View } from "../bindings/View";
import type { Host } from "../host/host";
import type { Notices } from "./notices.svelte";

/** What it needs of the report that is open. */
export interface Desk {
  readonly view: View;
  readonly step: StepView | undefined;
  /** The paragraphs as they stand. */
  readonly blocks: BlockDto[];
  readonly caret: { block: number; offset: number } | null;
  /** Whether an input method composes: then nothing may move the cursor. */
  readonly composes: boolean;
  report(): ReportDto;
  /** The view, once it is that of the report as it stands. */
  settled(): Promise<View>;
  /** What the report carries is another. */
  carriedChanged(): void;
  panel: string;
  goTo(block: number, range?: { start: number; end: number }): void;
  insertSentence(sentence: string, apart: boolean): void;
}

/** What a person said of a promise. */
export interface Answer {
  answer: AnswerDto;
  reason: string;
  linked: number | null;
}

/** The parts of its tab. */
export type CarriedPart = "marks" | "last" | "promises";

export class Carried {
  /** To be sent with every report. */
  data: unknown;
  part = $state<CarriedPart>("marks");
  /** Place of the section of last year's that was asked for; `null` for that of the step at the cursor. */
  chosen = $state<number | null>(null);
  /** What was said and is not in the view yet, by the promise's id: what is typed must not be overwritten. */
  #answers = $state<Record<number, Answer>>({});
  #unsent = new Map<number, Answer>();
  /** What was confirmed and not taken back, in this order; marks that were confirmed together are one. */
  #confirmed: MarkView[][] = [];
  #work: Promise<void> = Promise.resolve();
  #host: Host;
  #notices: Notices;
  #desk: Desk;

  constructor(host: Host, notices: Notices, desk: Desk, data: unknown) {
    this.#host = host;
    this.#notices = notices;
    this.#desk = desk;
    this.data = data;
  }

  get view(): CarriedView | null {
    // A program that knows nothing of it leaves it out.
    return this.#desk.view.carried ?? null;
  }

  get marks(): MarkView[] {
    return this.view?.marks ?? [];
  }

  /** The mark at the cursor: the one that it stands in or before, else the one that it stands behind. */
  get current(): MarkView | undefined {
    return markAt(this.marks, this.#desk.caret);
  }

  /** Selects the next open mark behind the cursor, or the one before it; from the end on to the beginning. */
  step(back: boolean): void {
    if (!this.view) return;
    const marks = this.marks.filter((mark) => !isFact(mark));
    if (marks.length === 0) {
      this.#notices.toast(
        this.marks.length > 0 ? "正文都核对过了；签发人、职务还没有，在右栏“沿用”里点“没有变”，或者到“文稿信息”里改。" : "没有要核对的地方了。",
      );
      return;
    }
    const order = new Map(this.#desk.view.blocks.map(({ id }, at) => [id, at]));
    const { block, offset } = this.#desk.caret ?? { block: -1, offset: 0 };
    const here = order.get(block) ?? -1;
    const side = (mark: MarkView) => (order.get(mark.block) ?? 0) - here || mark.start - offset;
    const next = back ? marks.findLast((mark) => side(mark) < 0) : marks.find((mark) => side(mark) > 0);
    this.go(next ?? marks.at(back ? -1 : 0));
  }

  go(mark: MarkView | undefined): void {
    if (!mark) return;
    if (isFact(mark)) this.#desk.panel = "meta";
    else this.#desk.goTo(mark.block, mark);
  }

  /** Confirms the mark at the cursor, with `whole` every one of its paragraph, and selects the next. */
  confirmHere(whole = false): Promise<void> {
    if (!this.view) return Promise.resolve();
    return this.#inOrder(async () => {
      const { marks = [] } = (await this.#desk.settled()).carried ?? {};
      const caret = this.#desk.caret;
      const mark = markAt(marks, caret);
      if (!mark) {
        this.#notices.toast("光标这里没有要核对的地方，按 F4 到下一处。");
        return;
      }
      const at = whole ? marks.findIndex(({ block }) => block === mark.block) : marks.indexOf(mark);
      const left = await this.#confirm(mark, whole);
      // The person may have gone on meanwhile.
      if (!left || this.#desk.composes || this.#desk.caret !== caret) return;
      if (left.length === 0) this.#notices.toast("都核对过了。");
      else this.go(left[at] ?? left.find((found) => !isFact(found)));
    });
  }

  /** Confirms a mark of the list; the cursor stays where it is. */
  confirm(mark: MarkView): Promise<void> {
    return this.#inOrder(async () => {
      const { marks = [] } = (await this.#desk.settled()).carried ?? {};
      const found = sameMark(marks, mark);
      if (found) await this.#confirm(found, false);
    });
  }

  async #confirm(mark: MarkView, whole: boolean): Promise<MarkView[] | null> {
    const { block, start } = mark;
    const together = whole ? this.marks.filter((open) => open.block === block) : [mark];
    if (!(await this.#ask(block, whole ? null : start, false))) return null;
    this.#confirmed.push(together);
    return (await this.#desk.settled()).carried?.marks ?? [];
  }

  /** Opens a mark that was confirmed again. */
  takeBack(mark: MarkView): Promise<void> {
    return this.#inOrder(() => this.#open(mark));
  }

  /** Opens again what was confirmed last; with each call what was confirmed before that. */
  takeLastBack(): Promise<void> {
    return this.#inOrder(async () => {
      const last = this.#confirmed.pop();
      if (!last) this.#notices.toast("没有可以撤回的了；以前核对过的，在“已核对”里一处一处撤回。");
      for (const mark of last ?? []) await this.#open(mark);
    });
  }

  async #open(mark: MarkView): Promise<void> {
    const { confirmed = [] } = (await this.#desk.settled()).carried ?? {};
    const found = sameMark(confirmed, mark);
    if (found && (await this.#ask(found.block, found.start, true))) await this.#desk.settled();
  }

  #ask(block: number, start: number | null, take_back: boolean): Promise<boolean> {
    const report = this.#desk.report();
    return this.#take(() => this.#host.rpc("carried_confirm", { report, block, start, take_back }));
  }

  /** How a promise is answered, what was said last included. */
  answered({ id, answer, reason, linked }: PromiseView): Answer {
    return this.#answers[id] ?? { answer, reason, linked };
  }

  /** How many promises nobody has answered. */
  get unanswered(): number {
    return (this.view?.promises ?? []).filter((promise) => this.answered(promise).answer === "open").length;
  }

  answer(promise: PromiseView, change: Partial<Answer>): void {
    const { id } = promise;
    const answer = { ...this.answered(promise), ...change };
    if (answer.answer !== "dropped") answer.reason = "";
    this.#answers[id] = answer;
    const waits = this.#unsent.has(id);
    this.#unsent.set(id, answer);
    // One that waits takes what was typed meanwhile along.
    if (!waits) void this.#inOrder(() => this.#send(id));
  }

  async #send(id: number): Promise<void> {
    const answer = this.#unsent.get(id);
    this.#unsent.delete(id);
    if (!answer) return;
    const report = this.#desk.report();
    await this.#take(() => this.#host.rpc("promise_answer", { report, id, ...answer }));
    await this.#desk.settled();
    if (!this.#unsent.has(id)) delete this.#answers[id];
  }

  /** Last year's sections that stand beside the step. */
  get beside(): LastSection[] {
    const last = this.view?.last ?? [];
    if (this.chosen !== null) return last.slice(this.chosen, this.chosen + 1);
    const step = this.#desk.step;
    if (!step || step.kind === "closing") return [];
    // What stands before the first heading has none.
    if (step.kind === "opening") return last.filter(({ heading }) => heading === "");
    // A section of the person's own is known by its heading alone.
    return last.filter(({ slot, heading }) => slot === step.slot && (slot !== "other" || heading.includes(step.name)));
  }

  /** Puts a paragraph of last year's behind the one in which the cursor stands. */
  take({ text }: LastParagraph): void {
    this.#desk.insertSentence(text, true);
  }

  /** Takes the first of those beside the step that the report has not. */
  takeNext(): Promise<void> {
    if (!this.view) return Promise.resolve();
    return this.#inOrder(async () => {
      // What was taken or typed just now counts.
      await this.#desk.settled();
      const next = this.beside.flatMap(({ paragraphs }) => paragraphs).find(({ became }) => became === null);
      if (!next) this.#notices.toast("去年这一部分的段落，稿子里都有了。");
      else this.take(next);
    });
  }

  /** When everything that was said is in the report. */
  async settled(): Promise<void> {
    await this.#work;
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work);
    return this.#work;
  }

  async #take(ask: () => Promise<CarriedData>): Promise<boolean> {
    const answer = await this.#notices.attempt(ask);
    if (!answer) return false;
    this.data = answer.carried;
    this.#desk.carriedChanged();
    return true;
  }
}

/** Whether a mark is a name or a post in 文稿信息, and stands nowhere in the text. */
export const isFact = (mark: MarkView): boolean => mark.block === 0;

/** A mark that was shown, as it stands now: what was typed since may have moved it. */
function sameMark(marks: MarkView[], mark: MarkView): MarkView | undefined {
  const same = marks.filter((found) => found.block === mark.block && found.text === mark.text);
  return same.find(({ start }) => start === mark.start) ?? same[0];
}

function markAt(marks: MarkView[], caret: { block: number; offset: number } | null): MarkView | undefined {
  const here = marks.filter(({ block, start, end }) => block === caret?.block && start <= caret.offset && caret.offset <= end);
  return here.find(({ end }) => end > (caret?.offset ?? 0)) ?? here[0];
}
