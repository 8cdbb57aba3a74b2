//! Node, npm packages, building the page that the shell has in it.

use std::path::PathBuf;

use crate::{Outcome, place, process, stamp};

/// The oldest Node that Vite and Svelte run on.
const OLDEST: (u32, u32) = (20, 19);

/// Installs the npm packages of the page where the lock file changed.
///
/// # Errors
/// A sentence.
pub fn packages() -> Outcome {
    npm_ci("ui")
}

/// Installs the npm packages of the tests: the validator of the Open XML SDK.
///
/// # Errors
/// A sentence.
pub fn test_packages() -> Outcome {
    if place::root().join("tests/package.json").is_file() {
        npm_ci("tests")?;
    }
    Ok(())
}

/// Builds the page where its sources changed.
///
/// # Errors
/// A sentence.
pub fn build() -> Outcome {
    packages()?;
    let kept = place::target().join("xtask/page.stamp");
    if !stamp::differs(&kept, &now()) {
        return Ok(());
    }
    println!("正在构建界面 building the page");
    process::run(npm("ui").args(["run", "build"]))?;
    stamp::keep(&kept, &now());
    Ok(())
}

/// Over all that the page is made of, and over the page: one that was built by other means counts
/// as changed.
fn now() -> String {
    let ui = place::root().join("ui");
    let parts = [
        "src",
        "public",
        "index.html",
        "package-lock.json",
        "vite.config.ts",
        "svelte.config.js",
        "tsconfig.json",
        "dist",
    ];
    stamp::of(&parts.map(|part| ui.join(part)))
}

fn npm_ci(folder: &str) -> Outcome {
    check_node()?;
    let folder_path = place::root().join(folder);
    let stamp_now = stamp::of(&[folder_path.join("package-lock.json")]);
    let kept: PathBuf = folder_path.join("node_modules/.nianbao-stamp");
    if !stamp::differs(&kept, &stamp_now) {
        return Ok(());
    }
    println!("正在安装 {folder}/ 的 npm 包 installing npm packages");
    process::run(npm(folder).args(["ci", "--no-audit", "--no-fund"]))?;
    stamp::keep(&kept, &stamp_now);
    Ok(())
}

/// npm in one of the folders that have a `package.json`.
pub fn npm(folder: &str) -> std::process::Command {
    let mut command = process::program("npm");
    command.current_dir(place::root().join(folder));
    command
}

fn check_node() -> Outcome {
    let (major, minor) = OLDEST;
    let wanted = format!("Node.js {major}.{minor}");
    let said = process::output(process::program("node").arg("--version")).map_err(|_| {
        format!("没有找到 Node.js，请先安装 {wanted} 或更新的版本 please install {wanted} or later")
    })?;
    if version(&said).is_some_and(|found| found >= OLDEST) {
        Ok(())
    } else {
        Err(format!(
            "Node.js 是 {}，需要 {wanted} 或更新的版本 {wanted} or later is needed",
            said.trim()
        ))
    }
}

fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("v20.19.0\n").unwrap() >= OLDEST);
        assert!(version("v22.1.0").unwrap() >= OLDEST);
        assert!(version("v20.9.0").unwrap() < OLDEST);
        assert!(version("v18.20.4").unwrap() < OLDEST);
        assert_eq!(version("node"), None);
    }
}
