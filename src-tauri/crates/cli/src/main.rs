//! nianbao
fn main() {}
