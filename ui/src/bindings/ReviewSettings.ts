// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { AllowedText } from "./AllowedText";
import type { OwnWord } from "./OwnWord";
import type { UnitProfile } from "./UnitProfile";

/**
 * What a person set about the review.
 */
export type ReviewSettings = { 
/**
 * Rules by code that are switched on or off against their default.
 */
switched: { [key in string]: boolean }, 
/**
 * What is to be ignored wherever a rule finds it.
 */
allowed: Array<AllowedText>, 
/**
 * The office's own words: nothing inside of one is found.
 */
words: Array<string>, 
/**
 * Words that the office never wants to read.
 */
own: Array<OwnWord>, 
/**
 * The unit.
 */
profile: UnitProfile, };
