/** Chooses the host: the desktop shell, or while developing in a plain browser the fake. */

import type { Host } from "./host";
import { tauriHost } from "./tauri";

export async function findHost(): Promise<Host> {
  if ("__TAURI_INTERNALS__" in window) return tauriHost();
  if (import.meta.env.DEV) return (await import("./fake/fake-host")).fakeHost();
  throw new Error("请从“法治年报”程序打开，这个页面不能在浏览器里单独使用。");
}
