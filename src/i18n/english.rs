//! English.

use super::Messages;
use crate::annotation::{Malformed, Problem};
use crate::collection::{ClaimKind, Date, DocumentType, Family, Particular, Relation, Side, Weekday};
use crate::exchange::FileError;
use crate::notebook::{Field, ImportCount, Ink, NotSaved, NoteKind, Refusal, StoreError};
use crate::settings::Theme;

/// The interface in English.
pub static ENGLISH: Messages = Messages {
    views: "Views",
    read: "Read",
    notebook: "Notebook",
    documents: "Documents",
    settings: "Text size and settings",
    skip_to_text: "Skip to the text",
    close: "Close",
    cancel: "Cancel",
    done: "Done",
    page_title: |place| format!("{place} · Claimlight"),
    nothing_here: "Nothing is here",
    no_such_address: |address| {
        format!(
            "The address {address} names no document and no view of this collection. It may have been cut short when it was copied. These are the documents:"
        )
    },

    nothing_to_save: "Notes stay on this device only",
    saved: "Saved on this device only",
    saving: "Saving …",
    not_saved: "Not saved",
    last_backup: |when| when.map_or("last backup: none yet".to_owned(), |when| format!("last backup: {when}")),
    not_saved_because,
    unreadable_words: "Some notes stored in this browser could not be read. Nothing of them was thrown away: they have been set aside, and you can save them as a file in the notebook. Everything that could be read is here.",
    try_again: "Try again",

    month: |date| format!("{} {}", month(date), date.year()),
    long_date,
    document_heading: |document| format!("{} to {}, {}", document.author, document.recipient, long_date(document.date)),
    document_short: |document| format!("{}, {} {}", document.author_short, document.date.day(), month(document.date)),
    from_to: |from, to| format!("{from} to {to}"),
    kind_and_claims: |kind, claims| format!("{kind} · {}", counted(claims, "claim", "claims")),
    page: |number| format!("page {number}"),
    page_break: "Page break, with the marks that lie there",
    about_document: "About this document",
    what_it_is: "What it is",
    from: "From",
    to: "To",
    date: "Date",
    particular: |particular| match particular {
        Particular::Identifier => "File number",
        Particular::Classification => "Classification",
        Particular::Reference => "Reference",
        Particular::Declassification => "Declassification",
        Particular::Release => "Release",
        Particular::Translation => "Translation",
        Particular::SignedBy => "Signed",
        Particular::Attachment => "Attachment",
    },
    editors_notes: "Notes on this text",
    no_such_passage: |name| {
        format!(
            "Nothing in this document is called “{name}”. It may be a note that was deleted, or one on another device. The whole document is below."
        )
    },

    claims_in: |document_type| match document_type {
        DocumentType::Letter => "Claims in this letter",
        DocumentType::Memorandum => "Claims in this memorandum",
    },
    claims_and_notes: "Claims and notes",
    family: |family| match family {
        Family::Number => "numbers",
        Family::Law => "law",
        Family::Pledge => "word given",
        Family::Fact => "facts",
        Family::View => "views",
        Family::Report => "another’s words",
        Family::Gap => "gaps",
    },
    claim_kind: ClaimKind::name,
    link_count: |links| match links {
        0 => "no link yet".to_owned(),
        _ => counted(links, "link", "links"),
    },
    in_the_record: "In the record",
    relation,
    linked_passage: "linked passage",
    not_in_collection: |name| format!("Not in this collection: {name}."),
    found_in: |document| format!("Looked for in {document}"),
    place_of: |place, of| format!("{place} of {of}"),
    way_back: |place| format!("← Back to {place}"),
    sheet_height: "Make this sheet taller or lower",
    claim_to_claim: "From claim to claim",
    earlier: "← Earlier",
    later: "Later →",

    mark_a_passage: "Mark a passage",
    with_selection: "With the selected words",
    highlight: "Highlight",
    write_note: "Note",
    copy_with_citation: "Copy with citation",
    citation: |words, document, collection, address| {
        format!(
            "“{words}”\n— {} to {}, {} ({}). {collection}. {address}",
            document.author,
            document.recipient,
            plain_date(document.date),
            document.kind.get("en"),
        )
    },
    copied: "Copied with its citation.",
    not_copied: "This browser did not let the app copy. Select the words and copy them with the browser’s own menu.",
    highlighted: "Highlighted. You can say what it is and why, or leave it so.",
    marking_label: "Marking a passage. Arrow keys move by sentence, Shift and arrow keys by word. Enter sets the start, then the end. Escape goes back.",
    marking_start: "Where does it start? Tap a word, or move with the arrow keys (Shift: by word) and press Enter.",
    marking_end: "Where does it end? Tap the last word, or move on and press Enter.",
    marking_done: "What shall be done with this passage?",
    starts_here: "It starts here",
    ends_here: "It ends here",
    previous_sentence: "Sentence before",
    next_sentence: "Next sentence",

    margin_empty: "Select words, or press M, to mark a passage.",
    yours: "yours",
    yours_title: "Yours",
    your_notes: "Your notes",
    note_kind,
    note_kind_choice: |kind| if kind.is_none() { "no type" } else { note_kind(kind) },
    kind_question: "What is this passage?",
    why: "Why?",
    why_hint: "one line, if you like",
    note: "Note",
    note_hint: "*stress*, **more**, - lists",
    tag: "Tag",
    tags: "Tags",
    tags_hint: "with commas between them",
    suggested_tags: "Tags of other notes",
    tag_too_long: |tag| format!("The tag “{tag}” is longer than can be kept. What goes beyond is not saved."),
    colour: "Colour",
    ink: |ink| match ink {
        Ink::Yellow => "yellow",
        Ink::Green => "green",
        Ink::Blue => "blue",
        Ink::Rose => "rose",
    },
    nothing_written: "Highlighted; nothing written yet.",
    edit: "Edit",
    delete: "Delete",
    note_deleted: "Note deleted.",
    former_versions: "Other versions of this note",
    take_up: "Use this one",
    forget: "Let it go",
    taken_up: "This is your note now; the other one is kept beside it.",
    forgotten: "This version is gone.",
    refusal,
    undo: "Undo",
    redo: "Redo",
    undone: "Undone.",
    redone: "Done again.",
    nothing_to_undo: "There is nothing to undo.",
    nothing_to_redo: "There is nothing to do again.",

    notebook_empty: "No notes yet. Open a document, select words, or press M, to mark a passage. Your notes will be listed here with their quotations.",
    notes_shown: |shown, total| {
        if shown == total {
            counted(total, "note", "notes")
        } else {
            format!("{shown} of {}", counted(total, "note", "notes"))
        }
    },
    filter_words: "With these words",
    document: "Document",
    kind: "Type",
    order: "Order",
    all: "all",
    with_count: |name, count| format!("{name} ({count})"),
    by_place: "as one reads",
    newest_first: "newest first",
    oldest_first: "oldest first",
    go_to_text: "Go to text",
    unknown_document: |iri| format!("A document that is not here ({iri})"),
    note_ambiguous: |places| format!("These words now stand in {places} places, and nothing tells which was meant."),
    note_changed: "The document was revised, and these words were changed. Is your note still about them?",
    note_lost: "These words are no longer in the document. The note and its quotation are kept.",
    nearest: "This comes nearest to them:",
    note_sought: "Looking for these words in the document …",
    notes_sought: |done| format!("Looking for the words of your notes: {} %", (done * 100.0) as u32),
    notes_not_sought: "A document was revised, and the words of some notes could not be looked for. Your notes are safe. Connect to the internet and try again.",
    still_mine: "Yes, keep it here",
    this_one: "This is the place",
    not_here: "None of these",
    without_place: "Leave it without a place",
    settled: "The note has its place again.",
    settled_as_lost: "The note is kept without a place.",
    to_settle: |notes| if notes == 1 { "1 note to look at".to_owned() } else { format!("{notes} notes to look at") },
    to_settle_here: |notes| {
        let notes =
            if notes == 1 { "one of your notes needs".to_owned() } else { format!("{notes} of your notes need") };
        format!("This document was revised since you wrote here: {notes} a look.")
    },
    note_elsewhere: "The document of this note is not in this collection. The note is kept.",
    where_notes_are: "Where your notes are",
    where_notes_are_words: "Your notes are in this browser on this device, and nowhere else: no account, no server. Anyone who uses this browser can read them. If the browser’s data is cleared, they are gone; a file keeps them. A private window forgets them when it is closed.",
    backup_state: |last, changes| match (last, changes) {
        (None, 0) => "There is nothing to save to a file yet.".to_owned(),
        (None, _) => "They have not been saved to a file yet.".to_owned(),
        (Some(when), 0) => format!("They were last saved to a file on {when}; nothing has changed since."),
        (Some(when), changes) => {
            format!("They were last saved to a file on {when}; {} since.", counted(changes, "change", "changes"))
        }
    },
    room_left: |notes, percent| {
        format!("The browser’s storage is {percent} % full: there is room for about {notes} more notes like yours.")
    },
    deleted_unseen: "Deleted in one tab while you wrote in another",
    asides_words: "This data was stored here and could not be read. Save it as a file: somebody may be able to rescue notes from it. Then you can throw it away here.",
    save_aside: "Save unreadable data as a file",
    discard_aside: "Throw it away",
    erase_everything: "Erase everything",
    erase_question: "Erase all your notes?",
    erase_words: |notes, has_asides| {
        let notes = match notes {
            0 => "What is left of your notes".to_owned(),
            1 => "Your note".to_owned(),
            _ => format!("Your {notes} notes"),
        };
        let unreadable = if has_asides { " The data that could not be read goes too, and for good." } else { "" };
        format!(
            "{notes} will be erased in this browser, with all earlier versions, in every tab. You can undo this until you leave the page; after that nothing is left of them here.{unreadable}"
        )
    },
    keep_notes: "Keep them",
    erased: "Everything is erased.",
    not_erased: "Not erased",
    not_erased_words: "This browser’s storage did not let your notes be erased: they are still on this device. Try again; if that does not help, clear this site’s data in the browser’s settings.",

    save_to_file: "Save to a file",
    open_file: "Open a file",
    file_label: |collection| format!("Notes on {collection}"),
    file_saved: "The browser has your notes as a file. It puts it where it puts downloads, unless you said no.",
    file_not_saved: "The browser did not let the app save a file. Copy your notes by hand, or try another browser.",
    file_unreadable: "The browser could not read the file. It may have been moved or deleted.",
    file_refused: |name| format!("“{name}” was not opened"),
    file_error,
    nothing_changed: "Your notes are as they were.",
    file_brings: |name| format!("“{name}” can be taken in"),
    import_count,
    nothing_replaced: "Nothing of yours is lost: where two versions of a note differ, the later one stands and the other is kept beside it.",
    take_in: "Take them in",
    file_taken_in: "The notes of the file are in your notebook.",

    search: "Search",
    search_all: "Search texts and notes",
    search_hint: "Type a word or a few. Capitals and accents do not matter.",
    search_for: |words| format!("Search: {words}"),
    found_in_documents: |words, places, documents| match places {
        0 => format!("“{words}” stands in none of the documents."),
        _ => format!(
            "“{words}” stands in {} of {}.",
            counted(places, "place", "places"),
            counted(documents, "document", "documents")
        ),
    },
    found_count: |places| match places {
        0 => "not there".to_owned(),
        _ => counted(places, "place", "places"),
    },
    hits_here: |words, places| match places {
        0 => format!("“{words}” is not in this document."),
        _ => format!("“{words}”: {} here.", counted(places, "place", "places")),
    },
    previous_hit: "Previous",
    next_hit: "Next",
    all_hits: "All that was found",
    end_search: "End search",

    text_size: "Text size",
    percent: |percent| format!("{percent} %"),
    line_width: "Line width",
    line_width_name: |percent| match percent {
        ..100 => "short".to_owned(),
        100 => "as drawn".to_owned(),
        _ => "long".to_owned(),
    },
    theme: "Light or dark",
    theme_name: |theme| match theme {
        Theme::System => "as this device",
        Theme::Light => "light",
        Theme::Dark => "dark",
    },
    single_keys: "Single keys do things (M, H, N, …)",
    shortcuts: "Shortcuts",
    shortcut_list: &[
        ("M", "Mark a passage with the keyboard"),
        ("← →", "While marking: sentence by sentence"),
        ("Shift ← →", "While marking: word by word"),
        ("Enter", "While marking: set the start, then the end; on a lit passage: open its card"),
        ("H", "Highlight the selected words"),
        ("N", "Write a note on the selected words"),
        ("C", "Copy the selected words with their citation"),
        ("J", "Next claim or note"),
        ("K", "Previous claim or note"),
        ("E", "Edit the open note"),
        ("/", "Search"),
        ("Ctrl Z", "Undo"),
        ("Ctrl Shift Z", "Do again"),
        ("Escape", "Close the card, end the selection, leave the marking"),
        ("?", "This list"),
    ],
    shortcuts_off: "Single keys can be switched off in the settings. Ctrl is ⌘ on a Mac.",
};

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.get(usize::from(date.month()).wrapping_sub(1)).copied().unwrap_or_default()
}

fn plain_date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn long_date(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    format!("{weekday} {}", plain_date(date))
}

fn note_kind(kind: Option<NoteKind>) -> &'static str {
    match kind {
        Some(NoteKind::Claim) => "claim",
        Some(NoteKind::Evidence) => "evidence",
        Some(NoteKind::Question) => "question",
        Some(NoteKind::Context) => "context",
        None => "highlight",
    }
}

fn relation(relation: Relation, side: Side) -> &'static str {
    let (from, to) = match relation {
        Relation::Supports => ("supports", "is supported by"),
        Relation::BearsAgainst => ("bears against", "is borne against by"),
        Relation::AgreesWith => ("agrees with", "agrees with"),
        Relation::DiffersFrom => ("differs from", "differs from"),
        Relation::Qualifies => ("qualifies", "is qualified by"),
        Relation::DependsOn => ("depends on", "carries"),
        Relation::QuotesExactly => ("quotes, word for word", "is quoted by"),
        Relation::QuotesAltered => ("quotes, altered", "is quoted by, altered"),
        Relation::Paraphrases => ("paraphrases", "is paraphrased by"),
        Relation::Explains => ("explains", "is explained by"),
        Relation::SilentOn => ("is silent on", "is passed over by"),
        Relation::CheckedIn => ("can be checked in", "lets one check"),
        Relation::NotHere => ("not here", "not here"),
    };
    match side {
        Side::From => from,
        Side::To => to,
    }
}

fn not_saved_because(why: &NotSaved) -> String {
    let memory = "Your notes are in memory only, in this page: save a file before you leave it.";
    match why {
        NotSaved::Store(StoreError::Forbidden) => {
            format!("This browser refuses storage to this page. {memory}")
        }
        NotSaved::Store(StoreError::Full) => {
            format!(
                "The browser’s storage for this site is full. What was saved before is safe; the latest changes are not saved. {memory} Then delete some notes, or ask whoever looks after this site."
            )
        }
        NotSaved::Store(StoreError::Vanished) => {
            format!("This browser has no storage for this page, or has taken it away. {memory}")
        }
        NotSaved::Store(StoreError::Other(name)) => format!("This browser’s storage failed ({name}). {memory}"),
        NotSaved::CannotSetAside(_) => {
            format!(
                "There is data in the storage that cannot be read, and no room to set it aside. It is not overwritten. {memory} The notebook offers that data as a file; when you have it, throw it away there."
            )
        }
        NotSaved::NewerSchema(_) => {
            format!(
                "A newer version of this app is open in another tab, and has taken over the notes. Reload this page to go on. {memory}"
            )
        }
        NotSaved::ReadBackDiffers => format!("The browser took the notes but did not keep them as they are. {memory}"),
        NotSaved::Contended => format!("Other tabs were saving at the same time, again and again. {memory}"),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuchNote(_) => {
            "This note was deleted in another tab. What you type now is not kept: copy it before you close this."
                .to_owned()
        }
        Refusal::AlreadyThere(_) => "This note is there already.".to_owned(),
        Refusal::NoSuchVersion(_) => "This version is no longer there.".to_owned(),
        Refusal::TooLong { field, length, limit } => {
            let field = match field {
                Field::Why => "The line of why",
                Field::Comment => "The note",
            };
            format!(
                "{field} has {length} characters; {limit} is the most that can be kept. What goes beyond is not saved: make it shorter."
            )
        }
    }
}

fn file_error(error: &FileError) -> String {
    match error {
        FileError::Empty => "The file is empty.".to_owned(),
        FileError::TooLarge(bytes) => {
            format!("The file has {} MB. That is more than a notebook can hold.", bytes / 1_000_000)
        }
        FileError::NotText(spot) => {
            format!(
                "Another program has changed it: from line {}, character {} on it is not plain text. Use the file as this app saved it.",
                spot.line, spot.column
            )
        }
        FileError::TooDeep => {
            "It was not made by this app or one like it: there are lists in lists in lists, more than notes ever have."
                .to_owned()
        }
        FileError::NotJson(spot) => {
            format!(
                "It is not a file of notes: line {}, character {} is not JSON. Choose a file that this app has saved.",
                spot.line, spot.column
            )
        }
        FileError::CutShort(spot) => {
            format!(
                "The file ends too early, in line {}. It may not have been copied to its end: copy it again.",
                spot.line
            )
        }
        FileError::NoAnnotations => {
            "There are no notes in it. It is JSON, but not a collection of annotations.".to_owned()
        }
        FileError::Malformed(Malformed { place, problem }) => {
            let place = if place.is_empty() { "the file" } else { place };
            let problem = match problem {
                Problem::Missing(name) => format!("“{name}” is missing"),
                Problem::Not(what) => format!("this should be {what}"),
                Problem::NoAnnotations => "there are no annotations".to_owned(),
            };
            format!("Something in it is not as the W3C’s model of annotations asks: at {place}, {problem}.")
        }
    }
}

fn import_count(count: ImportCount) -> String {
    let ImportCount { new, later, earlier, same } = count;
    let parts =
        [(new, "new"), (later, "later than yours"), (earlier, "earlier than yours"), (same, "just as you have them")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let total = new + later + earlier + same;
    if total == 0 {
        return "There are no notes in it.".to_owned();
    }
    format!("It holds {}: {}.", counted(total, "note", "notes"), parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        assert_eq!((ENGLISH.link_count)(0), "no link yet");
        assert_eq!((ENGLISH.link_count)(1), "1 link");
        assert_eq!((ENGLISH.notes_shown)(1, 3), "1 of 3 notes");
        assert_eq!((ENGLISH.erase_words)(1, false).split(' ').take(2).collect::<Vec<_>>(), ["Your", "note"]);
    }

    #[test]
    fn every_relation_reads_from_both_ends() {
        for (relation, _) in Relation::ALL {
            assert!(
                !(ENGLISH.relation)(relation, Side::From).is_empty()
                    && !(ENGLISH.relation)(relation, Side::To).is_empty()
            );
        }
    }
}
