//! Text size, line width, light or dark, single-key shortcuts.

use crate::settings::{MEASURE_PERCENTS, Settings, TEXT_PERCENTS, Theme};
use crate::sheet::element;
use crate::ui::desk::{Dialog, desk};
use crate::ui::languages::language_list;
use crate::ui::parts::{button, choice, choices};
use crate::ui::preferences;
use crate::ui::tree::plain;
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
        choice("text-size", now.text_percent == percent, messages.percent(percent).into_any(), move || {
            change(&|settings| settings.text_percent = percent);
        })
    });
    let widths = MEASURE_PERCENTS.map(|percent| {
        choice("line-width", now.measure_percent == percent, messages.line_width_name(percent).into_any(), move || {
            change(&|settings| settings.measure_percent = percent);
        })
    });
    let themes = Theme::ALL.map(|theme| {
        choice("theme", now.theme == theme, messages.theme_name(theme).into_any(), move || {
            desk.given_theme.set(None);
            change(&|settings| settings.theme = theme);
        })
    });
    view! {
        <h2>{messages.settings}</h2>
        <div class="editor">
            <label class="field">
                <span>{messages.language}</span>
                {language_list("setting-language")}
            </label>
            {(!messages.locale().is_reviewed()).then(|| element("p").class("hint").text(messages.unreviewed)).map(plain)}
            {choices(messages.text_size, sizes.into())}
            {choices(messages.line_width, widths.into())}
            {choices(messages.theme, themes.into())}
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
            {button("press", messages.shortcuts, move |_| desk.dialog.set(Some(Dialog::Shortcuts)))}
            {button("press primary", messages.done, move |_| close.run(()))}
        </div>
    }
}
