use super::*;
use proptest::prelude::*;

fn text(words: &str) -> Piece {
    Piece::Text(words.to_owned())
}

fn paragraph(words: &str) -> Piece {
    Piece::Paragraph(vec![text(words)])
}

#[test]
fn what_markdown_has_becomes_pieces() {
    let table = [
        ("plain words", vec![paragraph("plain words")]),
        (
            "one\ntwo  \nthree",
            vec![Piece::Paragraph(vec![text("one"), Piece::Break, text("two"), Piece::Break, text("three")])],
        ),
        (
            "*a* **b** `c`",
            vec![Piece::Paragraph(vec![
                Piece::Emphasis(vec![text("a")]),
                text(" "),
                Piece::Strong(vec![text("b")]),
                text(" "),
                Piece::Code("c".into()),
            ])],
        ),
        ("## Heading", vec![Piece::Paragraph(vec![Piece::Strong(vec![text("Heading")])])]),
        ("> quoted\n\nown", vec![Piece::Quote(vec![paragraph("quoted")]), paragraph("own")]),
        ("7. a\n8. b", vec![Piece::List { start: Some(7), items: vec![vec![text("a")], vec![text("b")]] }]),
        ("- a\n\n- b", vec![Piece::List { start: None, items: vec![vec![paragraph("a")], vec![paragraph("b")]] }]),
        ("```text\nlet\n```", vec![Piece::CodeBlock("text\nlet\n".into())]),
        ("***\nx", vec![Piece::Rule, paragraph("x")]),
        ("Smith &amp; Щ\\*", vec![paragraph("Smith &amp; Щ*")]),
        ("", vec![]),
    ];
    for (markdown, pieces) in table {
        assert_eq!(read_markdown(markdown), pieces, "{markdown}");
    }
}

#[test]
fn links_lead_to_the_web_or_a_mailbox_or_are_text() {
    let link = |address: &str, words: &str| {
        Piece::Paragraph(vec![Piece::Link { address: address.to_owned(), content: vec![text(words)] }])
    };
    let table = [
        ("[a](https://example.org/b)", link("https://example.org/b", "a")),
        ("[a](HTTP://example.org)", link("HTTP://example.org", "a")),
        ("<mailto:a@example.org>", link("mailto:a@example.org", "mailto:a@example.org")),
        ("<a@example.org>", link("mailto:a@example.org", "a@example.org")),
        ("[a](javascript:alert(1))", paragraph("[a](javascript:alert(1))")),
        ("[a *b*](JaVaScRiPt:alert(1))", paragraph("[a *b*](JaVaScRiPt:alert(1))")),
        ("[a](java\\script:x)", paragraph("[a](java\\script:x)")),
        ("[a](&#106;avascript:x)", paragraph("[a](&#106;avascript:x)")),
        ("<javascript:alert(1)>", paragraph("<javascript:alert(1)>")),
        ("[a](data:text/html,x)", paragraph("[a](data:text/html,x)")),
        ("[a](//example.org)", paragraph("[a](//example.org)")),
        ("[a](#/gorbachev-letter)", paragraph("[a](#/gorbachev-letter)")),
    ];
    for (markdown, piece) in table {
        assert_eq!(read_markdown(markdown), [piece], "{markdown}");
    }
}

#[test]
fn addresses_among_words_are_links_too() {
    let link = |address: &str| Piece::Link { address: address.to_owned(), content: vec![text(address)] };
    let table = [
        ("(https://a.org/b_(c)).", vec![text("("), link("https://a.org/b_(c)"), text(").")]),
        ("xhttps://a.org http:// h", vec![text("xhttps://a.org http:// h")]),
        (
            "[https://a.org](https://b.org)",
            vec![Piece::Link { address: "https://b.org".into(), content: vec![text("https://a.org")] }],
        ),
        (
            "[a [b](http://b.org) c](http://d.org)",
            vec![
                text("[a "),
                Piece::Link { address: "http://b.org".into(), content: vec![text("b")] },
                text(" c]("),
                link("http://d.org"),
                text(")"),
            ],
        ),
        ("[sic] and [1]", vec![text("[sic] and [1]")]),
    ];
    for (markdown, pieces) in table {
        assert_eq!(read_markdown(markdown), [Piece::Paragraph(pieces)], "{markdown}");
    }
}

#[test]
fn stress_nests_and_stops_at_words() {
    let (emphasis, strong) = (|words| Piece::Emphasis(vec![text(words)]), |words| Piece::Strong(vec![text(words)]));
    let table = [
        ("***a***", vec![Piece::Emphasis(vec![strong("a")])]),
        ("***a* b**", vec![Piece::Strong(vec![emphasis("a"), text(" b")])]),
        ("***a** b*", vec![Piece::Emphasis(vec![strong("a"), text(" b")])]),
        ("**a*", vec![text("*"), emphasis("a")]),
        ("*a**", vec![emphasis("a"), text("*")]),
        (
            "*a [b* c](http://x.org)",
            vec![text("*a "), Piece::Link { address: "http://x.org".into(), content: vec![text("b* c")] }],
        ),
        ("snake_case_name 2 * 3 * 4", vec![text("snake_case_name 2 * 3 * 4")]),
        ("a*b*c _d_", vec![text("a"), emphasis("b"), text("c "), emphasis("d")]),
        ("*a `*` b*", vec![Piece::Emphasis(vec![text("a "), Piece::Code("*".into()), text(" b")])]),
        ("`` ` `` `a", vec![Piece::Code("`".into()), text(" `a")]),
        ("\\*a\\* \\b\\", vec![text("*a* \\b\\")]),
        ("*a\nb*", vec![Piece::Emphasis(vec![text("a"), Piece::Break, text("b")])]),
        ("*a", vec![text("*a")]),
    ];
    for (markdown, pieces) in table {
        assert_eq!(read_markdown(markdown), [Piece::Paragraph(pieces)], "{markdown}");
    }
}

#[test]
fn blocks_nest() {
    let list = |items| Piece::List { start: None, items };
    let table = [
        (
            "- a\n  - b\n  - c\n- d",
            vec![list(vec![vec![text("a"), list(vec![vec![text("b")], vec![text("c")]])], vec![text("d")]])],
        ),
        ("-\ta\n\tb", vec![list(vec![vec![text("a"), Piece::Break, text("b")]])]),
        ("- a\nb", vec![list(vec![vec![text("a"), Piece::Break, text("b")]])]),
        ("- a\n\nb", vec![list(vec![vec![text("a")]]), paragraph("b")]),
        ("- a\n+ b", vec![list(vec![vec![text("a")]]), list(vec![vec![text("b")]])]),
        ("- a\n\n  b", vec![list(vec![vec![paragraph("a"), paragraph("b")]])]),
        ("- ```\n   x\n  ```", vec![list(vec![vec![Piece::CodeBlock(" x\n".into())]])]),
        (
            "> a\nb\n> - c\n\nd",
            vec![
                Piece::Quote(vec![
                    Piece::Paragraph(vec![text("a"), Piece::Break, text("b")]),
                    list(vec![vec![text("c")]]),
                ]),
                paragraph("d"),
            ],
        ),
        ("In\n1986. Then", vec![Piece::Paragraph(vec![text("In"), Piece::Break, text("1986. Then")])]),
        ("~~~\n> a", vec![Piece::CodeBlock("> a\n".into())]),
        (
            "a\n---\n# b #\n#c",
            vec![paragraph("a"), Piece::Rule, Piece::Paragraph(vec![Piece::Strong(vec![text("b")])]), paragraph("#c")],
        ),
    ];
    for (markdown, pieces) in table {
        assert_eq!(read_markdown(markdown), pieces, "{markdown}");
    }
}

/// Each would take minutes if something were read again for each sign.
#[test]
fn no_signs_take_long() {
    let units = [
        "*",
        "*a_",
        "[",
        "](",
        "[](",
        "[](<",
        "[](a()",
        "<",
        "<a",
        "`a``b```c",
        "> ",
        "- ",
        "\n- ",
        "\n> ",
        "\n```",
        "http://",
        "xhttp://",
        "http://)",
        "![",
        "[a](b)",
        "**a*b",
        "\\",
        "1. ",
        "\n  ",
    ];
    for unit in units {
        read_markdown(&unit.repeat(100_000 / unit.len()));
    }
}

#[test]
fn html_and_images_are_text() {
    let table = [
        ("a <b>c</b>", vec![paragraph("a <b>c</b>")]),
        ("<script>alert(1)</script>", vec![paragraph("<script>alert(1)</script>")]),
        (
            "<div\nonclick=x>\n\nafter",
            vec![Piece::Paragraph(vec![text("<div"), Piece::Break, text("onclick=x>")]), paragraph("after")],
        ),
        (
            "![a *map*](http://x.org/y.png)",
            vec![Piece::Paragraph(vec![text("a "), Piece::Emphasis(vec![text("map")]), text(" (http://x.org/y.png)")])],
        ),
    ];
    for (markdown, pieces) in table {
        assert_eq!(read_markdown(markdown), pieces, "{markdown}");
    }
}

#[test]
fn what_only_defines_a_link_is_shown_too() {
    let table = [
        ("[1]: Gorbachev", vec![paragraph("[1]: Gorbachev")]),
        (
            "before\n\n[1]: Gorbachev\n\nafter",
            vec![paragraph("before"), paragraph("[1]: Gorbachev"), paragraph("after")],
        ),
        ("> [1]: Gorbachev", vec![Piece::Quote(vec![paragraph("[1]: Gorbachev")])]),
        (
            "- [1]: Shultz\n- b",
            vec![Piece::List { start: None, items: vec![vec![text("[1]: Shultz")], vec![text("b")]] }],
        ),
    ];
    for (markdown, pieces) in table {
        assert_eq!(read_markdown(markdown), pieces, "{markdown}");
    }
}

#[test]
fn nesting_has_an_end() {
    for unit in ["> ", "- ", "*a **b ", "[", "![", "1. > "] {
        let pieces = read_markdown(&format!("{}deep", unit.repeat(5_000)));
        assert!(depth(&pieces) <= DEPTH_LIMIT + 3, "{unit}: {}", depth(&pieces));
        assert!(visible(&pieces).contains("deep"), "{unit}");
    }
}

proptest! {
    #[test]
    fn nothing_panics_and_every_link_is_safe(markdown in "[-a-c:/.*_`#>!<&;()\\[\\]\\\\ \\t\\n0-9щ😃]{0,80}") {
        for piece in read_markdown(&markdown) {
            check_links(&piece)?;
        }
    }

    #[test]
    fn any_string_is_read(markdown in any::<String>()) {
        read_markdown(&markdown);
    }

    /// No line begins with a number: a list would, and its numbers stand for what was typed.
    #[test]
    fn every_visible_character_of_plain_text_stays(
        lines in proptest::collection::vec("[a-zA-Zа-я😃é(\"][a-zA-Zа-я.,;:'?%() 0-9]{0,40}", 0..6),
    ) {
        let words = lines.join("\n");
        let signs = |string: &str| string.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
        prop_assert_eq!(signs(&visible(&read_markdown(&words))), signs(&words));
    }

    #[test]
    fn every_letter_of_markdown_stays(
        lines in proptest::collection::vec("[-#>*`!\\[ ]{0,3}[a-z]{1,5}[]`*:( ]{0,4}[a-z)]{0,4}", 0..8),
    ) {
        let markdown = lines.join("\n");
        let letters = |string: &str| string.chars().filter(|sign| sign.is_ascii_lowercase()).collect::<String>();
        let (shown, typed) = (letters(&visible(&read_markdown(&markdown))), letters(&markdown));
        prop_assert_eq!(shown, typed, "{}", markdown);
    }
}

fn check_links(piece: &Piece) -> Result<(), TestCaseError> {
    if let Piece::Link { address, .. } = piece {
        prop_assert!(leads_outside(address));
    }
    children(piece).into_iter().try_for_each(check_links)
}

fn depth(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .map(|piece| 1 + children(piece).into_iter().map(|child| depth(std::slice::from_ref(child))).max().unwrap_or(0))
        .max()
        .unwrap_or(0)
}

fn visible(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(words) | Piece::Code(words) | Piece::CodeBlock(words) => words.clone(),
            Piece::Link { address, content } if visible(content) != *address => visible(content) + address,
            Piece::Break => "\n".to_owned(),
            piece => children(piece).into_iter().map(|child| visible(std::slice::from_ref(child))).collect(),
        })
        .collect()
}

fn children(piece: &Piece) -> Vec<&Piece> {
    match piece {
        Piece::Paragraph(pieces)
        | Piece::Quote(pieces)
        | Piece::Emphasis(pieces)
        | Piece::Strong(pieces)
        | Piece::Link { content: pieces, .. } => pieces.iter().collect(),
        Piece::List { items, .. } => items.iter().flatten().collect(),
        Piece::CodeBlock(_) | Piece::Rule | Piece::Text(_) | Piece::Code(_) | Piece::Break => Vec::new(),
    }
}
