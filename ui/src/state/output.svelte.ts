/** What leaves the window: Word and PDF files, a draft for another computer, paper. */

import { tick } from "svelte";

import type { ApiError } from "../bindings/ApiError";
import type { Exported } from "../bindings/Exported";
import type { PreviewPage } from "../bindings/PreviewPage";
import type { ReportDto } from "../bindings/ReportDto";
import { asApiError, type FileKind, type FileToken, type Host } from "../host/host";
import { Errand } from "./errand.svelte";
import type { Notices } from "./notices.svelte";
import type { Preview } from "./preview.svelte";
import type { Saver } from "./saver.svelte";

/** What can be written of a report for others to read. */
export type Paper = "docx" | "pdf" | "comments" | "findings";

/** The sort of file that each is, and what stands behind the usual name. */
const FILES: Record<Paper, [FileKind, string]> = {
  docx: ["docx", ""],
  pdf: ["pdf", ""],
  comments: ["docx", "（校对批注）"],
  findings: ["txt", "（校对意见）"],
};

export class Output {
  /** The file that was written last, until the person has seen it. */
  exported = $state.raw<Exported | null>(null);
  exporting = $state(false);
  /** The file that is being written. */
  readonly writing = new Errand();
  /** Why the file was not written. It is said where it was asked for: a dialog covers the notices. */
  fault = $state.raw<ApiError | null>(null);
  /** Every page, while they are being printed. */
  printed = $state.raw<PreviewPage[] | null>(null);

  #host: Host;
  #notices: Notices;
  #saver: Saver;
  #preview: Preview;
  #read: () => ReportDto;
  /** What was asked for last, and where to. */
  #asked: { kind: Paper; path: FileToken } | null = null;

  /** `read` gives the report as it stands. */
  constructor(host: Host, notices: Notices, saver: Saver, preview: Preview, read: () => ReportDto) {
    this.#host = host;
    this.#notices = notices;
    this.#saver = saver;
    this.#preview = preview;
    this.#read = read;
  }

  /** Asks where to and writes the Word or PDF file, or what review found. What was written, if anything. */
  export(kind: Paper): Promise<Exported | null> {
    const [file, note] = FILES[kind];
    return this.#write(async (report) => {
      const path = await this.#whereTo(report, file, note);
      this.#asked = path ? { kind, path } : null;
      return this.#asked;
    }, false);
  }

  /** Writes what was asked for last although another program seems to have the file open. */
  exportDespiteLock(): Promise<Exported | null> {
    return this.#write(async () => this.#asked, true);
  }

  async #write(
    ask: (report: ReportDto) => Promise<{ kind: Paper; path: FileToken } | null>,
    despite_lock: boolean,
  ): Promise<Exported | null> {
    if (this.exporting) return null;
    this.exporting = true;
    this.fault = null;
    let written: Exported | null = null;
    try {
      await this.#saver.flush();
      const report = this.#read();
      const asked = await ask(report);
      if (asked) {
        const { kind, path } = asked;
        const request = { id: this.#saver.id, report, path, despite_lock };
        written = await this.writing.run((signal) => this.#host.rpc(`export_${kind}`, request, signal));
      }
    } catch (reason) {
      this.fault = asApiError(reason);
    }
    this.exporting = false;
    return written;
  }

  /** Writes the whole report as a file that this program reads on another computer. */
  async exportDraft(): Promise<void> {
    await this.#notices.attempt(async () => {
      const report = this.#read();
      const path = await this.#whereTo(report, "nianbao");
      if (!path) return;
      const { id } = this.#saver;
      const written = await this.writing.run((signal) => this.#host.rpc("export_draft", { id, report, path }, signal));
      this.#notices.toast(`稿件文件已写好：${written.path}`);
    });
  }

  /** Puts every page on paper, as the system's print dialog has it. */
  async print(): Promise<void> {
    if (this.printed) return;
    await this.#notices.attempt(async () => {
      this.printed = await this.#preview.whole();
      // The sheets stand in the page before the printer looks at it.
      await tick();
      await this.#host.print();
    });
    this.printed = null;
  }

  openExported(): void {
    const path = this.exported?.path;
    if (path) void this.#notices.attempt(() => this.#host.openFile(path));
  }

  showExported(): void {
    const path = this.exported?.path;
    if (path) void this.#notices.attempt(() => this.#host.showInFolder(path));
  }

  /** `note` stands behind the usual name, so that a copy is not taken for the paper itself. */
  async #whereTo(report: ReportDto, kind: FileKind, note = ""): Promise<FileToken | null> {
    const { name } = await this.#host.rpc("export_suggest", { report });
    return this.#host.saveDialog(name.replace(/\.docx$/u, `${note}.${kind}`), kind);
  }
}
