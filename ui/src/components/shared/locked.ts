/**
 * Locks every control within an element, so that what it shows can be read and not changed: also the ones
 * that come later. A control that only looks at something says so by `data-reads`, on itself or around it.
 */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement;

/** Fields whose text can be read and copied while it can't be changed. */
const isText = (control: Control): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && ["text", "number", "date", "search"].includes(control.type));

export function locked(root: HTMLElement, on: boolean) {
  if (!on) return;
  const lock = () => {
    for (const control of root.querySelectorAll<Control>("input, textarea, select, button")) {
      if (control.closest("[data-reads]")) continue;
      if (isText(control)) {
        if (!control.readOnly) control.readOnly = true;
      } else if (!control.disabled) control.disabled = true;
    }
  };
  lock();
  const watch = new MutationObserver(lock);
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "readonly"] });
  return { destroy: () => watch.disconnect() };
}
