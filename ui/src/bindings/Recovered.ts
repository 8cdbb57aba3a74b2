// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A new library with everything that could be read out of a damaged one.
 */
export type Recovered = { 
/**
 * The folder that was made, full path.
 */
folder: string, 
/**
 * How many reports it holds.
 */
reports: number, 
/**
 * What it lacks, a line each; empty when nothing is known to be missing.
 */
lost: Array<string>, 
/**
 * What was done, what is safe, what to do: a sentence.
 */
message: string, };
