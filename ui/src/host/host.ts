/**
 * Everything the window may ask of the program around it. `tauri.ts` answers from the desktop
 * shell, `fake/` from memory, for tests and for looking at the window in a plain browser.
 */

import type { ApiError } from "../bindings/ApiError";
import type { Commands } from "../bindings/Commands";

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]["request"];
export type Response<N extends CommandName> = Commands[N]["response"];

/** What a save dialog is for: it decides the ending and the filter. With `any` the name keeps its own. */
export type FileKind = "docx" | "pdf" | "nianbao" | "txt" | "any";

/** What an open dialog is for: it decides the title and the filter. */
export type WantedFile = "report" | "list";

/**
 * Stands for a file that the person named in a dialog or by dropping it, where a request has its `path`. The
 * shell knows the path; one from the window is refused.
 */
export type FileToken = string;

export interface Host {
  /**
   * Calls a command. Rejects with an {@link ApiError}. A command that reads or writes a file ends at once
   * when `signal` gives it up, with the code `cancelled`; other commands take no notice of it.
   */
  rpc<N extends CommandName>(name: N, body: Request<N>, signal?: AbortSignal): Promise<Response<N>>;
  /** Asks where to write a file. `null` when the person thinks better of it. */
  saveDialog(suggested: string, kind: FileKind): Promise<FileToken | null>;
  /** Asks for a file to read. */
  openDialog(wanted: WantedFile): Promise<FileToken | null>;
  /** Opens a file that was exported since the program started in the program that the desktop has for it. */
  openFile(path: string): Promise<void>;
  /** Shows such a file in its folder. */
  showInFolder(path: string): Promise<void>;
  /** Prints what the page shows to a printer. Resolves when that is done, or the person thought better of it. */
  print(): Promise<void>;
  /** Tells the shell that the first view is painted. */
  uiReady(): Promise<void>;
  /** Tells the shell that everything is on disk and the window may close. */
  readyToClose(): Promise<void>;
  /** Tells the shell that something could not be written: the window stays. */
  keepOpen(): Promise<void>;
  /** The window is about to close: save, then call {@link Host.readyToClose}. */
  onFlush(callback: () => void): void;
  /** A file was dropped on the window. */
  onFileDropped(callback: (file: FileToken) => void): void;
}

/** Any rejection as the fault that the window can show. */
export function asApiError(reason: unknown): ApiError {
  if (isApiError(reason)) return reason;
  // What a library said is for whoever looks into the page, not for the person.
  console.error(reason);
  return { code: "internal", message: "程序内部出了差错，稿件还在，请再试一次。" };
}

function isApiError(reason: unknown): reason is ApiError {
  return (
    typeof reason === "object" &&
    reason !== null &&
    typeof (reason as { code?: unknown }).code === "string" &&
    typeof (reason as { message?: unknown }).message === "string"
  );
}
