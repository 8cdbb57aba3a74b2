/** The window as a whole: which view is shown, and what every view needs. */

import type { AppInfo } from "../bindings/AppInfo";
import type { OpenReport } from "../bindings/OpenReport";
import type { FileToken, Host } from "../host/host";
import { Idle } from "./idle";
import { Library } from "./library.svelte";
import { Notices } from "./notices.svelte";
import { Preferences } from "./preferences.svelte";
import { Rulebook } from "./rulebook.svelte";
import { Sources } from "./sources.svelte";

export type ViewName = "library" | "workspace";

export class App {
  readonly host: Host;
  readonly notices: Notices;
  readonly preferences: Preferences;
  readonly library: Library;
  readonly sources: Sources;
  readonly rulebook: Rulebook;
  info = $state.raw<AppInfo | null>(null);
  view = $state<ViewName>("library");
  /** The report in the workspace, as it was when it was opened. */
  opened = $state.raw<OpenReport | null>(null);
  /** Whether the first view stands. */
  started = $state(false);
  settingsShown = $state(false);
  shortcutsShown = $state(false);
  /** What the open view writes before the window closes; whether everything is on disk then. */
  beforeClose: (() => Promise<boolean>) | null = null;
  /** Whether to ask: the window is to close and something could not be written. */
  closeAsked = $state(false);

  constructor(host: Host) {
    this.host = host;
    this.notices = new Notices();
    this.preferences = new Preferences(host, this.notices);
    this.rulebook = new Rulebook(host, this.notices, this.preferences);
    this.library = new Library(host, this.notices);
    this.sources = new Sources(host, this.notices);
  }

  /** Settings, guidance and the report that was open last, in as few steps as there can be. */
  async start(): Promise<void> {
    const info = this.notices.attempt(() => this.host.rpc("app_info", {}));
    await this.preferences.load();
    const last = this.preferences.current.last_report;
    // A report that is gone is no fault: the library shows what there is.
    const open = last ? this.host.rpc("report_open", { id: last }).catch(() => null) : null;
    this.info = await info;
    const report = await open;
    if (report) this.enter(report);
    else await this.library.refresh();
    this.started = true;
  }

  enter(report: OpenReport | null): void {
    if (!report) return;
    this.opened = report;
    this.view = "workspace";
    // Whether a copy of it could be written depends on the library.
    if (report.read_only !== null && this.library.state === null) void this.library.refresh();
    if (this.preferences.current.last_report !== report.id) {
      void this.preferences.change({ last_report: report.id });
    }
  }

  /** Opens a report that was begun on the ground of an old one, with what must change in it at the side. */
  enterNewYear(report: OpenReport | null): void {
    if (!report) return;
    this.enter(report);
    if (!this.preferences.current.side_panel) void this.preferences.change({ side_panel: true });
  }

  /** What a source became: opened, as it is or as the next year's; or only kept in the library. */
  async takeIn(report: OpenReport, how: "open" | "new-year" | "keep"): Promise<void> {
    this.sources.close();
    if (how === "open") this.enter(report);
    else if (how === "new-year") this.enterNewYear(report);
    else {
      if (this.view === "library") await this.library.refresh();
      this.notices.toast(`“${report.name}”已收进稿件库`);
    }
  }

  /** Asks for a file, from within the library or an open report. */
  choose(): Promise<void> {
    return this.#aside(() => this.sources.choose());
  }

  /** A file was dropped on the window. One that is being corrected is not put aside for it. */
  async dropped(file: FileToken): Promise<void> {
    if (this.sources.open?.corrected) {
      this.notices.toast("请先处理完这一份（起草、收进稿件库或者取消），再拖下一份进来。");
    } else {
      await this.#aside(() => this.sources.file(file));
    }
  }

  /** Does something beside what is open, which is saved first. */
  async #aside(work: () => Promise<unknown>): Promise<void> {
    if ((await this.beforeClose?.()) ?? true) await work();
    else this.notices.fault({ code: "disk", message: "现在的稿件还没有存上，所以没有打开别的文件。请先处理上面的提示。" });
  }

  /** Opens what is on disk in place of what the workspace shows. */
  async reopen(id: string): Promise<void> {
    this.enter(await this.library.open(id));
  }

  /** Opens a copy that can be changed of a report that can only be read. */
  async repair(id: string): Promise<void> {
    this.enter(await this.library.repair(id));
  }

  /** Goes on in the library that was recovered: its reports, its settings. */
  async useRecovered(): Promise<boolean> {
    if (!(await this.library.useRecovered())) return false;
    const info = await this.notices.attempt(() => this.host.rpc("app_info", {}));
    if (info) this.info = info;
    await this.preferences.load();
    this.notices.toast("已经换成抢救出来的稿件库，可以接着写。原来的那一份没有动，在旁边留着。");
    return true;
  }

  /** The window is about to close: everything on disk first. */
  async close(): Promise<void> {
    const saved = async () => (await this.beforeClose?.()) ?? true;
    const whole = async () => {
      await new Idle(this.host).now();
      return true;
    };
    // Saved once more: keys may have come while the log was carried over.
    if ((await saved()) && (await whole()) && (await saved())) {
      await this.host.readyToClose();
    } else {
      await this.host.keepOpen();
      this.closeAsked = true;
    }
  }

  /** Back to the library. The workspace has saved before. */
  async leave(): Promise<void> {
    this.opened = null;
    this.view = "library";
    await Promise.all([this.preferences.change({ last_report: null }), this.library.refresh()]);
  }
}
