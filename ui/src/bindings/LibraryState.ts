// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * How the library is. All `null` and empty when nothing is wrong.
 */
export type LibraryState = { 
/**
 * Why nothing can be saved into it: a sentence.
 */
read_only: string | null, 
/**
 * What is damaged, where something is: a sentence. `library_recover` is then to be offered;
 * `read_only` says the same for whoever wants to save.
 */
damaged: string | null, 
/**
 * What else the person should know, a sentence each: settings that can't be read.
 */
notices: Array<string>, };
