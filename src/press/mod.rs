//! Prints a collection into the page: what the native tool `press` does, apart from touching files.

mod positions;

pub use positions::with_positions;

use crate::collection::{
    Collection, Manifest, Problems, SourceError, SourceErrors, SourceFile, SourceProblem, Sources,
};
use crate::i18n::{LanguageFile, PagePhrases, TRANSLATIONS};
use crate::json;
use crate::page::static_page;
use crate::text::Digest;
use std::fmt;

/// The file that says what belongs to a collection.
const MANIFEST: &str = "collection.md";
/// Where the page takes the collection's data.
const DATA_PLACE: &str = "<!--press:collection-->";
/// Where the page takes the documents as HTML.
const PAGE_PLACE: &str = "<!--press:page-->";
/// Where the page says which files hold the words of its languages.
const LANGUAGES_PLACE: &str = "<!--press:languages-->";

/// Why a page could not be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintError {
    /// The collection is not sound.
    Collection(SourceErrors),
    /// The page does not say where this goes.
    NoPlace(&'static str),
}

/// Reads the files of a collection out of a folder with these `names`; `read` gives what a file holds, or why it can't.
///
/// # Errors
/// What is wrong with `collection.md`, files that it names and that cannot be read, Markdown files that it doesn't name.
pub fn gather(
    folder: &str,
    names: &[String],
    read: impl Fn(&str) -> Result<String, String>,
) -> Result<Sources, SourceErrors> {
    let path = |name: &str| format!("{folder}/{name}");
    let manifest_file = path(MANIFEST);
    let mut problems = Problems::new(&manifest_file);
    let mut open = |name: &str, line: Option<usize>| match read(name) {
        Ok(source) => Some(SourceFile { file: path(name), source }),
        Err(reason) => {
            problems.add_at(line, None, SourceProblem::Unreadable { file: name.to_owned(), reason });
            None
        }
    };
    let Some(collection) = open(MANIFEST, None) else { return problems.finish(None) };
    let manifest = Manifest::parse(&collection.source, &collection.file)?;
    let documents: Vec<SourceFile> =
        manifest.documents.iter().filter_map(|listed| open(&listed.file, Some(listed.line))).collect();
    let claims = open(&manifest.claims.file, Some(manifest.claims.line));
    let is_listed = |name: &String| name == MANIFEST || manifest.documents.iter().any(|listed| listed.file == *name);
    let unlisted = names.iter().filter(|name| name.ends_with(".md") && !is_listed(name)).map(|name| SourceError {
        file: path(name),
        line: None,
        column: None,
        problem: SourceProblem::Unlisted,
    });
    let unlisted: Vec<SourceError> = unlisted.collect();
    let sources = problems.finish(claims.map(|claims| Sources { collection, documents, claims }));
    match sources {
        Ok(sources) if unlisted.is_empty() => Ok(sources),
        Ok(_) => Err(SourceErrors(unlisted)),
        Err(SourceErrors(errors)) => Err(SourceErrors([errors, unlisted].concat())),
    }
}

/// A page with the files that go beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The page with the collection in it, as data and as HTML.
    pub page: String,
    /// The words of the other languages, under names with a digest.
    pub languages: Vec<PrintedFile>,
}

/// A file beside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedFile {
    /// Its name, to be taken from the page's folder.
    pub name: String,
    /// What it holds.
    pub contents: String,
}

/// Prints a collection into a page.
///
/// # Errors
/// What is wrong with the collection, or that the page has no place for it.
pub fn print(page: &str, sources: &Sources) -> Result<Printed, PrintError> {
    let collection = Collection::from_sources(sources).map_err(PrintError::Collection)?;
    let mut page = page.to_owned();
    let tags = TRANSLATIONS.map(|(locale, ..)| locale.tag());
    let (bundle, words) = collection.to_bundle_without(&tags);
    let data = format!("<script type=\"application/json\" id=\"collection\">{bundle}</script>");
    let mut languages = Vec::new();
    let mut links = format!(
        "<script type=\"application/json\" id=\"page-words\">{}</script>",
        json::line(&PagePhrases::english().by_name())
    );
    for ((locale, phrases, on_page), words) in TRANSLATIONS.into_iter().zip(words) {
        let contents = LanguageFile::write(locale, phrases, on_page, &words);
        let tag = locale.tag();
        let name = format!("words-{tag}-{}.json", Digest::of(&contents));
        links +=
            &format!("<link rel=\"alternate\" type=\"application/json\" data-language=\"{tag}\" href=\"./{name}\">");
        languages.push(PrintedFile { name, contents });
    }
    for (place, printed) in [(LANGUAGES_PLACE, links), (DATA_PLACE, data), (PAGE_PLACE, static_page(&collection))] {
        if !page.contains(place) {
            return Err(PrintError::NoPlace(place));
        }
        page = page.replacen(place, &printed, 1);
    }
    Ok(Printed { page, languages })
}

impl fmt::Display for PrintError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Collection(errors) => errors.fmt(formatter),
            Self::NoPlace(place) => write!(formatter, "the page has no {place} in it"),
        }
    }
}

impl std::error::Error for PrintError {}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!--press:languages--><body><!--press:page--><!--press:collection--></body>";

    fn files(name: &str) -> Result<String, String> {
        let document = "---\nid: a\ntype: letter\nkind.en: letter\ntitle.en: A\ndate: 1986-01-11\nauthor: B\nauthor-short: B\n\
            recipient: C\nrecipient-short: C\nlanguage: en\n---\n</script><!--press:page-->\n";
        match name {
            "collection.md" => Ok("---\nid: c\ntitle.en: C\ndocument: a.md\nclaims: claims.json\n---\n".to_owned()),
            "a.md" => Ok(document.to_owned()),
            "claims.json" => Ok("[]".to_owned()),
            _ => Err("no such file".to_owned()),
        }
    }

    #[test]
    fn the_data_cannot_end_its_element_and_reads_back() {
        let sources = gather("x", &["a.md".to_owned()], files).expect("sound files");
        let Printed { page, languages } = print(PAGE, &sources).expect("a page with all places");
        assert!(languages.iter().all(|file| page.contains(&format!("href=\"./{}\"", file.name))), "{page}");
        let (_, rest) = page.split_once("<script type=\"application/json\" id=\"collection\">").expect(&page);
        let data = rest.strip_suffix("</script></body>").expect(&page);
        assert!(!data.contains('<'), "{data}");
        let collection = Collection::from_bundle(data).expect("a sound bundle");
        assert_eq!(Ok(&collection), Collection::from_sources(&sources).as_ref());
        assert_eq!(collection.documents[0].text.as_str(), "</script><!--press:page-->");
    }

    #[test]
    fn a_page_without_a_place_is_refused() {
        let sources = gather("x", &[], files).expect("sound files");
        let refused =
            print("<!--press:languages--><!--press:collection-->", &sources).map_err(|error| error.to_string());
        assert_eq!(refused, Err("the page has no <!--press:page--> in it".to_owned()));
    }

    #[test]
    fn files_that_lack_and_files_too_many_are_all_named() {
        let names = ["b.md", "notes.txt", "collection.md"].map(str::to_owned);
        let read = |name: &str| match name {
            "collection.md" => {
                Ok("---\nid: c\ntitle.en: C\ndocument: z.md\ndocument: a.md\nclaims: no.json\n---\n".to_owned())
            }
            name => files(name),
        };
        let errors = gather("x", &names, read).expect_err("three faults").to_string();
        let expected = [
            "x/collection.md:4: the file \"z.md\" cannot be read (no such file)",
            "x/collection.md:6: the file \"no.json\" cannot be read (no such file)",
            "x/b.md: the file is not part of the collection; add a line \"document: …\" to collection.md or move it away",
        ];
        assert_eq!(errors, expected.join("\n"));
    }
}
