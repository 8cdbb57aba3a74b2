/** From how many rows on a list holds only those in sight. */
const LONG = 200;

export const isLong = (rows: number): boolean => rows > LONG;
