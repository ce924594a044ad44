//! The list of shortcuts.

use crate::ui::desk::desk;
use crate::ui::parts::button;
use leptos::prelude::*;

/// Every shortcut with what it does.
#[component]
pub fn Shortcuts(close: Callback<()>) -> impl IntoView {
    let messages = desk().messages();
    let rows = messages.shortcut_list.iter().map(|(keys, does)| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " });
        view! { <dt>{keys.collect_view()}</dt><dd>{*does}</dd> }
    });
    view! {
        <h2>{messages.shortcuts}</h2>
        <dl class="shortcut-list">{rows.collect_view()}</dl>
        <p>{messages.shortcuts_off}</p>
        <div class="dialog-end">
            {button("press primary", messages.close, move |_| close.run(()))}
        </div>
    }
}
