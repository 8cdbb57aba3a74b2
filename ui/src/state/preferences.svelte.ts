/** The person's settings, applied to the window as soon as they change and then kept. */

import type { Settings } from "../bindings/Settings";
import { asApiError, type Host } from "../host/host";
import { STANDARD } from "./house";
import type { Notices } from "./notices.svelte";

export const TEXT_SIZES = [100, 110, 125, 150, 175] as const;

const USUAL: Settings = {
  text_size: 100,
  theme: "system",
  unit: "",
  unit_short: "",
  last_report: null,
  side_panel: true,
  preview: false,
  preview_place: "beside",
  preview_width: 50,
  preview_height: 50,
  preview_zoom: 0,
  preview_findings: true,
  house: STANDARD,
  review: { switched: {}, allowed: [], words: [], own: [], profile: { short: [], wrong: [], villages: null, communities: null } },
};

export class Preferences {
  current = $state<Settings>({ ...USUAL });
  /** The notes beside the preview that the person has read; not kept, for fonts may come and go. */
  readNotes = $state("");
  /** Counts the house styles that the program was told: what it printed before is printed another way. */
  housesTold = $state(0);
  /** Counts what the program was told that the review goes by: what it found before may be found no more. */
  reviewsTold = $state(0);
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
    // The desktop may turn dark while the window is open.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.apply());
  }

  async load(): Promise<void> {
    const found = await this.#notices.attempt(() => this.#host.rpc("settings_get", {}));
    if (found) this.current = found;
    this.apply();
  }

  async change(change: Partial<Settings>): Promise<void> {
    this.current = { ...this.current, ...change };
    this.apply();
    try {
      await this.#host.rpc("settings_set", $state.snapshot(this.current));
    } catch (reason) {
      // That nothing can be kept is on the screen already; the settings hold until the window closes.
      if (!["read_only", "library_gone"].includes(asApiError(reason).code)) this.#notices.fault(reason);
    }
    if (change.house) this.housesTold++;
    if (change.review || change.unit !== undefined || change.unit_short !== undefined) this.reviewsTold++;
  }

  /** One step larger or smaller; stays at the ends. */
  async stepTextSize(by: 1 | -1): Promise<void> {
    const at = TEXT_SIZES.findIndex((size) => size >= this.current.text_size);
    const next = TEXT_SIZES[Math.min(Math.max(at + by, 0), TEXT_SIZES.length - 1)];
    if (next !== undefined && next !== this.current.text_size) await this.change({ text_size: next });
  }

  apply(): void {
    const root = document.documentElement;
    root.style.setProperty("--text-scale", String(this.current.text_size / 100));
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = this.current.theme === "system" ? (dark ? "dark" : "light") : this.current.theme;
    root.dataset["theme"] = theme;
  }
}
