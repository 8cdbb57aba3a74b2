/** The clipboard, as text and as HTML. */

import type { PortalCopy } from "../../bindings/PortalCopy";

/**
 * Puts a report on the clipboard; whether that worked. Only while a click or a key is being handled: at
 * any other time no page may write there.
 */
export function copyRich({ html, text }: PortalCopy): boolean {
  let written = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    written = event.clipboardData !== null;
  };
  // Nothing is selected: WebKit would not even ask.
  const ready = (event: Event) => event.preventDefault();
  document.addEventListener("beforecopy", ready, { capture: true });
  document.addEventListener("copy", fill, { capture: true });
  try {
    return document.execCommand("copy") && written;
  } finally {
    document.removeEventListener("beforecopy", ready, { capture: true });
    document.removeEventListener("copy", fill, { capture: true });
  }
}
