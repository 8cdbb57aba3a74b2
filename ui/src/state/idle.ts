/**
 * Quiet after writing: the program carries what it wrote over into the one file that people copy. What comes
 * of it is no matter for the person, who loses nothing if it fails.
 */

import type { Host } from "../host/host";

/** Quiet time after the last write, in milliseconds. */
export const IDLE = 3000;

export class Idle {
  readonly #host: Host;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Something was written. */
  wrote(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), IDLE);
  }

  /** Something is about to be written. */
  busy(): void {
    if (this.#timer === undefined) return;
    this.wrote();
  }

  /** Without waiting; resolves when it is done or has failed. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await this.#host.rpc("library_idle", {});
    } catch {
      // Everything is on disk already, only in two files.
    }
  }
}
