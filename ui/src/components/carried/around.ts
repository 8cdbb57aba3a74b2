/** A mark with what stands around it, for a list. */

import { cut } from "../../editor/inline";

/** Characters on either side. */
const AROUND = 14;

export interface Surroundings {
  lead: string;
  tail: string;
}

/** `show` gives the text with what stands in the places of figures. Offsets in wire units. */
export function around(text: string, { start, end }: { start: number; end: number }, show: (text: string) => string): Surroundings {
  // By characters and not by units: half a character would show as a blot.
  const lead = [...show(cut(text, start)[0])];
  const tail = [...show(cut(text, end)[1])];
  return {
    lead: (lead.length > AROUND ? "…" : "") + lead.slice(-AROUND).join(""),
    tail: tail.slice(0, AROUND).join("") + (tail.length > AROUND ? "…" : ""),
  };
}
