/** Work with a file on a drive that may be slow or never answer: said after a moment, and given up at a word. */

/** From when on it is said, in milliseconds. */
const SLOW = 1000;

export class Errand {
  /** Whether it takes so long that it should be said. */
  slow = $state(false);
  #running: AbortController | null = null;

  /** Does the work, which hands the signal to the host. */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = new AbortController();
    this.#running = running;
    const current = () => this.#running === running;
    const waiting = setTimeout(() => (this.slow = current()), SLOW);
    try {
      return await work(running.signal);
    } finally {
      clearTimeout(waiting);
      if (current()) this.slow = false;
    }
  }

  /** The person gives it up. */
  cancel(): void {
    this.#running?.abort();
  }
}
