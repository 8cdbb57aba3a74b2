// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * The fonts of a house style, as Word lists them.
 */
export type FontsDto = { 
/**
 * 标题, 发文机关标志
 */
title: string, 
/**
 * 正文
 */
body: string, 
/**
 * 一级标题
 */
heading1: string, 
/**
 * 二级标题
 */
heading2: string, 
/**
 * 页码
 */
page_number: string, 
/**
 * Letters and digits; `None` for the font of the text around them.
 */
latin: string | null, };
