/** The reports in the library, or those in the bin. */

import type { NewReport } from "../bindings/NewReport";
import type { OpenReport } from "../bindings/OpenReport";
import type { ReportCard } from "../bindings/ReportCard";
import type { Host } from "../host/host";
import type { Notices } from "./notices.svelte";

export class Library {
  cards = $state<ReportCard[]>([]);
  bin = $state(false);
  /** Whether the list was asked for and has not come yet. */
  loading = $state(true);
  /** Whether the list could not be had: an empty one would look as if everything were gone. */
  failed = $state(false);
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  async refresh(): Promise<void> {
    const bin = this.bin;
    const page = await this.#notices.attempt(() => this.#host.rpc("library_list", { bin }));
    // The person may have gone on to the other list meanwhile.
    if (bin !== this.bin) return;
    this.failed = page === null;
    if (page) this.cards = page.reports;
    this.loading = false;
  }

  async show(bin: boolean): Promise<void> {
    this.bin = bin;
    this.cards = [];
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

  /** A new report about another year on the ground of a stored one, which stays as it is. */
  rollover(id: string, year: number): Promise<OpenReport | null> {
    return this.#notices.attempt(() => this.#host.rpc("report_rollover", { id, year }));
  }

  async duplicate(card: ReportCard): Promise<void> {
    const copy = await this.#notices.attempt(() => this.#host.rpc("report_duplicate", { id: card.id }));
    if (copy) this.#notices.toast(`已复制为“${copy.name}”`);
    await this.refresh();
  }

  async rename(card: ReportCard, name: string): Promise<void> {
    await this.#notices.attempt(() => this.#host.rpc("report_rename", { id: card.id, name }));
    await this.refresh();
  }

  async remove(card: ReportCard): Promise<void> {
    const done = await this.#notices.attempt(() => this.#host.rpc("report_delete", { id: card.id }));
    if (done) {
      const undo = () => void this.restore(card);
      this.#notices.toast(`“${card.name}”已放进回收站`, { label: "撤销", run: undo });
    }
    await this.refresh();
  }

  async restore(card: ReportCard): Promise<void> {
    const done = await this.#notices.attempt(() => this.#host.rpc("report_restore", { id: card.id }));
    if (done) this.#notices.toast(`“${card.name}”已放回稿件库`);
    await this.refresh();
  }

  async purge(card: ReportCard): Promise<void> {
    await this.#notices.attempt(() => this.#host.rpc("report_purge", { id: card.id }));
    await this.refresh();
  }
}
