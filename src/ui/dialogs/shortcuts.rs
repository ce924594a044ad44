//! The list of shortcuts.

use crate::sheet::element;
use crate::ui::desk::desk;
use crate::ui::parts::button;
use crate::ui::tree::plain;
use leptos::prelude::*;

/// Every shortcut with what it does.
#[component]
pub fn Shortcuts(close: Callback<()>) -> impl IntoView {
    let messages = desk().messages();
    let rows = messages.shortcut_list().into_iter().map(|(keys, does)| {
        let keys = keys.split(' ').fold(element("dt"), |keys, key| keys.child(element("kbd").text(key)).text(" "));
        [keys, element("dd").text(does)]
    });
    let list = element("dl").class("shortcut-list").children(rows.flatten());
    view! {
        <h2>{messages.shortcuts}</h2>
        {plain(list)}
        <p>{messages.shortcuts_off}</p>
        <div class="dialog-end">
            {button("press primary", messages.close, move |_| close.run(()))}
        </div>
    }
}
