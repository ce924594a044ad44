//! Whatever a file holds, it is read or refused, and what is read keeps its promises.

use super::{FRONT, assert_blocks_tile_the_text, sources};
use claimlight::collection::{Collection, Document};
use proptest::prelude::*;

/// Pieces that mean something in the source format, and others.
fn body() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("~~".to_owned()),
        Just("*".to_owned()),
        Just("[".to_owned()),
        Just("]{.sic}".to_owned()),
        Just("]".to_owned()),
        Just("\\".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\n:::\n".to_owned()),
        Just("\n::: date\n".to_owned()),
        Just("\n::: page-break\n".to_owned()),
        Just("\nx\n::: page-break within-paragraph\n:::\ny\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("😃e\u{301}".to_owned()),
        "[a-z ]{1,12}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_body_is_read_or_refused(body in body()) {
        match Document::parse(&format!("{FRONT}{body}"), "x.md") {
            Ok(document) => assert_blocks_tile_the_text(&document),
            Err(errors) => prop_assert!(!errors.0.is_empty()),
        }
    }

    #[test]
    fn any_file_is_read_or_refused(file in "\\PC{0,200}", lines in proptest::collection::vec("(---|[a-z.]{1,8}: ?.{0,8}|:::.{0,8})", 0..12)) {
        prop_assert!(Document::parse(&file, "x.md").is_err());
        prop_assert!(Document::parse(&lines.join("\n"), "x.md").is_err_and(|errors| !errors.0.is_empty()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_collection_is_read_or_refused(which in 0usize..6, start in any::<proptest::sample::Index>(), length in 0usize..40, put in "\\PC{0,3}") {
        let mut damaged = sources();
        let [one, two, three, four] = &mut damaged.documents[..] else { panic!("four documents") };
        let source = &mut [&mut damaged.collection, &mut damaged.claims, one, two, three, four][which].source;
        let characters: Vec<char> = source.chars().collect();
        let start = start.index(characters.len());
        let end = (start + length).min(characters.len());
        *source = characters[..start].iter().copied().chain(put.chars()).chain(characters[end..].iter().copied()).collect();
        match Collection::from_sources(&damaged) {
            Ok(collection) => collection.documents.iter().for_each(|document| assert_blocks_tile_the_text(document)),
            Err(errors) => prop_assert!(!errors.0.is_empty()),
        }
    }
}
