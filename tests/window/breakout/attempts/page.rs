//! What a page gone wrong could do: run by script, since no person can make ours do it.

use super::{Attempt, Deed};

/// What a page gone wrong could run; each is a way that a browser has.
const SCRIPTS: &[(&str, &str)] = &[
    ("opens a window", "window.open('https://example.org/')"),
    (
        "opens a window of its own origin",
        "window.open('/index.html', 'x', 'width=200,height=200')",
    ),
    (
        "goes to a page on the web",
        "location.href = 'https://example.org/'",
    ),
    (
        "goes to a page on loopback",
        "location.href = 'http://127.0.0.1:631/'",
    ),
    ("goes to a file", "location.href = 'file:///etc/passwd'"),
    (
        "goes to a data address",
        "location.href = 'data:text/html,hello'",
    ),
    (
        "goes to a blob",
        "location.href = URL.createObjectURL(new Blob(['x'], {type: 'text/html'}))",
    ),
    ("goes to an empty page", "location.href = 'about:blank'"),
    ("goes to the inspector", "location.href = 'inspector://x/'"),
    (
        "goes to another host of its scheme",
        "location.href = 'tauri://elsewhere/index.html'",
    ),
    ("goes back in the history", "history.back()"),
    ("prints", "window.print()"),
    ("closes itself", "window.close()"),
    (
        "closes itself by a frame's function",
        "const f = document.createElement('iframe'); document.body.append(f); \
         try { f.contentWindow.close.call(window) } finally { f.remove() }",
    ),
    (
        "moves and resizes its window by a frame's functions",
        "const f = document.createElement('iframe'); document.body.append(f); \
         try { f.contentWindow.moveTo.call(window, 50, 50); \
               f.contentWindow.resizeTo.call(window, 300, 300) } finally { f.remove() }",
    ),
    (
        "asks for confirmation",
        "setTimeout(() => window.confirm('x'), 0)",
    ),
    ("shows an alert", "setTimeout(() => window.alert('x'), 0)"),
    ("asks for a word", "setTimeout(() => window.prompt('x'), 0)"),
    (
        "leaves full screen",
        "document.exitFullscreen && document.exitFullscreen().catch(() => 0)",
    ),
    (
        "moves and resizes its window",
        "window.moveTo(50, 50); window.resizeTo(300, 300)",
    ),
    (
        "shows a notification",
        "window.Notification && new Notification('x')",
    ),
    (
        "asks where it is",
        "navigator.geolocation && navigator.geolocation.getCurrentPosition(() => 0)",
    ),
    (
        "posts a form to the web",
        "const f = document.createElement('form'); f.action = 'https://example.org/'; \
      f.method = 'post'; document.body.append(f); f.submit(); f.remove()",
    ),
    (
        "refreshes to the web",
        "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; \
      m.content = '0;url=https://example.org/'; document.head.append(m); m.remove()",
    ),
    (
        "frames the web",
        "const f = document.createElement('iframe'); f.src = 'https://example.org/'; \
      document.body.append(f); f.remove()",
    ),
];

/// What it could put under a finger.
const BAITS: &[(&str, &str)] = &[
    ("a link to the web", "<a href='https://example.org/'>"),
    (
        "a link into a new window",
        "<a href='https://example.org/' target='_blank'>",
    ),
    ("a link to a file", "<a href='file:///etc/passwd'>"),
    (
        "a link that downloads",
        "<a href='/index.html' download='x.html'>",
    ),
    (
        "a link to the mail program",
        "<a href='mailto:x@example.org'>",
    ),
    ("a link to the telephone", "<a href='tel:+351217115000'>"),
    ("a link to another program", "<a href='ms-settings:x'>"),
    ("a file chooser", "<input type='file'>"),
    ("a folder chooser", "<input type='file' webkitdirectory>"),
    ("a colour chooser", "<input type='color'>"),
    ("a date chooser", "<input type='date'>"),
    ("a list that opens", "<select><option>a<option>b</select>"),
    ("a button that prints", "<button onclick='print()'>"),
];

/// Commands of Tauri and its plug-ins; the page is allowed none of them.
const CALLS: &str = "plugin:window|close plugin:window|destroy plugin:window|hide plugin:window|minimize \
    plugin:window|set_fullscreen plugin:window|set_always_on_top plugin:window|set_decorations \
    plugin:window|set_size plugin:window|create plugin:window|start_dragging \
    plugin:window|internal_toggle_maximize plugin:webview|create_webview \
    plugin:webview|create_webview_window plugin:webview|set_webview_zoom \
    plugin:webview|internal_toggle_devtools plugin:webview|webview_close plugin:webview|print \
    plugin:event|emit plugin:event|emit_to plugin:menu|new plugin:tray|new plugin:app|app_hide \
    plugin:app|version plugin:path|resolve_directory plugin:resources|close \
    plugin:image|from_path plugin:shell|open plugin:shell|execute plugin:opener|open_url \
    plugin:fs|read_file plugin:process|exit plugin:dialog|open \
    plugin:clipboard-manager|read_text no_such_command";

pub fn all() -> Vec<Attempt> {
    let scripts = SCRIPTS.iter().map(|(what, script)| Attempt {
        by: "a page gone wrong",
        what,
        deed: Deed::Script(script),
    });
    let baits = BAITS.iter().map(|(what, html)| Attempt {
        by: "a page gone wrong, touched",
        what,
        deed: Deed::ScriptThenTouch(html),
    });
    let calls = CALLS.split_whitespace().map(|command| Attempt {
        by: "the page's calls",
        what: command,
        deed: Deed::Call(command),
    });
    scripts.chain(baits).chain(calls).collect()
}
