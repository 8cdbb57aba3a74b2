/** Pasted text as clean lines, whatever program it came from. */

import { wellFormedText } from "../well-formed";

const BLOCKS = new Set([
  "P", "DIV", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "SECTION", "ARTICLE", "TABLE", "UL", "OL", "DL", "DT", "DD", "HEADER", "FOOTER", "TD", "TH",
]);
const SKIPPED = new Set(["STYLE", "SCRIPT", "META", "LINK", "TITLE", "HEAD", "XML", "O:P", "DEL", "NOSCRIPT", "TEMPLATE"]);

/** The lines of a piece of HTML: a paragraph a line, styles and comments left out. */
export function linesOfHtml(html: string): string[] {
  const root = new DOMParser().parseFromString(html, "text/html").body;
  const lines: string[] = [""];
  const add = (text: string) => (lines[lines.length - 1] += text);
  const newLine = () => lines.at(-1) !== "" && lines.push("");
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      add((node.textContent ?? "").replace(/[ \t]*[\r\n][ \t\r\n]*/gu, "\n").replace(/[ \t]+/gu, " "));
      return;
    }
    if (!(node instanceof Element) || SKIPPED.has(node.tagName.toUpperCase())) return;
    if (node.tagName === "BR") {
      newLine();
      return;
    }
    // Word hides the numbers of its lists and what was deleted this way.
    if (/mso-hide:\s*all|display:\s*none/iu.test(node.getAttribute("style") ?? "")) return;
    const block = BLOCKS.has(node.tagName);
    if (block) newLine();
    node.childNodes.forEach(walk);
    if (block) newLine();
  };
  root.childNodes.forEach(walk);
  return cleaned(lines.map(unwrapped));
}

/** White space as a page shows it. Word breaks the lines of its HTML anywhere, between characters too. */
function unwrapped(line: string): string {
  return line.replace(/([^\x20-\x7e\s])\n(?=[^\x20-\x7e\s])/gu, "$1").replace(/[ \n]+/gu, " ");
}

export const linesOfText = (text: string): string[] => cleaned(text.split(/\r\n|[\n\r\u{b}\u{c}\u{2028}\u{2029}]/u));

function cleaned(lines: string[]): string[] {
  return lines
    .map((line) =>
      wellFormedText(line)
        .replace(/[\u{feff}\u{200b}-\u{200f}\u{2060}\u{ad}]/gu, "")
        .replace(/[\u{a0}\u{2002}-\u{200a}\u{202f}\t]/gu, " ")
        .replace(/⟦/gu, "〚")
        .replace(/⟧/gu, "〛")
        .replace(/^[\s\u{3000}]+|[\s\u{3000}]+$/gu, ""),
    )
    .filter((line) => line !== "");
}
