//! What Tauri prepares before the shell is compiled, and a plain word when the page is missing.

use std::path::Path;

const PAGE: &str = "../ui/dist";

fn main() {
    // The page is built into the program: when it changes, the program is another.
    println!("cargo::rerun-if-changed={PAGE}");
    if !Path::new(PAGE).join("index.html").is_file() {
        println!(
            "cargo::error=ui/dist is missing: `cargo xtask run` (or `npm run build` in ui/) makes it. \
             界面还没有构建，请先运行 cargo xtask run。"
        );
        return;
    }
    tauri_build::build();
}
