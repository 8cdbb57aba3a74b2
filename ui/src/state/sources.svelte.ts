/** What comes in from outside: the file that is being read, and what was recognised of it until it is accepted. */

import type { OpenSource } from "../bindings/OpenSource";
import type { PastedText } from "../bindings/PastedText";
import type { Host } from "../host/host";
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
  #reading = 0;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /** Asks for a file. */
  async choose(): Promise<void> {
    const path = await this.#notices.attempt(() => this.#host.openDialog("report"));
    if (path) await this.file(path);
  }

  file(path: string): Promise<boolean> {
    return this.#read(() => this.#host.rpc("source_open", { path }));
  }

  /** Whether there was anything to read. */
  pasted(text: PastedText): Promise<boolean> {
    return this.#read(() => this.#host.rpc("source_paste", text));
  }

  /** What is being read is not wanted any more. */
  cancel(): void {
    this.#reading++;
    this.slow = false;
  }

  /** Nothing is kept. */
  close(): void {
    this.open = null;
  }

  async #read(ask: () => Promise<OpenSource>): Promise<boolean> {
    const turn = ++this.#reading;
    const current = () => turn === this.#reading;
    const waiting = setTimeout(() => (this.slow = current()), SLOW);
    let source: OpenSource | null = null;
    try {
      source = await ask();
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
