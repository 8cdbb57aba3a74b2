/** The little of Markdown that the pages of the rules use: a heading, paragraphs, lists, **bold**. */

export interface Run {
  text: string;
  bold: boolean;
}

export type Part = { kind: "heading" | "paragraph"; runs: Run[] } | { kind: "list"; items: Run[][] };

const HEADING = /^#{1,6}\s+/u;
const ITEM = /^[-*]\s+/u;

/** The parts of a page, in order. */
export function parts(page: string): Part[] {
  const found: Part[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) found.push({ kind: "paragraph", runs: runs(joined(paragraph)) });
    paragraph = [];
  };
  for (const line of page.split("\n").map((line) => line.trim())) {
    const last = found.at(-1);
    if (line === "") close();
    else if (HEADING.test(line)) {
      close();
      found.push({ kind: "heading", runs: runs(line.replace(HEADING, "")) });
    } else if (ITEM.test(line)) {
      const open = paragraph.length === 0 && last?.kind === "list" ? last : null;
      close();
      const item = runs(line.replace(ITEM, ""));
      if (open) open.items.push(item);
      else found.push({ kind: "list", items: [item] });
    } else paragraph.push(line);
  }
  close();
  return found;
}

/** Lines of one paragraph: between Chinese characters a line's end is no space. */
function joined(lines: string[]): string {
  return lines.reduce((text, line) => text + (/[\w,.]$/u.test(text) && /^\w/u.test(line) ? " " : "") + line);
}

function runs(text: string): Run[] {
  // Every second part stands between the marks; without a second mark they are plain characters.
  const split = text.split("**");
  const whole = split.length % 2 === 1 ? split : [...split.slice(0, -2), split.slice(-2).join("**")];
  return whole.map((text, at) => ({ text, bold: at % 2 === 1 })).filter(({ text }) => text !== "");
}
