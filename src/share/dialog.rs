//! What the dialogs of links show: a link that is made, its QR code, and what a link brings that was opened.
//!
//! They are plain trees and words. The module `share` puts the trees into the app's dialog and hears what is pressed: buttons
//! say it in `data-does`.

use super::destination::{Destination, NoCode};
use super::pack::{Budget, Packed, pack};
use super::qr::{Qr, qr};
use super::unpack::unpack;
use super::words::Words;
use super::{NotFit, Reach};
use crate::annotation::Annotation;
use crate::collection::Collection;
use crate::sheet::{Element, Node, element};

/// Notes and judgements that are to go into a link.
pub struct Offer {
    /// The collection that they are on.
    pub collection: Collection,
    /// Those that are chosen; the first have precedence.
    pub annotations: Vec<Annotation>,
    /// The page that the link leads to.
    pub destination: Destination,
    /// The language.
    pub words: Words,
}

/// A module of a code is so many CSS px wide at least: what a telephone tells apart at arm's length.
const MODULE: usize = 4;

/// How wide the picture of a small code is, in CSS px: about as wide as that of the largest.
const PICTURE: usize = 340;

impl Offer {
    /// The dialog: the link, what it carries, what it does not, and who can open and read it.
    pub fn link(&self) -> Vec<Node> {
        let words = &self.words;
        let packed = self.packed(Budget::Link);
        let mut shown = vec![element("h2").text(words.give_title)];
        let mut does = Vec::new();
        if let Some(link) = &packed.link {
            let field = element("input").attribute("readonly", "").attribute("value", link.as_str());
            shown.push(paragraph(words.carries(&packed, &self.annotations)));
            shown.push(element("label").class("field").child(element("span").text(words.the_link)).child(field));
        } else {
            shown.push(paragraph(words.nothing_in_link));
        }
        shown.extend(self.not_in(&packed, Budget::Link));
        if packed.link.is_some() {
            let reach = match self.destination.reach() {
                Ok(Reach::Everyone) | Err(NotFit::HoldsPassword) => None,
                Ok(Reach::SameNetwork) => Some(words.same_network),
                Err(NotFit::ThisMachine) => Some(words.this_machine),
                Err(NotFit::NotOnTheWeb) => Some(words.this_file),
            };
            shown.extend(reach.map(paragraph));
            shown.push(paragraph(words.who_can_read));
            match self.destination.code {
                Ok(()) => does.push(button("code", "press", words.show_code)),
                Err(NoCode::OwnAddress) => shown.push(paragraph(words.no_code_for_others)),
                Err(NoCode::SetAddress) => shown.push(paragraph(words.no_code_by_setting)),
            }
            does.push(button("copy", "press primary", words.copy_link));
            shown.push(element("div").class("code").attribute("tabindex", "-1"));
            shown.push(element("p").attribute("role", "status"));
        }
        does.push(button("close", "press", words.close));
        shown.push(element("div").class("dialog-end").children(does));
        shown.into_iter().map(Node::from).collect()
    }

    /// The QR code, what it carries and what not.
    pub fn code(&self) -> Vec<Node> {
        let words = &self.words;
        let packed = self.packed(Budget::Qr);
        let carries = words.carries(&packed, &self.annotations);
        let picture = packed.link.as_deref().and_then(qr).map(|code| picture(&code, words.code_label(&carries)));
        let said = paragraph(if picture.is_some() { &carries } else { words.nothing_in_code });
        let shown = picture.into_iter().chain([said]).chain(self.not_in(&packed, Budget::Qr));
        shown.map(Node::from).collect()
    }

    fn packed(&self, budget: Budget) -> Packed {
        pack(&self.collection, &self.annotations, &self.destination.address, budget)
    }

    fn not_in(&self, packed: &Packed, budget: Budget) -> Vec<Element> {
        let left_out = self.words.left_out(packed, budget);
        let mut shown = Vec::new();
        if !left_out.is_empty() {
            shown.push(paragraph(self.words.left_out));
            shown.push(element("ul").children(left_out.into_iter().map(|why| element("li").text(why))));
        }
        shown.extend(self.words.reduced(packed).map(paragraph));
        shown
    }
}

/// What a link that was opened brings, for the app to show before it is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedLink {
    /// Whether it can be taken in.
    pub title: String,
    /// What is wrong with it, or what is to be known of what it brings.
    pub words: Vec<String>,
    /// What it brings, as the text of a file; nothing if it cannot be read.
    pub file: Option<String>,
}

/// Opens a link: what stands behind `#`.
pub fn opened(collection: &Collection, fragment: &str, words: &Words) -> OpenedLink {
    match unpack(collection, fragment) {
        Ok(unpacked) => OpenedLink {
            title: words.take_title.to_owned(),
            words: words.remarks(&unpacked),
            file: Some(unpacked.to_file(collection)),
        },
        Err(error) => OpenedLink { title: words.refused_title.to_owned(), words: vec![words.error(error)], file: None },
    }
}

/// Black on white in every theme: what cameras read best.
fn picture(code: &Qr, label: String) -> Element {
    let size = code.size();
    let width = (size * (PICTURE / size).max(MODULE)).to_string();
    let part = |colour, path| element("path").attribute("fill", colour).attribute("d", path);
    element("svg")
        .attribute("viewBox", format!("0 0 {size} {size}"))
        .attribute("width", width.as_str())
        .attribute("height", width)
        .attribute("shape-rendering", "crispEdges")
        .attribute("role", "img")
        .attribute("aria-label", label)
        .child(part("#fff", format!("M0 0h{size}v{size}H0z")))
        .child(part("#000", code.path()))
}

fn paragraph(words: impl Into<String>) -> Element {
    element("p").text(words)
}

fn button(does: &str, class: &str, words: &str) -> Element {
    element("button").class(class).attribute("type", "button").attribute("data-does", does).text(words)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, LETTER, judgement, note, passage};
    use super::*;
    use crate::i18n::Locale;
    use crate::i18n::formats::Plain;
    use crate::judgement::Verdict;

    fn words() -> Words {
        Words::new(Locale::English, &Plain)
    }

    fn offer(own: &str, annotations: impl FnOnce(&Collection) -> Vec<Annotation>) -> Offer {
        let collection = testing::collection(&[LETTER]);
        let annotations = annotations(&collection);
        Offer { annotations, collection, destination: Destination::new(None, own), words: words() }
    }

    fn said(nodes: &[Node]) -> String {
        nodes.iter().map(|node| node.text_content() + "\n").collect()
    }

    /// The values of an attribute in a tree.
    fn values(nodes: &[Node], name: &str) -> Vec<String> {
        let of = |node: &Node| match node {
            Node::Text(_) => Vec::new(),
            Node::Element(element) => {
                let own = element.attributes.iter().filter(|(attribute, _)| *attribute == name);
                own.map(|(_, value)| value.clone()).chain(values(&element.children, name)).collect::<Vec<_>>()
            }
        };
        nodes.iter().flat_map(of).collect()
    }

    #[test]
    fn an_offer_says_what_goes_along_and_what_does_not() {
        let mixed = |collection: &Collection| {
            let mut elsewhere = Annotation::from(&note(collection, 0, passage(4, 13), 1));
            elsewhere.targets[0].source = "https://example.org/".into();
            let here = Annotation::from(&note(collection, 0, passage(4, 13), 0));
            vec![here, elsewhere, judgement(collection, "L-95", Verdict::Supported, 2)]
        };
        let shown = offer("https://example.org/#/x", mixed).link();
        let words = said(&shown);
        assert!(words.contains("It carries 1 note and 1 judgement on a claim."), "{words}");
        assert!(words.contains("1 on a document that is not in this collection."), "{words}");
        assert_eq!(values(&shown, "data-does"), ["code", "copy", "close"]);
        let link = values(&shown, "value").concat();
        let opened =
            opened(&testing::collection(&[LETTER]), link.split_once('#').expect("a fragment").1, &self::words());
        assert_eq!(opened.title, "This link brings notes");
        assert_eq!(opened.words, ["1 of them is a judgement on a claim."]);
        assert!(opened.file.is_some());
    }

    #[test]
    fn an_offer_says_who_can_open_it_and_why_there_is_no_code() {
        let one = |collection: &Collection| vec![judgement(collection, "L-95", Verdict::Supported, 2)];
        let table = [
            ("https://example.org/", "Anyone who has the link", true),
            ("http://teacher.local/", "only on the network", true),
            ("http://127.0.0.1:8000/", "served by this computer", false),
            ("file:///stick/claimlight.html", "opened from a file", false),
        ];
        for (own, expected, has_code) in table {
            let shown = offer(own, one).link();
            assert!(said(&shown).contains(expected), "{own}");
            assert_eq!(values(&shown, "data-does").iter().any(|does| does == "code"), has_code, "{own}");
            assert_eq!(said(&shown).contains("There is no QR code"), !has_code, "{own}");
        }
        let shown = offer("https://example.org/", |_| Vec::new()).link();
        assert!(said(&shown).contains("Nothing in this list can go into a link."));
        assert_eq!(values(&shown, "data-does"), ["close"]);
    }

    #[test]
    fn a_code_says_what_it_leaves_out_and_has_room_to_be_read() {
        let many = |collection: &Collection| {
            let long = |number: u64| {
                let mut note = note(collection, 0, passage(4, 60), number);
                note.comment = (0..20)
                    .map(|word| format!("{:x} ", (word + 50 * number).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
                    .collect();
                Annotation::from(&note)
            };
            (0..4).map(long).collect()
        };
        let shown = offer("https://example.org/", many).code();
        let words = said(&shown);
        assert!(words.contains("for which there was no room: a QR code holds less than a link."), "{words}");
        let sizes = [values(&shown, "width").concat(), values(&shown, "viewBox").concat()];
        let number =
            |text: &str| text.rsplit(' ').next().and_then(|last| last.parse::<usize>().ok()).expect("a number");
        assert!(number(&sizes[0]) >= MODULE * number(&sizes[1]), "{sizes:?}");
        let one = |collection: &Collection| vec![judgement(collection, "L-95", Verdict::Supported, 2)];
        let small = values(&offer("https://example.org/", one).code(), "width").concat();
        assert!(number(&small) > 250, "{small}");
    }

    #[test]
    fn what_cannot_be_opened_is_told_in_words() {
        let collection = testing::collection(&[LETTER]);
        let long = format!("n1={}", "a".repeat(2_000));
        let table = [
            ("#n2=abc", "in format 2"),
            ("#n1=abcdefgh", "It is not complete"),
            ("#n1=", "It is not complete"),
            ("#n1=ab!c", "There is a “!” in it, as character 3"),
            (&long, "It has 2003 characters"),
        ];
        for (fragment, expected) in table {
            let opened = opened(&collection, fragment, &words());
            assert_eq!((opened.title.as_str(), &opened.file), ("The link was not opened", &None), "{fragment}");
            assert!(opened.words.concat().contains(expected), "{fragment}: {:?}", opened.words);
        }
    }

    #[test]
    fn what_is_in_doubt_is_told() {
        let here = testing::collection(&[LETTER]);
        let sent =
            [Annotation::from(&note(&here, 0, passage(63, 98), 0)), judgement(&here, "L-95", Verdict::Supported, 1)];
        let link = pack(&here, &sent, "https://example.org/", Budget::Link).link.expect("they fit");
        let fragment = link.split_once('#').expect("a fragment").1;
        let elsewhere = testing::collection(&[&LETTER.replace("no problems", "few problems")]);
        assert!(opened(&elsewhere, fragment, &words()).words.concat().contains("1 of them is on words"));
        let mut other = here.clone();
        other.id = "march-1986".parse().expect("a name");
        let told = opened(&other, fragment, &words()).words;
        assert_eq!(told.len(), 3, "{told:?}");
    }
}
