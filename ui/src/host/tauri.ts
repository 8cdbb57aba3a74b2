/** The desktop shell as host. The only file of the window that knows Tauri. */

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { CommandName, FileKind, Host, Request, Response, WantedFile } from "./host";
import { wellFormed } from "../well-formed";

let calls = 0;

/** A line with the command and a number, then the request: as bytes, so that the shell sees the size first. */
function rpc<N extends CommandName>(name: N, body: Request<N>, signal?: AbortSignal): Promise<Response<N>> {
  const id = ++calls;
  const answer = invoke<Response<N>>("rpc", new TextEncoder().encode(`${name} ${id}\n${JSON.stringify(wellFormed(body))}`));
  const giveUp = () => void invoke("give_up", { id });
  if (signal?.aborted) giveUp();
  signal?.addEventListener("abort", giveUp, { once: true });
  return answer.finally(() => signal?.removeEventListener("abort", giveUp));
}

export function tauriHost(): Host {
  return {
    rpc,
    saveDialog: (suggested: string, kind: FileKind) => invoke("save_dialog", { suggested, kind }),
    openDialog: (wanted: WantedFile) => invoke("open_dialog", { wanted }),
    openFile: (path) => invoke("open_file", { path }),
    showInFolder: (path) => invoke("show_in_folder", { path }),
    print: () => invoke("print_pages"),
    uiReady: () => invoke("ui_ready"),
    readyToClose: () => invoke("ready_to_close"),
    keepOpen: () => invoke("keep_open"),
    onFlush(callback) {
      void listen("flush", () => callback());
    },
    onFileDropped(callback) {
      void listen<{ token: string }>("file-dropped", (event) => callback(event.payload.token));
    },
  };
}
