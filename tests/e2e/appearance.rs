//! What marks do to the text that they lie on: they add a line, a tint, a sign, and leave the size and
//! the colour of the letters as they are.

use nianbao_tests::wait::until;
use nianbao_tests::window::Window;

use crate::common::roll_over;

/// A report with a mistake of each level: a half-width comma is surely wrong, spaces and 至今 are less sure.
const TEXT: &str = "云泽县青塘镇人民政府关于2025年度法治政府建设情况的报告\n县委、县人民政府：\n\
2025年，青塘镇扎实推进法治政府建设。现将有关情况报告如下：\n一、2025年工作情况\n\
（一）加强组织领导。镇党委会专题研究法治工作2次,镇长切实履行推进法治建设第一责任人职责。\n\
（二）坚持学法用法。镇党委 理论学习 中心组 专题 学法3次，至今学法6次。\n二、存在的问题和原因\n\
一是专业执法力量薄弱，主要原因是人才引进难度较大。\n三、2026年工作计划\n\
一是加强执法培训，全年不少于2次。\n特此报告。\n云泽县青塘镇人民政府\n2026年1月15日\n";

/// Size and colour of every marked text, as it is and as it would be without its mark: those that differ.
const CHANGED: &str = "
    const look = (element) => {
        const { fontSize, color, opacity, fontWeight } = getComputedStyle(element);
        return [fontSize, color, opacity, fontWeight].join(' ');
    };
    const changed = [];
    for (const element of document.querySelectorAll(`.paper-text ${arguments[0]}`)) {
        const marked = look(element);
        const [kept, carried] = [element.className, element.getAttribute('data-carried')];
        element.classList.remove('finding', 'finding-beside', 'carried-mark',
            'level-certain', 'level-suspected', 'level-hint');
        element.removeAttribute('data-carried');
        const plain = look(element);
        element.className = kept;
        if (carried !== null) element.setAttribute('data-carried', carried);
        if (marked !== plain) changed.push(`${kept}: ${marked}, without ${plain}`);
    }
    return changed;
";

#[track_caller]
fn assert_text_keeps_its_look(window: &Window, marks: &str) {
    window.find(&format!(".paper-text {marks}"));
    let script = CHANGED.replace("arguments[0]", &format!("{marks:?}"));
    assert_eq!(window.run(&script), serde_json::json!([]), "{marks}");
}

#[test]
fn text_with_a_finding_of_any_level_keeps_its_size_and_its_colour() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    window.click("paste");
    window.find("[data-testid=paste-text]:focus");
    window.run(&format!(
        "const field = document.querySelector('[data-testid=paste-text]'); field.value = {TEXT:?}; \
         field.dispatchEvent(new Event('input', {{bubbles: true}}))"
    ));
    window.click("paste-ok");
    window.click("intake-keep");
    window.click("open");
    for level in ["certain", "suspected", "hint"] {
        assert_text_keeps_its_look(&window, &format!(".finding.level-{level}"));
    }
    window.close();
}

#[test]
fn text_that_was_taken_over_from_last_year_keeps_its_size_and_its_colour() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    for marks in [".carried-mark", "p[data-carried]"] {
        assert_text_keeps_its_look(&window, marks);
    }
    until("findings beside the marks", || {
        window.has(".paper-text .finding").then_some(())
    });
    assert_text_keeps_its_look(&window, ".finding");
    window.close();
}
