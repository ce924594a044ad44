//! Text size, line width, light or dark, single-key shortcuts.

use crate::settings::{MEASURE_PERCENTS, Settings, TEXT_PERCENTS, Theme};
use crate::ui::desk::desk;
use crate::ui::preferences;
use leptos::prelude::*;

/// The settings. Each takes effect at once.
#[component]
pub fn SettingsPanel(close: Callback<()>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let change = move |change: &dyn Fn(&mut Settings)| {
        desk.settings.update(|settings| change(settings));
        desk.settings.with_untracked(preferences::keep);
    };
    let now = desk.settings.get_untracked();
    let sizes = TEXT_PERCENTS.map(|percent| {
        choice("text-size", (messages.percent)(percent), now.text_percent == percent, move || {
            change(&|settings| settings.text_percent = percent);
        })
    });
    let widths = MEASURE_PERCENTS.map(|percent| {
        choice("line-width", (messages.line_width_name)(percent), now.measure_percent == percent, move || {
            change(&|settings| settings.measure_percent = percent);
        })
    });
    let themes = Theme::ALL.map(|theme| {
        choice("theme", (messages.theme_name)(theme).to_owned(), now.theme == theme, move || {
            change(&|settings| settings.theme = theme);
        })
    });
    view! {
        <h2>{messages.settings}</h2>
        <div class="editor">
            <fieldset><legend>{messages.text_size}</legend><div class="choices">{sizes.collect_view()}</div></fieldset>
            <fieldset><legend>{messages.line_width}</legend><div class="choices">{widths.collect_view()}</div></fieldset>
            <fieldset><legend>{messages.theme}</legend><div class="choices">{themes.collect_view()}</div></fieldset>
            <label>
                <input
                    type="checkbox"
                    id="single-keys"
                    checked=now.shortcuts
                    on:change=move |event| change(&|settings| settings.shortcuts = event_target_checked(&event))
                />
                " "
                {messages.single_keys}
            </label>
        </div>
        <div class="dialog-end">
            <button
                class="press"
                on:click=move |_| desk.dialog.set(Some(crate::ui::desk::Dialog::Shortcuts))
            >
                {messages.shortcuts}
            </button>
            <button class="press primary" on:click=move |_| close.run(())>{messages.done}</button>
        </div>
    }
}

fn choice(name: &'static str, words: String, is_chosen: bool, choose: impl Fn() + 'static) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=name checked=is_chosen on:change=move |_| choose()/>
            {words}
        </label>
    }
}
