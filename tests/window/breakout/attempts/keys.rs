//! What a keyboard that somebody plugs in could do: the shortcuts of browsers, desktops and X servers, by X's names.

use super::{Attempt, Deed};

const WITH_THE_FIELD: &str = "ctrl+p ctrl+o ctrl+s ctrl+n ctrl+t ctrl+w ctrl+q ctrl+l ctrl+f ctrl+u ctrl+r ctrl+d ctrl+h \
    ctrl+j ctrl+k ctrl+g ctrl+e ctrl+z ctrl+y ctrl+x ctrl+c ctrl+b ctrl+i ctrl+shift+i \
    ctrl+shift+j ctrl+shift+c ctrl+shift+k ctrl+shift+n ctrl+shift+p ctrl+shift+t ctrl+shift+w \
    ctrl+shift+q ctrl+shift+r ctrl+shift+s ctrl+shift+o ctrl+shift+d ctrl+shift+e ctrl+shift+m \
    ctrl+shift+Delete ctrl+shift+Escape ctrl+Tab ctrl+shift+Tab ctrl+Page_Down ctrl+Page_Up \
    ctrl+1 ctrl+9 ctrl+F4 ctrl+F5 ctrl+plus ctrl+minus ctrl+0 ctrl+equal ctrl+KP_Add \
    ctrl+KP_Subtract ctrl+period ctrl+semicolon ctrl+space ctrl+Escape ctrl+alt+Delete \
    ctrl+alt+BackSpace ctrl+alt+F1 ctrl+alt+F2 ctrl+alt+F7 ctrl+alt+t ctrl+alt+l ctrl+alt+d \
    ctrl+alt+Escape ctrl+alt+Left ctrl+alt+Right ctrl+alt+KP_Add F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 \
    F11 F12 shift+F7 shift+F10 alt+F1 alt+F2 alt+F4 alt+Left alt+Right alt+Up alt+Home alt+Tab \
    alt+shift+Tab alt+space alt+Escape alt+d alt+f alt+e alt+Return alt+Print Menu Escape Print \
    Pause Super_L super+d super+e super+l super+r super+Tab super+Up super+Left super+p \
    super+space XF86Back XF86Forward XF86HomePage XF86Reload XF86Refresh XF86Search XF86Mail \
    XF86WWW XF86Explorer XF86Calculator XF86Favorites XF86PowerOff XF86Sleep";

const WITH_NOTHING_FOCUSED: &str = "ctrl+a ctrl+c ctrl+p ctrl+f ctrl+v BackSpace shift+BackSpace slash apostrophe F3 F5 F7 F10 \
    shift+F10 Menu alt+Left Escape shift+Right shift+End";

pub fn all() -> Vec<Attempt> {
    let with_the_field = WITH_THE_FIELD.split_whitespace().map(|keys| Attempt {
        by: "keys",
        what: keys,
        deed: Deed::Keys(keys),
    });
    let with_nothing = WITH_NOTHING_FOCUSED.split_whitespace().map(|keys| Attempt {
        by: "keys, no field focused",
        what: keys,
        deed: Deed::KeysBesideField(keys),
    });
    with_the_field.chain(with_nothing).collect()
}
