//! Starting the program.

use nianbao_tests::window::Window;

#[test]
fn the_window_opens_and_shows_the_library() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    window.find("[data-testid=library]");
    assert!(window.text("new-report").contains("新建报告"));
    window.close();
}
