import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";

import { partOf, docOf } from "../src/editor/convert";
import { schema } from "../src/editor/schema";
import { wellFormed } from "../src/well-formed";
import { tauriHost } from "../src/host/tauri";

const HIGH = "\ud83d";
const LOW = "\ude00";

afterEach(() => vi.unstubAllGlobals());

describe("half of a surrogate pair", () => {
  it("becomes a character of the same length, wherever it is", () => {
    const sent = { [`a${LOW}`]: 1, texts: [`一${HIGH}二`, `三${HIGH}${LOW}`], deep: { text: LOW } };
    expect(wellFormed(sent)).toEqual({ "a\ufffd": 1, texts: ["一\ufffd二", `三${HIGH}${LOW}`], deep: { text: "\ufffd" } });
  });

  it("is never sent, and what is whole is sent as it is", () => {
    const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join("");
        const sent = wellFormed({ text }).text;
        expect(sent).toHaveLength(text.length);
        expect(JSON.stringify(sent)).not.toMatch(/\\ud[89a-f]/u);
        expect(wellFormed(sent)).toBe(sent);
      }),
    );
    const whole = { text: `${HIGH}${LOW}`, list: [1, null, { more: "字" }] };
    expect(wellFormed(whole)).toBe(whole);
  });

  it("in the text of a report does not reach what is made of it; offsets stay", () => {
    const part = { blocks: [{ id: 1, kind: "body" as const, text: "" }], slots: {}, numbering: "computed" as const, work_heading: null };
    const doc = docOf(part);
    const broken = doc.copy(doc.content.replaceChild(0, doc.child(0).copy(doc.child(0).content.append(docOf({ ...part, blocks: [{ id: 1, kind: "body", text: `一${HIGH}二` }] }).child(0).content))));
    expect(broken.type).toBe(schema.nodes.doc);
    expect(partOf(broken).blocks[0]?.text).toBe("一\ufffd二");
  });

  it("does not leave the page in whichever command", async () => {
    const invoke = vi.fn(async (..._: unknown[]) => ({}));
    vi.stubGlobal("__TAURI_INTERNALS__", { invoke });
    await tauriHost().rpc("source_paste", { text: `一${HIGH}`, html: "" });
    const sent = new TextDecoder().decode(invoke.mock.calls[0]?.[1] as Uint8Array);
    expect(JSON.parse(sent.slice(sent.indexOf("\n")))).toEqual({ text: "一\ufffd", html: "" });
  });
});
