/** A text in which what is too many can be seen: a space, or the end of a line. */
export const visible = (text: string): string => text.replace(/\s/gu, "␣");
