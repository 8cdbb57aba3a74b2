/**
 * What the review found in a report, at work: going from place to place, putting right, saying that a place
 * is no mistake. Nothing is changed that nobody asked for.
 */

import type { BlockDto } from "../bindings/BlockDto";
import type { FindingDto } from "../bindings/FindingDto";
import type { FixDto } from "../bindings/FixDto";
import type { FixEdit } from "../bindings/FixEdit";
import type { LevelDto } from "../bindings/LevelDto";
import type { View } from "../bindings/View";
import { bySafeFix } from "./fixes";
import type { Notices } from "./notices.svelte";

/** What it needs of the report that is open. */
export interface ReviewDesk {
  readonly view: View;
  readonly caret: { block: number; offset: number } | null;
  /** Whether an input method composes: then nothing may move. */
  readonly composes: boolean;
  /** The view, once it is that of the report as it stands. */
  settled(): Promise<View>;
  goTo(block: number, range?: { start: number; end: number }): void;
  /** Changes the text as one step of undo; false when it is no longer the one that the view was made from. */
  change(edits: FixEdit[]): Promise<boolean>;
  /** What the report says is to be ignored is another. */
  ignoredChanged(): void;
  focusEditor(): void;
}

/** What can be done with a finding, shown where it stands. */
export interface Card {
  finding: FindingDto;
  /** How it came up: one that was asked for by key takes the keyboard. */
  by: "mouse" | "cursor" | "key";
}

/** How long mouse or cursor stay at a place before it explains itself, and how long after, in milliseconds. */
export const LINGERS = 350;
/** How often a change is tried again while typing goes on. */
const TRIES = 10;

export class Review {
  /** Keys of the findings to be ignored: to be sent with every report. */
  ignored = $state.raw<string[]>([]);
  /** Everything that was found; while an input method composes, what was found before. */
  findings = $state.raw<FindingDto[]>([]);
  /** What of it is not listed, a sentence; empty where the list is whole. */
  unlisted = $state("");
  /** The texts in which that was found, by block. */
  texts = $state.raw<ReadonlyMap<number, string>>(new Map());
  by = $state<"level" | "step">("level");
  card = $state.raw<Card | null>(null);

  readonly #passed = $derived(new Set(this.ignored));
  /** What was found and nobody said to ignore, in the order of the paper. */
  readonly open = $derived(this.findings.filter(({ key }) => !this.#passed.has(key)));
  readonly passed = $derived(this.findings.filter(({ key }) => this.#passed.has(key)));
  readonly counts = $derived<Record<LevelDto, number>>({
    certain: this.#count("certain"),
    suspected: this.#count("suspected"),
    hint: this.#count("hint"),
  });

  /** The finding that was gone to last: several may begin at one place. */
  #last: FindingDto | null = null;
  #waiting: { view: View; blocks: BlockDto[] } | null = null;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #notices: Notices;
  #desk: ReviewDesk;

  constructor(notices: Notices, desk: ReviewDesk, ignored: string[]) {
    this.#notices = notices;
    this.#desk = desk;
    this.ignored = ignored;
  }

  /** Takes a new answer; one that comes while an input method composes is held back. */
  take(view: View, blocks: BlockDto[]): void {
    if (this.#desk.composes) {
      this.#waiting = { view, blocks };
      return;
    }
    this.#waiting = null;
    // What is the same as before stays the same object, so that only what changed is shown anew.
    const known = new Map<string, FindingDto>();
    for (const finding of this.findings) known.set(JSON.stringify(finding), finding);
    const found = view.findings.map((finding) => known.get(JSON.stringify(finding)) ?? finding);
    const same = found.length === this.findings.length && found.every((finding, at) => finding === this.findings[at]);
    this.texts = new Map(blocks.map(({ id, text }) => [id, text]));
    if (!same) this.findings = found;
    this.unlisted = view.unlisted;
    const card = this.card;
    if (card && !this.open.some((finding) => isSame(finding, card.finding))) this.close();
  }

  composing(on: boolean): void {
    if (on) this.close();
    else if (this.#waiting) this.take(this.#waiting.view, this.#waiting.blocks);
  }

  #count(level: LevelDto): number {
    return this.open.filter((finding) => finding.level === level).length;
  }

  /** Selects the next finding behind the cursor, or the one before it; from the end on to the beginning. */
  async step(back: boolean): Promise<void> {
    await this.#desk.settled();
    if (this.#desk.composes) return;
    const open = this.open;
    if (open.length === 0) {
      this.#notices.toast("没有发现问题。");
      return;
    }
    const order = new Map(this.#desk.view.blocks.map(({ id }, at) => [id, at]));
    const { block, offset } = this.#desk.caret ?? { block: -1, offset: 0 };
    const here = order.get(block) ?? -1;
    const side = (finding: FindingDto) => (order.get(finding.block) ?? 0) - here || finding.start - offset;
    const last = open.findIndex((finding) => this.#last !== null && isSame(finding, this.#last) && side(finding) === 0);
    const at = last >= 0 ? last + (back ? -1 : 1) : back ? open.findLastIndex((f) => side(f) < 0) : open.findIndex((f) => side(f) > 0);
    const next = at < 0 ? undefined : open[at];
    if (!next) this.#notices.toast(back ? "到开头了，从末尾往前。" : "到末尾了，从头开始。");
    this.go(next ?? open.at(back ? -1 : 0));
  }

  go(finding: FindingDto | undefined): void {
    if (!finding) return;
    this.#last = finding;
    this.#desk.goTo(finding.block, finding);
  }

  /** What can be done with a finding, at its place and under the keyboard. */
  explain(finding: FindingDto | null): void {
    if (this.#desk.composes) return;
    clearTimeout(this.#soon);
    if (finding) this.card = { finding, by: "key" };
    else this.#notices.toast(this.open.length > 0 ? "光标这里没有发现问题，按 F7 到下一处。" : "没有发现问题。");
  }

  /** Mouse or cursor came to a finding, or left it. */
  point(finding: FindingDto | null, by: "mouse" | "cursor"): void {
    clearTimeout(this.#soon);
    if (this.#desk.composes) return;
    const card = this.card;
    if (by === "cursor" && !finding) return this.close();
    // The mouse that passes by takes nothing away from where the cursor stands or what has the keyboard.
    if (by === "mouse" && card && card.by !== "mouse") return;
    if (finding && card && isSame(card.finding, finding)) return;
    this.#soon = setTimeout(() => (this.card = finding && { finding, by }), LINGERS);
  }

  /** The mouse is on the card itself. */
  stay(): void {
    clearTimeout(this.#soon);
  }

  /** Puts the card away; with `back` the keyboard goes to the text, where the cursor stands as before. */
  close(back = false): void {
    clearTimeout(this.#soon);
    this.card = null;
    if (back) this.#desk.focusEditor();
  }

  /** Applies one way to put a finding right. */
  async fix(finding: FindingDto, { label }: FixDto): Promise<boolean> {
    this.close();
    for (let tries = 0; tries < TRIES; tries++) {
      const found = sameFinding((await this.#desk.settled()).findings, finding);
      const fix = found?.fixes.find((fix) => fix.label === label);
      if (!fix) break;
      if (await this.#desk.change(fix.edits)) return true;
    }
    this.#notices.toast("这一处已经不是原来的样子，没有改。");
    return false;
  }

  /** Applies the safe way to put right to every finding of a rule, as one step of undo. */
  async fixAll(code: string): Promise<number> {
    this.close();
    for (let tries = 0; tries < TRIES; tries++) {
      const view = await this.#desk.settled();
      const open = view.findings.filter((finding) => finding.code === code && !this.#passed.has(finding.key));
      const { edits, fixed, left } = bySafeFix(open);
      if (fixed === 0) break;
      if (!(await this.#desk.change(edits))) continue;
      const rest = left > 0 ? `，还有${left}处挨得太近，再按一次改完` : "";
      this.#notices.toast(`改了${fixed}处${rest}。按 Ctrl+Z 可以全部改回来。`);
      return fixed;
    }
    this.#notices.toast("没有能一起改的了。");
    return 0;
  }

  /** This place is no mistake: it is not told of again in this report. */
  ignore(finding: FindingDto): void {
    this.close();
    const same = this.open.filter(({ key }) => key === finding.key).length;
    this.#ignoredIs([...this.ignored.filter((key) => key !== finding.key), finding.key]);
    this.#notices.toast(same > 1 ? `前后文一样的这${same}处，不再提了。` : "这一处不再提了。", {
      label: "撤销",
      run: () => this.takeBack(finding),
    });
  }

  /** A place that was ignored is told of again. */
  takeBack({ key: gone }: FindingDto): void {
    this.#ignoredIs(this.ignored.filter((key) => key !== gone));
  }

  #ignoredIs(keys: string[]): void {
    this.ignored = keys;
    this.#desk.ignoredChanged();
  }
}

/** Whether two findings are the same one, at the same place. */
const isSame = (one: FindingDto, other: FindingDto): boolean =>
  one.key === other.key && one.block === other.block && one.start === other.start;

/** A finding that was shown, as it stands now: what was typed since may have moved it. */
function sameFinding(findings: FindingDto[], { code, block, text, start }: FindingDto): FindingDto | undefined {
  const same = findings.filter((found) => found.code === code && found.block === block && found.text === text);
  return same.sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0];
}
