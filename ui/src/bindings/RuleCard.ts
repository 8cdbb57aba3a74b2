// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { LevelDto } from "./LevelDto";

/**
 * A rule, with the page that explains it.
 */
export type RuleCard = { 
/**
 * Stable code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * How sure its findings are at most.
 */
level: LevelDto, 
/**
 * What it is about, in Chinese: 编号结构, 标点….
 */
family: string, 
/**
 * Whether it runs unless a person says otherwise.
 */
on: boolean, 
/**
 * Why, in a sentence, with the source.
 */
reason: string, 
/**
 * The page, Markdown: a heading, paragraphs, **bold**.
 */
page: string, };
