import { beforeEach, describe, expect, it, vi } from "vitest";

import { fakeHost, type FakeHost } from "../src/host/fake/fake-host";
import { Notices } from "../src/state/notices.svelte";
import { Preferences } from "../src/state/preferences.svelte";
import { Rooms } from "../src/state/rooms.svelte";

let host: FakeHost;
let preferences: Preferences;
let rooms: Rooms;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {} }));
  host = fakeHost();
  preferences = new Preferences(host, new Notices());
  await preferences.load();
  rooms = new Rooms(preferences);
  rooms.width = 1366;
});

describe("the window with its pages", () => {
  it("begins without them, and remembers that they were opened, where and how large", async () => {
    expect(rooms.pages).toBe(false);
    rooms.togglePages();
    await preferences.change({ preview_place: "under", preview_height: 65, preview_zoom: 125 });
    const again = new Preferences(host, new Notices());
    await again.load();
    expect(again.current).toMatchObject({ preview: true, preview_place: "under", preview_height: 65, preview_zoom: 125 });
  });

  it("puts them beside the text where there is room, and under it where there is none", async () => {
    rooms.togglePages();
    expect(rooms.beside).toBe(true);
    rooms.width = 1024;
    expect(rooms.beside).toBe(false);
    expect(rooms.side).toBe(true);
    rooms.toggleSide();
    expect(rooms.beside).toBe(true);
  });

  it("puts them under the text where the person would like them there", async () => {
    rooms.togglePages();
    await preferences.change({ preview_place: "under" });
    expect(rooms.beside).toBe(false);
    expect(rooms.roomBeside).toBe(true);
  });

  it("gives them the place of the side panel on a small screen at large text, and back", async () => {
    rooms.width = 1024;
    await preferences.change({ text_size: 150 });
    expect(rooms.side).toBe(true);
    rooms.togglePages();
    expect(rooms.side).toBe(false);
    rooms.togglePages();
    expect(rooms.side).toBe(true);
    rooms.togglePages();
    rooms.toggleSide();
    expect([rooms.side, rooms.pages]).toEqual([true, false]);
  });
});
