//! Letters without their accents.
//!
//! The table of Unicode's canonical decompositions weighs 34 kB. This is the part of it for the scripts that readers of
//! this app's documents search in, small letters only: Latin, Greek and Cyrillic.

/// The small letter without its accents; nothing if it has none, or none that are known here.
pub(super) fn bare(letter: char) -> Option<char> {
    let table = match letter {
        '\u{E0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => LATIN,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => GREEK,
        '\u{400}'..='\u{4FF}' => CYRILLIC,
        _ => return None,
    };
    // Before the first letter of a group stands a space, or nothing.
    let before = &table[..table.find(letter)?];
    before.rsplit(' ').next()?.chars().next()
}

// In each group a letter, then the same letter with accents.

const LATIN: &str = "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖ \
    iìíîïĩīĭįǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ \
    sśŝşšșṡṣṥṧṩ tţťțṫṭṯṱẗ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ æǣǽ øǿ ſẛ ʒǯ";

const GREEK: &str = "\u{3B}\u{37E} \u{60}\u{1FEF} \u{A8}\u{385}\u{1FC1}\u{1FED}\u{1FEE} \u{B4}\u{1FFD} \u{B7}\u{387} \
    \u{2B9}\u{374} αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ \
    οόὀὁὂὃὄὅὸό ρῤῥ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ \u{1FBF}\u{1FCD}\u{1FCE}\u{1FCF} \
    \u{1FFE}\u{1FDD}\u{1FDE}\u{1FDF}";

const CYRILLIC: &str = "аӑӓ гѓ еѐёӗ жӂӝ зӟ ийѝӣӥ кќ оӧ уўӯӱӳ чӵ ыӹ эӭ ії ѵѷ әӛ өӫ";

#[cfg(test)]
mod tests {
    use super::super::fold::is_accent;
    use super::*;
    use unicode_normalization::char::decompose_canonical;

    #[test]
    fn the_letters_are_those_that_unicode_decomposes() {
        let blocks = [
            '\u{C0}'..='\u{24F}',
            '\u{1E00}'..='\u{1EFF}',
            '\u{370}'..='\u{3FF}',
            '\u{1F00}'..='\u{1FFF}',
            '\u{400}'..='\u{4FF}',
        ];
        for letter in blocks.into_iter().flatten().flat_map(char::to_lowercase) {
            let mut decomposed = Vec::new();
            decompose_canonical(letter, |part| decomposed.push(part));
            decomposed.retain(|part| !is_accent(*part));
            let expected = decomposed.first().copied().unwrap_or(letter);
            assert_eq!(bare(letter).unwrap_or(letter), expected, "{letter} U+{:X}", u32::from(letter));
        }
    }
}
