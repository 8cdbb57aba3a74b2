/**
 * What the person should know before the report leaves: asked for when the export dialog opens and with
 * each change made in it, one question at a time.
 */

import type { ApiError } from "../bindings/ApiError";
import type { Outlook as Answer } from "../bindings/Outlook";
import type { PortalCopy } from "../bindings/PortalCopy";
import type { ReportDto } from "../bindings/ReportDto";
import { asApiError, type Host } from "../host/host";

export class Outlook {
  /** The kind of file that Enter writes; `null` while the dialog is closed. */
  offered = $state<"docx" | "pdf" | null>(null);
  answer = $state.raw<Answer | null>(null);
  /**
   * The report for a website, of 公开稿 only. It is there before it is asked for: a browser lets a page
   * write to the clipboard only while the click lasts.
   */
  portal = $state.raw<PortalCopy | null>(null);
  /** Why the last question had no answer. */
  error = $state.raw<ApiError | null>(null);
  /** Whether the answer is not yet that of the report as it stands. */
  asking = $state(false);

  #host: Host;
  #read: () => ReportDto;
  #stale = false;

  /** `read` gives the report as it stands. */
  constructor(host: Host, read: () => ReportDto) {
    this.#host = host;
    this.#read = read;
  }

  show(kind: "docx" | "pdf"): void {
    this.offered = kind;
    this.changed();
  }

  close(): void {
    this.offered = null;
  }

  /** The report is another. */
  changed(): void {
    // What is copied must be what is shown.
    this.portal = null;
    this.#stale = true;
    if (this.offered !== null && !this.asking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.asking = true;
    while (this.#stale && this.offered !== null) {
      this.#stale = false;
      try {
        const report = this.#read();
        const answer = await this.#host.rpc("export_outlook", { report });
        const portal = report.meta.variant === "public" ? await this.#host.rpc("portal_copy", { report }) : null;
        if (this.#stale) continue;
        this.answer = answer;
        this.portal = portal;
        this.error = null;
      } catch (reason) {
        this.error = asApiError(reason);
      }
    }
    this.asking = false;
  }
}
