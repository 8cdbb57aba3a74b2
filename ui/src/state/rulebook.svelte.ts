/** The rules of the review as the office has them: which are on, its own words, the word lists. */

import type { ApiError } from "../bindings/ApiError";
import type { FindingDto } from "../bindings/FindingDto";
import type { LexiconCard } from "../bindings/LexiconCard";
import type { LexiconChecked } from "../bindings/LexiconChecked";
import type { ReviewSettings } from "../bindings/ReviewSettings";
import type { RuleCard } from "../bindings/RuleCard";
import { asApiError, type FileToken, type Host } from "../host/host";
import { Errand } from "./errand.svelte";
import type { Notices } from "./notices.svelte";
import type { Preferences } from "./preferences.svelte";
import { visible } from "./visible";

export class Rulebook {
  rules = $state.raw<RuleCard[]>([]);
  lists = $state.raw<LexiconCard[]>([]);
  /** The rule whose page is open. */
  page = $state.raw<RuleCard | null>(null);
  /** The list that is being read. */
  readonly reading = new Errand();
  /** A list that was found in a file and waits for a word. */
  offered = $state.raw<{ path: FileToken; list: LexiconChecked } | null>(null);
  /** Why no list was taken in. It is said where it was asked for: a dialog covers the notices. */
  fault = $state.raw<ApiError | null>(null);

  #host: Host;
  #notices: Notices;
  #preferences: Preferences;

  constructor(host: Host, notices: Notices, preferences: Preferences) {
    this.#host = host;
    this.#notices = notices;
    this.#preferences = preferences;
  }

  get settings(): ReviewSettings {
    return this.#preferences.current.review;
  }

  /** Rules and lists, once they are asked for. */
  async load(): Promise<void> {
    if (this.rules.length === 0) this.rules = (await this.#notices.attempt(() => this.#host.rpc("rules_list", {}))) ?? [];
    if (this.lists.length === 0) this.lists = (await this.#notices.attempt(() => this.#host.rpc("lexicon_list", {}))) ?? [];
  }

  /** Opens the page of a rule. */
  async explain(code: string): Promise<void> {
    await this.load();
    this.page = this.rules.find((rule) => rule.code === code) ?? null;
  }

  isOn(rule: RuleCard): boolean {
    return this.settings.switched[rule.code] ?? rule.on;
  }

  /** What is as the rule has it by itself is not kept. */
  switch(rule: RuleCard, on: boolean): void {
    const { [rule.code]: _, ...switched } = this.settings.switched;
    if (on !== rule.on) switched[rule.code] = on;
    this.change({ switched });
  }

  /** Every rule as it is by itself. */
  restore(): void {
    this.change({ switched: {} });
  }

  change(change: Partial<ReviewSettings>): void {
    void this.#preferences.change({ review: { ...this.settings, ...change } });
  }

  /** This text is never a mistake by this rule, in no report. */
  allow({ code, text }: FindingDto): void {
    if (text === "" || this.settings.allowed.some((it) => it.code === code && it.text === text)) return;
    this.change({ allowed: [...this.settings.allowed, { code, text }] });
    this.#notices.toast(`以后遇到“${visible(text)}”都不算错；在“设置”的“校对”里可以改回来。`, {
      label: "撤销",
      run: () => this.disallow(code, text),
    });
  }

  disallow(code: string, text: string): void {
    this.change({ allowed: this.settings.allowed.filter((it) => it.code !== code || it.text !== text) });
  }

  /** Asks for a file and looks what list is in it. */
  choose(): Promise<void> {
    return this.#attempt(async () => {
      const path = await this.#host.openDialog("list");
      if (path) this.offered = { path, list: await this.reading.run((signal) => this.#host.rpc("lexicon_check", { path }, signal)) };
    });
  }

  /** Takes the list in that was found. */
  import(): Promise<void> {
    const path = this.offered?.path;
    this.offered = null;
    return this.#attempt(async () => {
      if (path) this.#listsAre(await this.reading.run((signal) => this.#host.rpc("lexicon_import", { path }, signal)));
    });
  }

  /** The list that the program came with again. */
  reset(kind: string): Promise<void> {
    return this.#attempt(async () => this.#listsAre(await this.#host.rpc("lexicon_reset", { kind })));
  }

  #listsAre(lists: LexiconCard[]): void {
    this.lists = lists;
    this.#preferences.reviewsTold++;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (reason) {
      this.fault = asApiError(reason);
    }
  }
}
