/** The file that a report came from, which is kept with it: to be looked at and to be written out again. */

import type { ApiError } from "../bindings/ApiError";
import type { SourceCard } from "../bindings/SourceCard";
import type { SourceView } from "../bindings/SourceView";
import { asApiError, type Host } from "../host/host";
import { Errand } from "./errand.svelte";
import type { Notices } from "./notices.svelte";

export class KeptSource {
  readonly card: SourceCard;
  /** The copy that is being written. */
  readonly writing = new Errand();
  /** Its lines, while they are shown. */
  shown = $state.raw<SourceView | null>(null);
  /** Why it was not written. It is said where it was asked for: a dialog covers the notices. */
  fault = $state.raw<ApiError | null>(null);
  #id: string;
  #host: Host;
  #notices: Notices;

  /** `id` is that of the report. */
  constructor(host: Host, notices: Notices, id: string, card: SourceCard) {
    this.#host = host;
    this.#notices = notices;
    this.#id = id;
    this.card = card;
  }

  async show(): Promise<void> {
    this.fault = null;
    await this.#notices.attempt(async () => {
      this.shown = await this.#host.rpc("source_view", { id: this.#id });
    });
  }

  close(): void {
    this.shown = null;
  }

  /** Asks where to and writes the file as it came. */
  async export(): Promise<void> {
    this.fault = null;
    try {
      const path = await this.#host.saveDialog(this.card.name, "any");
      if (!path) return;
      const written = await this.writing.run((signal) => this.#host.rpc("source_export", { id: this.#id, path }, signal));
      this.#notices.toast(`原文件已另存：${written.path}`);
    } catch (reason) {
      if (this.shown) this.fault = asApiError(reason);
      else this.#notices.fault(reason);
    }
  }
}
