//! `cargo xtask package`

use std::fs;
use std::path::Path;

use crate::debian::Need;
use crate::{Outcome, debian, page, place, process};

const STARTER: &str = "\
[Desktop Entry]
Type=Application
Name=法治年报
Comment=法治政府建设年度报告的起草与导出
Exec=nianbao-desktop
Icon=nianbao
Categories=Office;
Terminal=false
";

/// Builds both programs in release and puts them, with an icon, a starter for the desktop and a
/// list of checksums, into `target/dist`.
///
/// # Errors
/// A sentence.
pub fn package() -> Outcome {
    debian::ensure(Need::Build)?;
    page::build()?;
    process::run(process::cargo().args([
        "build",
        "--release",
        "--package",
        "nianbao",
        "--package",
        "nianbao-desktop",
    ]))?;
    let dist = place::target().join("dist");
    fill(&dist).map_err(|error| format!("写不了 can't write {}：{error}", dist.display()))?;
    let names = contents(&dist).map_err(|error| error.to_string())?;
    let mut sums = process::program("sha256sum");
    let list = process::output(sums.current_dir(&dist).args(&names))?;
    fs::write(dist.join("SHA256SUMS"), &list).map_err(|error| error.to_string())?;
    print!("{list}");
    println!(
        "程序在 {}：nianbao-desktop 是窗口，nianbao 是命令行。\n\
         拷到别的 Debian 电脑，需要 libwebkit2gtk-4.1-0 和中文字体；本命令不生成 .deb 安装包。\n\
         Both programs with checksums; a target machine needs libwebkit2gtk-4.1-0. No .deb is made.",
        dist.display()
    );
    Ok(())
}

fn fill(dist: &Path) -> std::io::Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fs::create_dir_all(dist)?;
    for name in ["nianbao", "nianbao-desktop"] {
        let program = place::program("release", name);
        let file = program.file_name().unwrap_or(name.as_ref());
        fs::copy(&program, dist.join(file))?;
    }
    fs::copy(
        place::root().join("assets/icons/512x512.png"),
        dist.join("nianbao.png"),
    )?;
    fs::write(dist.join("nianbao.desktop"), STARTER)
}

fn contents(dist: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
