//! The page can't reach out, and reads and writes only what the person named.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use nianbao_tests::window::{Setup, Window};
use serde_json::Value;

use crate::common::export_word;

/// Listens on this machine and counts who comes.
struct Listener {
    port: u16,
    came: Arc<AtomicUsize>,
}

impl Listener {
    fn start() -> Self {
        // A name may stand for either address.
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let came = Arc::new(AtomicUsize::new(0));
        for listener in [Some(listener), TcpListener::bind(("::1", port)).ok()]
            .into_iter()
            .flatten()
        {
            let came = Arc::clone(&came);
            thread::spawn(move || {
                for _ in listener.incoming() {
                    came.fetch_add(1, Ordering::AcqRel);
                }
            });
        }
        Self { port, came }
    }

    fn came(&self) -> usize {
        self.came.load(Ordering::Acquire)
    }
}

/// Ways out of a page, each a statement about `to`, an address without scheme.
const WAYS: [&str; 20] = [
    "element('link', { rel: 'preconnect', href: `http://${to}/` })",
    "element('link', { rel: 'dns-prefetch', href: `http://${to}/` })",
    "element('link', { rel: 'prefetch', href: `http://${to}/` })",
    "element('link', { rel: 'preload', as: 'image', href: `http://${to}/` })",
    "element('link', { rel: 'stylesheet', href: `http://${to}/a.css` })",
    "element('link', { rel: 'icon', href: `http://${to}/a.ico` })",
    "element('a', { href: `http://${to}/followed`, ping: `http://${to}/ping` }).click()",
    "element('a', { href: `http://${to}/new`, target: '_blank' }).click()",
    "fetch(`http://${to}/`).catch(() => {})",
    "navigator.sendBeacon(`http://${to}/`, 'x')",
    "element('img', { src: `http://${to}/a.png` })",
    "element('video', { src: `http://${to}/a.mp4`, autoplay: '' })",
    "element('script', { src: `http://${to}/a.js` })",
    "new WebSocket(`ws://${to}/`)",
    "new EventSource(`http://${to}/`)",
    "element('iframe', { src: `http://${to}/` })",
    "element('object', { data: `http://${to}/` })",
    "element('form', { action: `http://${to}/`, method: 'post' }).submit()",
    "element('meta', { 'http-equiv': 'refresh', content: `0; url=http://${to}/` })",
    "window.open(`http://${to}/`)",
];

fn try_each_way(window: &Window, to: &str) {
    for way in WAYS {
        window.run(&format!(
            "const to = '{to}'; \
             const element = (name, attributes) => {{ \
               const made = document.createElement(name); \
               for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value); \
               document.body.append(made); \
               return made; \
             }}; \
             try {{ {way} }} catch {{ /* refused */ }}"
        ));
    }
    window.run(&format!("location.href = 'http://{to}/gone'"));
}

#[test]
fn the_page_opens_no_connection_whichever_way_it_tries() {
    let data = tempfile::tempdir().unwrap();
    let listener = Listener::start();
    let window = Window::open(data.path());
    for host in ["127.0.0.1", "localhost"] {
        try_each_way(&window, &format!("{host}:{}", listener.port));
    }
    // What was begun has had its turn when the program has answered once more, and once more again.
    window.click("sample");
    window.find("[data-testid=editor]");
    window.wait_until_saved();
    assert_eq!(listener.came(), 0);
    window.close();
    assert_eq!(listener.came(), 0);
}

/// Calls the program as the page does, and returns the code of its fault; `fine` for none.
fn call(window: &Window, command: &str, request: &str) -> String {
    let answer = window.run_until_called(&format!(
        "const call = new TextEncoder().encode(`{command} 900001\\n${{JSON.stringify({request})}}`); \
         window.__TAURI_INTERNALS__.invoke('rpc', call) \
           .then(() => arguments[0]('fine'), (fault) => arguments[0](fault.code ?? String(fault)))"
    ));
    answer.as_str().unwrap_or_default().to_owned()
}

fn invoke(window: &Window, command: &str, arguments: &str) -> String {
    let answer = window.run_until_called(&format!(
        "window.__TAURI_INTERNALS__.invoke('{command}', {arguments}) \
           .then(() => arguments[0]('fine'), (fault) => arguments[0](fault.code ?? String(fault)))"
    ));
    answer.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_page_reads_writes_and_opens_only_what_the_person_named() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let secret = data.path().join("别的文件.txt");
    std::fs::write(&secret, "柳溪镇2025年度法治政府建设报告\n").unwrap();
    let target = data.path().join("写到这里.txt");
    let window = Setup::new(data.path()).save_to(&file).open();
    window.click("sample");
    window.find("[data-testid=workspace]");
    export_word(&window);

    let path = |path: &std::path::Path| Value::from(path.to_str().unwrap()).to_string();
    for command in ["source_open", "lexicon_check", "lexicon_import"] {
        let request = format!("{{ path: {} }}", path(&secret));
        assert_eq!(call(&window, command, &request), "bad_request", "{command}");
    }
    let exports = [
        "export_docx",
        "export_pdf",
        "export_comments",
        "export_findings",
        "export_draft",
        "source_export",
    ];
    for command in exports {
        let request = format!("{{ id: 'r', report: {{}}, path: {} }}", path(&target));
        assert_eq!(call(&window, command, &request), "bad_request", "{command}");
    }
    for command in ["open_file", "show_in_folder"] {
        let arguments = format!("{{ path: {} }}", path(&secret));
        assert_eq!(invoke(&window, command, &arguments), "bad_request");
    }
    // A token is good for what it was given for, and for nothing else.
    let read = "{ path: 'file-1' }";
    assert_eq!(call(&window, "source_open", read), "bad_request");
    assert!(!target.exists());
    assert_eq!(
        std::fs::read_dir(data.path())
            .unwrap()
            .flatten()
            .filter(|it| {
                it.path()
                    .extension()
                    .is_some_and(|ending| ending == "docx" || ending == "pdf")
            })
            .count(),
        1
    );
    window.click("export-close");
    window.close();
}

#[test]
fn a_call_that_no_report_can_need_is_refused_and_the_program_goes_on() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    let large = "{ text: 'x'.repeat(70 << 20), html: '' }";
    assert_eq!(call(&window, "source_paste", large), "too_large");
    let json = "{ name: 'app_info', body: {} }";
    assert_eq!(invoke(&window, "rpc", json), "bad_request");
    assert_eq!(call(&window, "app_info", "{}"), "fine");
    window.close();
}
