// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { FontOutlook } from "./FontOutlook";
import type { VariantOutlook } from "./VariantOutlook";

/**
 * What the person should know before a report is exported.
 */
export type Outlook = { 
/**
 * Every variant, in the order in which they are offered.
 */
variants: Array<VariantOutlook>, 
/**
 * What is wrong or missing for the variant that the report has, a sentence each; the first is
 * the gravest.
 */
warnings: Array<string>, 
/**
 * The fonts that the file names.
 */
fonts: Array<FontOutlook>, 
/**
 * Characters that the named fonts lack because they hold GB 2312 alone.
 */
rare: string, 
/**
 * How many pages it has.
 */
pages: number, };
