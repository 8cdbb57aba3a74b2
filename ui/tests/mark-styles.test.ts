import { expect, it } from "vitest";

import everywhere from "../src/styles/base.css?raw";
import { LEVELS } from "../src/components/review/levels";

const editor = import.meta.glob<string>("../src/editor/*.ts", { query: "?raw", import: "default", eager: true });

/** Class names that decorations of the editor give to text. */
function given(): string[] {
  const words = [...Object.values(editor).join("\n").matchAll(/class: (?:\w+ \? )?["`]([^"`]+)["`](?: : "([^"]+)")?/g)];
  return words
    .flatMap((found) => [found[1] ?? "", found[2] ?? ""])
    .flatMap((names) => LEVELS.map((level) => names.replace("${level}", level)))
    .flatMap((names) => names.split(" "))
    .filter((name) => name !== "");
}

it("gives text in the editor no class that the page styles everywhere", () => {
  const styled = new Set([...everywhere.matchAll(/\.([a-z][\w-]*)/g)].map((found) => found[1]));
  expect(styled).toContain("hint");
  expect(given()).toEqual(expect.arrayContaining(["finding", "level-hint", "carried-mark", "runs-on", "unfilled"]));
  expect(given().filter((name) => styled.has(name))).toEqual([]);
});
