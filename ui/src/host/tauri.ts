/** The desktop shell as host. The only file of the window that knows Tauri. */

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { FileKind, Host, WantedFile } from "./host";

export function tauriHost(): Host {
  return {
    rpc: (name, body) => invoke("rpc", { name, body }),
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
      void listen<{ path: string }>("file-dropped", (event) => callback(event.payload.path));
    },
  };
}
