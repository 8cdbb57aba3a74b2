/** Lists as a person types them into one field. */

const parts = (text: string, by: RegExp): string[] =>
  text.split(by).map((name) => name.trim()).filter((name) => name !== "");

/** Names of persons: parted by commas, enumeration commas or spaces. */
export const names = (text: string): string[] => parts(text, /[、，,；;\s]+/u);

/** Names of organs, in which a space may stand: parted by commas, enumeration commas or line breaks. */
export const organs = (text: string): string[] => parts(text, /[、，,；;\n\r]+/u);
