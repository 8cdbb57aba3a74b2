/** What comes in from outside: the file that is being read, and what was recognised of it until it is accepted. */

import type { OpenSource } from "../bindings/OpenSource";
import type { PastedText } from "../bindings/PastedText";
import type { FileToken, Host } from "../host/host";
import { Intake } from "./intake.svelte";
import type { Notices } from "./notices.svelte";

/** From when on it is said that a file is being read, in milliseconds: most are read by then. */
const SLOW = 300;

export class Sources {
  /** What is to be confirmed. */
  open = $state.raw<Intake | null>(null);
  /** Whether reading takes so long that it should be said. */
  slow = $state(false);
  #host: Host;
  #notices: Notices;
  #reading = new AbortController();

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /** Asks for a file. */
  async choose(): Promise<void> {
    const file = await this.#notices.attempt(() => this.#host.openDialog("report"));
    if (file) await this.file(file);
  }

  file(path: FileToken): Promise<boolean> {
    return this.#read((signal) => this.#host.rpc("source_open", { path }, signal));
  }

  /** Whether there was anything to read. */
  pasted(text: PastedText): Promise<boolean> {
    return this.#read(() => this.#host.rpc("source_paste", text));
  }

  /** What is being read is not wanted any more. */
  cancel(): void {
    this.#reading.abort();
    this.slow = false;
  }

  /** Nothing is kept. */
  close(): void {
    this.open = null;
  }

  async #read(ask: (signal: AbortSignal) => Promise<OpenSource>): Promise<boolean> {
    // What was being read before is not wanted any more.
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const current = () => !signal.aborted;
    const waiting = setTimeout(() => (this.slow = current()), SLOW);
    let source: OpenSource | null = null;
    try {
      source = await ask(signal);
    } catch (reason) {
      // Of a file that nobody waits for nobody wants to hear.
      if (current()) this.#notices.fault(reason);
    }
    clearTimeout(waiting);
    if (!current()) return false;
    this.slow = false;
    if (source) this.open = new Intake(this.#host, source);
    return source !== null;
  }
}
