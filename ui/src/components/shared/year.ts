/** The year of a report, as a person types it. */

const FIRST = 1949;
const LAST = 2999;

/** What is wrong with a year; empty for nothing. With `later` it must come after that one; 0 for any. */
export function yearProblem(year: number | null, later = 0): string {
  if (year === null || !Number.isInteger(year) || year < FIRST || year > LAST) return "请写四位数的年份，例如2026";
  return year <= later ? `底稿写的是${later}年，新的一份要比它晚` : "";
}
