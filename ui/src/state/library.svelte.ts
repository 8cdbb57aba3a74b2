/** The reports in the library, or those in the bin. */

import type { LibraryState } from "../bindings/LibraryState";
import type { NewReport } from "../bindings/NewReport";
import type { OpenReport } from "../bindings/OpenReport";
import type { Recovered } from "../bindings/Recovered";
import type { ReportCard } from "../bindings/ReportCard";
import type { UnreadableCard } from "../bindings/UnreadableCard";
import type { Host } from "../host/host";
import { Idle } from "./idle";
import type { Notices } from "./notices.svelte";

export class Library {
  cards = $state.raw<ReportCard[]>([]);
  /** What is there and can't be listed. */
  unreadable = $state.raw<UnreadableCard[]>([]);
  /** How the library is; `null` until it is known. */
  state = $state.raw<LibraryState | null>(null);
  /** What was saved out of a damaged library, since the window was opened. */
  recovered = $state.raw<Recovered | null>(null);
  /** Whether a damaged library is being recovered. */
  recovering = $state(false);
  bin = $state(false);
  /** Whether the list was asked for and has not come yet. */
  loading = $state(true);
  /** Whether the list could not be had: an empty one would look as if everything were gone. */
  failed = $state(false);
  #host: Host;
  #notices: Notices;
  #idle: Idle;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
    this.#idle = new Idle(host);
  }

  /** Why nothing can be written into it: a sentence; `null` where it can, or that is not known yet. */
  get readOnly(): string | null {
    return this.state?.read_only ?? this.state?.damaged ?? null;
  }

  async refresh(): Promise<void> {
    const bin = this.bin;
    const page = await this.#notices.attempt(() => this.#host.rpc("library_list", { bin }));
    // The person may have gone on to the other list meanwhile.
    if (bin !== this.bin) return;
    this.failed = page === null;
    if (page) {
      this.cards = page.reports;
      this.unreadable = page.unreadable;
      this.state = page.state;
    }
    this.loading = false;
  }

  async show(bin: boolean): Promise<void> {
    this.bin = bin;
    this.cards = [];
    this.unreadable = [];
    this.loading = true;
    await this.refresh();
  }

  create(request: NewReport): Promise<OpenReport | null> {
    return this.#notices.attempt(() => this.#host.rpc("report_create", request));
  }

  sample(): Promise<OpenReport | null> {
    return this.#notices.attempt(() => this.#host.rpc("report_sample", {}));
  }

  open(id: string): Promise<OpenReport | null> {
    return this.#notices.attempt(() => this.#host.rpc("report_open", { id }));
  }

  /** A report that can be changed, made of one that can only be read. That one stays as it is. */
  async repair(id: string): Promise<OpenReport | null> {
    const repaired = await this.#notices.attempt(() => this.#host.rpc("report_repair", { id }));
    if (repaired) this.#notices.toast(`已另存为“${repaired.name}”，现在打开的就是这一份，可以改。原来那一份没有动，还在稿件库里。`);
    return repaired;
  }

  /** Everything that can be read goes into a new library beside the damaged one, which stays as it is. */
  async recover(): Promise<Recovered | null> {
    if (this.recovering) return null;
    this.recovering = true;
    const recovered = await this.#notices.attempt(() => this.#host.rpc("library_recover", {}));
    this.recovering = false;
    if (recovered) this.recovered = recovered;
    return recovered;
  }

  /** From now on the library is the recovered one. Whether it is. */
  async useRecovered(): Promise<boolean> {
    const { recovered } = this;
    if (!recovered) return false;
    const done = await this.#notices.attempt(() => this.#host.rpc("library_use_recovered", { folder: recovered.folder }));
    if (!done) return false;
    this.recovered = null;
    await this.show(false);
    return true;
  }

  /** A new report about another year on the ground of a stored one, which stays as it is. */
  rollover(id: string, year: number): Promise<OpenReport | null> {
    return this.#notices.attempt(() => this.#host.rpc("report_rollover", { id, year }));
  }

  async duplicate(card: ReportCard): Promise<void> {
    const copy = await this.#notices.attempt(() => this.#host.rpc("report_duplicate", { id: card.id }));
    if (copy) this.#notices.toast(`已复制为“${copy.name}”`);
    await this.#wrote();
  }

  async rename(card: ReportCard, name: string): Promise<void> {
    await this.#notices.attempt(() => this.#host.rpc("report_rename", { id: card.id, name }));
    await this.#wrote();
  }

  async remove(card: ReportCard): Promise<void> {
    const done = await this.#notices.attempt(() => this.#host.rpc("report_delete", { id: card.id }));
    if (done) {
      const undo = () => void this.restore(card);
      this.#notices.toast(`“${card.name}”已放进回收站`, { label: "撤销", run: undo });
    }
    await this.#wrote();
  }

  async restore(card: ReportCard): Promise<void> {
    const done = await this.#notices.attempt(() => this.#host.rpc("report_restore", { id: card.id }));
    if (done) this.#notices.toast(`“${card.name}”已放回稿件库`);
    await this.#wrote();
  }

  async purge(card: ReportCard): Promise<void> {
    await this.#notices.attempt(() => this.#host.rpc("report_purge", { id: card.id }));
    await this.#wrote();
  }

  async #wrote(): Promise<void> {
    this.#idle.wrote();
    await this.refresh();
  }
}
