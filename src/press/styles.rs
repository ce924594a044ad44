//! One style sheet out of many: a first visit asks for one file, in which what repeats is compressed once.

use std::hash::{DefaultHasher, Hash, Hasher};

/// How a linked style sheet stands in the page that the build tool writes.
const LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// A page whose style sheets have become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The page, with one link in place of the first.
    pub page: String,
    /// The addresses of the sheets that went into it, in order.
    pub merged: Vec<String>,
    /// The name of the new sheet, with a digest of what it holds.
    pub name: String,
    /// What it holds.
    pub css: String,
}

/// Merges the style sheets that a page links to, in their order, without their comments; nothing if it links to none.
/// `read` gives what stands under an address.
///
/// # Errors
/// What `read` says.
pub fn merge_styles<E>(page: &str, read: impl Fn(&str) -> Result<String, E>) -> Result<Option<Merged>, E> {
    let mut parts = page.split(LINK);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut place = None;
    let (mut merged, mut css) = (Vec::new(), String::new());
    for part in parts {
        let Some((address, behind)) = part.split_once('"') else { continue };
        css.push_str(&without_comments(&read(address)?));
        merged.push(address.to_owned());
        place.get_or_insert(rest.len());
        let behind = behind.split_once('>').map_or(behind, |(_, behind)| behind);
        rest.push_str(if merged.len() > 1 { behind.trim_start() } else { behind });
    }
    let Some(place) = place else { return Ok(None) };
    let mut digest = DefaultHasher::new();
    css.hash(&mut digest);
    let name = format!("style-{:016x}.css", digest.finish());
    rest.insert_str(place, &format!("{LINK}./{name}\">"));
    Ok(Some(Merged { page: rest, merged, name, css }))
}

/// Style rules without what is said about them. No string in them holds the sign of a comment.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before.trim_end_matches(' '));
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |css, line| css + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_become_one_in_their_order() {
        let page =
            "<head>\n<link rel=\"stylesheet\" href=\"./a.css\"/>\n<link rel=\"stylesheet\" href=\"./b.css\"/>\n</head>";
        let sheet = |address: &str| match address {
            "./a.css" => Ok("/* a */\na { color: red; } /* so */\n"),
            "./b.css" => Ok("b {\n  top: 0;\n}"),
            _ => Err(()),
        };
        let merged = merge_styles(page, |address| sheet(address).map(str::to_owned)).expect("both are there");
        let merged = merged.expect("there are sheets");
        assert_eq!(merged.css, "a { color: red; }\nb {\ntop: 0;\n}\n");
        assert_eq!(merged.merged, ["./a.css", "./b.css"]);
        assert_eq!(merged.page, format!("<head>\n<link rel=\"stylesheet\" href=\"./{}\">\n</head>", merged.name));
    }

    #[test]
    fn a_page_without_sheets_stays_as_it_is() {
        assert_eq!(merge_styles("<head></head>", |_| Err(())), Ok(None));
        let page = "<link rel=\"stylesheet\" href=\"./gone.css\"/>";
        assert_eq!(merge_styles(page, |_| Err("gone")), Err("gone"));
    }
}
