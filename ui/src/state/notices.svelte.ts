/** What the window has to say: faults that stay until dismissed, notes that go by themselves. */

import type { ApiError } from "../bindings/ApiError";
import { asApiError } from "../host/host";

export interface Toast {
  key: number;
  text: string;
  /** A way back, such as 撤销. */
  action: { label: string; run: () => void } | null;
}

/** How long a note stays, in milliseconds: long enough to read twice and reach for the mouse. */
const STAYS = 10_000;

export class Notices {
  faults = $state<ApiError[]>([]);
  toasts = $state<Toast[]>([]);
  #next = 1;

  /** Shows a fault; the same sentence is not shown twice. */
  fault(reason: unknown): void {
    const error = asApiError(reason);
    // What the person gave up is no fault.
    if (error.code === "cancelled") return this.toast(error.message);
    if (!this.faults.some((shown) => shown.message === error.message)) this.faults.push(error);
  }

  dismissFault(error: ApiError): void {
    this.faults = this.faults.filter((shown) => shown !== error);
  }

  toast(text: string, action: Toast["action"] = null): void {
    const key = this.#next++;
    this.toasts.push({ key, text, action });
    setTimeout(() => this.dismissToast(key), STAYS);
  }

  dismissToast(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }

  /** Does something and shows what goes wrong. `null` when it did. */
  async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (reason) {
      this.fault(reason);
      return null;
    }
  }
}
