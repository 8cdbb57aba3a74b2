// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Guidance for the opening.
 */
export type LeadDto = { 
/**
 * What it is for.
 */
purpose: string, 
/**
 * What the county looks for.
 */
prompts: Array<string>, 
/**
 * Sentences to begin with; `{unit}`, `{short}`, `{year}`, `{next_year}` stand unfilled.
 */
sentences: Array<string>, };
