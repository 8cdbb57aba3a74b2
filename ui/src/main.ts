import "./styles/tokens.css";
import "./styles/base.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { findHost } from "./host";
import { App as AppState } from "./state/app.svelte";

const target = document.getElementById("app");
if (target) {
  findHost().then(
    (host) => mount(App, { target, props: { app: new AppState(host) } }),
    (reason: unknown) => {
      target.textContent = reason instanceof Error ? reason.message : String(reason);
    },
  );
}
