/**
 * Typing onto disk. A change is written 120 ms after the last key, and no later than 250 ms after the
 * first one that is not written yet, one save at a time and in order. What is on disk when the process
 * is killed is at most one second old.
 */

import type { ApiError } from "../bindings/ApiError";
import type { ReportDto } from "../bindings/ReportDto";
import type { Host } from "../host/host";
import { asApiError } from "../host/host";
import { Idle } from "./idle";

/** Quiet time before a save, in milliseconds. */
export const QUIET = 120;
/** The longest that a change waits while typing goes on, in milliseconds. */
export const LONGEST = 250;
/** How long after a fault the save is tried again by itself, in milliseconds. */
export const AGAIN = 3000;

export type SaveState = "saved" | "dirty" | "saving" | "failed";

export class Saver {
  state = $state<SaveState>("saved");
  /** When the last save came back, RFC 3339. */
  savedAt = $state("");
  /** How many saves came back since the report was opened. */
  saves = $state(0);
  /** What went wrong with the last save. */
  error = $state.raw<ApiError | null>(null);

  readonly id: string;
  /** Whether the report is only to be read: then nothing is ever written. */
  readonly readOnly: boolean;
  #revision: number;
  #host: Host;
  #read: () => ReportDto;
  #idle: Idle;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #changed = false;
  #running: Promise<void> | null = null;
  #stopped = false;

  /** `read` gives the report as it stands at the moment of the save. */
  constructor(host: Host, opened: { id: string; revision: number; saved_at: string; read_only: string | null }, read: () => ReportDto) {
    this.#host = host;
    this.#idle = new Idle(host);
    this.id = opened.id;
    this.readOnly = opened.read_only !== null;
    this.#revision = opened.revision;
    this.savedAt = opened.saved_at;
    this.#read = read;
  }

  /** Something was typed. */
  changed(): void {
    if (this.readOnly) return;
    this.#idle.busy();
    this.#changed = true;
    // Which of the two reports stands is the person's to say; until then there is nothing to try.
    if (this.error?.code === "conflict") return;
    if (this.state !== "saving") this.state = "dirty";
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.flush(), QUIET);
    this.#longest ??= setTimeout(() => void this.flush(), LONGEST);
  }

  /** Writes what is not written yet; resolves when it is on disk or has failed. */
  async flush(): Promise<void> {
    this.#stopTimers();
    while (this.#running) await this.#running;
    if (!this.#changed || this.error?.code === "conflict") return;
    this.#running = this.#save();
    try {
      await this.#running;
    } finally {
      this.#running = null;
    }
    // Typed while the save was under way, past the longest wait.
    if (this.#changed && this.state !== "failed") this.#quiet ??= setTimeout(() => void this.flush(), QUIET);
  }

  /** Tries again after a fault. */
  async retry(): Promise<void> {
    this.#changed = true;
    this.error = null;
    await this.flush();
  }

  /** After a conflict: what this window shows is to stand. */
  async overwrite(): Promise<void> {
    try {
      const stored = await this.#host.rpc("report_open", { id: this.id });
      this.#revision = stored.revision;
    } catch (reason) {
      this.error = asApiError(reason);
      return;
    }
    await this.retry();
  }

  /** No more saves: the report is left. */
  stop(): void {
    this.#stopTimers();
    this.#changed = false;
    this.#stopped = true;
  }

  async #save(): Promise<void> {
    this.#changed = false;
    this.state = "saving";
    try {
      const saved = await this.#host.rpc("report_save", {
        id: this.id,
        revision: this.#revision,
        report: this.#read(),
      });
      this.#revision = saved.revision;
      this.savedAt = saved.saved_at;
      this.saves += 1;
      this.#idle.wrote();
      this.error = null;
      this.state = this.#changed ? "dirty" : "saved";
    } catch (reason) {
      this.error = asApiError(reason);
      this.#changed = true;
      this.state = "failed";
      // A full disk is emptied, a busy database becomes free: nobody should have to think of it.
      if (!this.#stopped && this.error.code !== "conflict") this.#longest ??= setTimeout(() => void this.flush(), AGAIN);
    }
  }

  #stopTimers(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#longest);
    this.#quiet = undefined;
    this.#longest = undefined;
  }
}
