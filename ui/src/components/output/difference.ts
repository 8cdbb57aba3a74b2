/** Where two versions of a paragraph differ, for a person who compares them. */

export interface Difference {
  /** What both begin with, shortened to what is needed to find the place. */
  lead: string;
  removed: string;
  added: string;
  /** What both end with, likewise. */
  tail: string;
}

/** Characters of the common text that are shown on either side. */
const AROUND = 18;

const isDigit = (character: string | undefined) => character !== undefined && /[\d.%]/u.test(character);
/** Whether a place divides a number. */
const inNumber = (text: string[], at: number) => isDigit(text[at - 1]) && isDigit(text[at]);

export function difference(old: string, now: string): Difference {
  // By characters and not by units: half a character would show as a blot.
  const [from, to] = [[...old], [...now]];
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  // A number is read as a whole: of 65 and 66 the two numbers differ, and not their last digits.
  if (inNumber(from, start) || inNumber(to, start)) while (start > 0 && isDigit(from[start - 1])) start--;
  if (inNumber(from, from.length - end) || inNumber(to, to.length - end)) {
    while (end > 0 && isDigit(from[from.length - end])) end--;
  }
  const lead = from.slice(0, start);
  const tail = from.slice(from.length - end);
  return {
    lead: (lead.length > AROUND ? "…" : "") + lead.slice(-AROUND).join(""),
    removed: from.slice(start, from.length - end).join(""),
    added: to.slice(start, to.length - end).join(""),
    tail: tail.slice(0, AROUND).join("") + (tail.length > AROUND ? "…" : ""),
  };
}
