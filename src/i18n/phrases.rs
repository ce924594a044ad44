//! What there is to say, phrase by phrase: a language that lacks one does not compile.
//!
//! A phrase is text, or a template of [`template`](super::template) where the methods of [`Messages`](super::Messages) put
//! something in: its arguments are named there, and a test holds that all languages name the same.

/// A phrase, or a template.
pub type Phrase = &'static str;

/// Makes a struct of phrases, and the list by which they travel.
macro_rules! phrases {
    ($(#[$about:meta])* $struct:ident { $($name:ident)* }) => {
        $(#[$about])*
        #[allow(missing_docs)] // The names are what the phrases say, by the view that says them.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $struct {
            $(pub $name: Phrase,)*
        }

        impl $struct {
            /// What the phrases are called, in the order of [`to_list`](Self::to_list).
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The phrases in their order: how they travel to the app.
            pub fn to_list(&self) -> Vec<Phrase> {
                vec![$(self.$name),*]
            }

            /// The phrases from their list, in place of these; `None` if it has too few or too many.
            pub fn replaced(mut self, list: Vec<Phrase>) -> Option<Self> {
                if list.len() != Self::NAMES.len() {
                    return None;
                }
                // Places, not one assignment after the other: that would be 20 kB of code.
                let places = [$(&mut self.$name),*];
                places.into_iter().zip(list).for_each(|(place, phrase)| *place = phrase);
                Some(self)
            }
        }
    };
}
pub(crate) use phrases;

phrases! {
    /// All phrases of the interface in one language.
    Phrases {
    // The bar, and what every view has
    views read notebook documents settings skip_to_text close cancel done
    page_title nothing_here no_such_address

    // Languages
    language unreviewed language_not_here no_such_language full_version

    // How safe the notes are
    nothing_to_save saved saving not_saved no_backup last_backup unreadable_words try_again
    save_first storage_forbidden storage_full storage_vanished storage_failed cannot_set_aside newer_schema read_back_differs
    contended

    // Documents
    document_heading document_short from_to kind_and_claims page page_break about_document what_it_is from to date
    identifier classification reference declassification release translation signed_by attachment
    editors_notes no_such_passage

    // Claims and their links
    claims_in_letter claims_in_memorandum claims_and_notes
    numbers laws pledges facts views_held reports gaps
    kind_number kind_law kind_assurance kind_promise kind_warning kind_fact kind_case kind_provenance
    kind_characterisation kind_opinion kind_inference kind_reason kind_report kind_absence kind_concession
    link_count in_the_record
    supports is_supported_by bears_against is_borne_against_by agrees_with differs_from qualifies is_qualified_by
    depends_on carries quotes_exactly is_quoted_by quotes_altered is_quoted_altered_by paraphrases is_paraphrased_by
    explains is_explained_by is_silent_on is_passed_over_by checked_in lets_check not_here_relation
    linked_passage not_in_collection found_in place_of way_back sheet_height claim_to_claim earlier later

    answered verdict_supported verdict_contradicted verdict_not_here verdict_elsewhere

    // Marking
    mark_a_passage with_selection highlight write_note copy_with_citation citation copied not_copied highlighted
    marking_label marking_start marking_end marking_done starts_here ends_here previous_sentence next_sentence

    // Notes
    margin_empty yours yours_title your_notes
    note_claim note_evidence note_question note_context note_highlight no_type
    kind_question why why_hint note note_hint tag tags tags_hint suggested_tags tag_too_long
    colour yellow green blue rose
    nothing_written edit delete note_deleted former_versions take_up forget taken_up forgotten
    no_such_note already_there no_such_version why_too_long comment_too_long
    undo redo undone redone nothing_to_undo nothing_to_redo

    // The notebook
    notebook_empty notes notes_shown filter_words document kind order all with_count by_place newest_first oldest_first
    go_to_text unknown_document note_ambiguous note_changed note_lost nearest note_sought notes_sought notes_not_sought
    still_mine this_one not_here without_place settled settled_as_lost to_settle to_settle_here note_elsewhere
    where_notes_are where_notes_are_words notes_not_in_file
    nothing_to_back_up never_backed_up backed_up backed_up_since room_left
    deleted_unseen asides_words save_aside discard_aside
    erase_everything erase_question erase_words erase_asides keep_notes erased not_erased not_erased_words

    // Files
    save_to_file open_file file_label file_saved file_not_saved file_unreadable file_refused
    file_empty file_too_large file_not_text file_too_deep file_not_json file_cut_short file_no_annotations
    file_malformed file_whole lacks should_be no_annotations
    shape_text shape_list shape_object shape_number shape_time shape_range shape_counts shape_version
    nothing_changed file_brings file_holds file_new file_later file_earlier file_same nothing_replaced take_in file_taken_in

    // Links that carry notes
    make_link links_not_here

    // Search
    search search_all search_hint search_for found_in_documents found_count hits_here previous_hit next_hit all_hits end_search

    // Settings and shortcuts
    text_size percent line_width lines_short lines_as_drawn lines_long
    theme theme_system theme_light theme_dark single_keys shortcuts
    key_mark key_sentences key_words key_enter key_highlight key_note key_copy key_next key_previous key_edit key_search
    key_undo key_redo key_escape key_list shortcuts_off
    }
}

phrases! {
    /// What the page's scripts say: where the app has not started or has stopped (`boot.js`), in frames (`frame.js`), and of a new
    /// version (`offline.js`).
    PagePhrases {
    app_stopped app_not_started no_webassembly seems_offline reload_page
    sandboxed notes_in_frame whole_version notes_as_file
    new_version use_now later
    }
}
