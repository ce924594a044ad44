//! What words are made of: letters, digits and the marks on them.
//!
//! Unicode's tables of letters weigh more in the wasm than the few ranges of signs. Whatever is no sign and no white space
//! is part of a word here; in scripts whose own signs are not named, a word may keep one at its end.

/// Whether a character is a letter, a digit, or a mark on one.
pub fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    !character.is_whitespace() && !is_sign(character)
}

/// Punctuation, symbols and controls beyond ASCII.
#[rustfmt::skip]
fn is_sign(character: char) -> bool {
    matches!(
        character,
        // Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari.
        '\u{80}'..='©' | '«'..='±' | '´' | '¶'..='¸' | '»' | '¿' | '×' | '÷'
            | '\u{2C2}'..='\u{2C5}' | '\u{2D2}'..='\u{2DF}' | '\u{2E5}'..='\u{2EB}' | '\u{2ED}' | '\u{2EF}'..='\u{2FF}'
            | '\u{375}' | '\u{37E}' | '\u{384}' | '\u{385}' | '\u{387}' | '\u{3F6}' | '\u{482}'
            | '\u{55A}'..='\u{55F}' | '\u{589}'..='\u{58F}' | '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5C6}' | '\u{5F3}' | '\u{5F4}'
            | '\u{606}'..='\u{60F}' | '\u{61B}'..='\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}' | '\u{964}' | '\u{965}'
        // General punctuation, currency, arrows, mathematics, boxes, dingbats.
            | '\u{2000}'..='\u{206F}' | '\u{207A}'..='\u{207E}' | '\u{208A}'..='\u{208E}' | '\u{20A0}'..='\u{20CF}'
            | '\u{2190}'..='\u{245F}' | '\u{249C}'..='\u{24B5}' | '\u{2500}'..='\u{2775}' | '\u{2794}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E2E}' | '\u{2E30}'..='\u{2E7F}'
        // Chinese, Japanese and Korean; private use; small and wide forms; pictures.
            | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{E000}'..='\u{F8FF}' | '\u{FE10}'..='\u{FE19}'
            | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF5B}'..='\u{FF65}' | '\u{1F000}'..='\u{1F0FF}'
            | '\u{1F18A}'..='\u{1FAFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::super::fold::is_accent;
    use super::*;

    #[test]
    fn no_letter_and_no_digit_of_unicode_is_a_sign() {
        for character in ('\0'..=char::MAX).filter(|character| character.is_alphanumeric()) {
            assert!(is_letter(character), "{character} U+{:04X}", u32::from(character));
        }
    }

    #[test]
    fn no_sign_of_the_scripts_that_readers_search_in_is_a_letter() {
        // Numbers that Unicode has given to no character, and a mark that is not among the accents.
        let others =
            ['\u{378}', '\u{379}', '\u{380}', '\u{381}', '\u{382}', '\u{383}', '\u{38B}', '\u{38D}', '\u{3A2}'];
        let is_mark = |character| is_accent(character) || ('\u{483}'..='\u{489}').contains(&character);
        for character in ('\0'..='\u{52F}').chain('\u{2000}'..='\u{206F}').chain('\u{1F300}'..='\u{1F64F}') {
            let expected = character.is_alphanumeric() || is_mark(character) || others.contains(&character);
            assert_eq!(is_letter(character), expected, "{character} U+{:04X}", u32::from(character));
        }
    }
}
