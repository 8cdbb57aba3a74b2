// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A word list in a file, before it is taken in.
 */
export type LexiconChecked = { 
/**
 * Which: `laws`, `phrases`….
 */
kind: string, 
/**
 * What a person calls it.
 */
name: string, 
/**
 * The day it tells the state of.
 */
version: string, 
/**
 * The day of the one that is in use.
 */
in_use: string, 
/**
 * What it does not know, a sentence.
 */
limits: string, 
/**
 * How many entries of which sort, a phrase each: 现行法律 90条.
 */
counts: Array<string>, };
