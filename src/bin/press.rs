//! Checks the files of a collection and prints them into the page.

use claimlight::collection::{Collection, SourceFile, Sources};
use claimlight::press;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "\
press check FOLDER        names everything that is wrong with a collection
press print FOLDER PAGE   writes the collection into an HTML page, and the words of its languages beside it
press positions FOLDER    counts the positions in the claims' file anew";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["check", folder] => check(folder),
        ["print", folder, page] => print(folder, page),
        ["positions", folder] => positions(folder),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn check(folder: &str) -> Result<(), Box<dyn Error>> {
    let collection = Collection::from_sources(&gather(folder)?)?;
    println!(
        "{folder}: {} documents, {} claims, {} links; nothing is wrong",
        collection.documents.len(),
        collection.claims.len(),
        collection.links.len()
    );
    Ok(())
}

fn print(folder: &str, page: &str) -> Result<(), Box<dyn Error>> {
    let printed = press::print(&read(page)?, &gather(folder)?).map_err(|error| match error {
        press::PrintError::NoPlace(_) => format!("{page}: {error}"),
        press::PrintError::Collection(errors) => errors.to_string(),
    })?;
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    for file in &printed.languages {
        write(&folder.join(&file.name).to_string_lossy(), &file.contents)?;
    }
    write(page, &printed.page)
}

fn positions(folder: &str) -> Result<(), Box<dyn Error>> {
    let sources = gather(folder)?;
    let SourceFile { file, .. } = &sources.claims;
    write(file, &press::with_positions(&sources)?)
}

fn gather(folder: &str) -> Result<Sources, Box<dyn Error>> {
    let folder = folder.trim_end_matches('/');
    let entries = fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let read = |name: &str| fs::read_to_string(Path::new(folder).join(name)).map_err(|error| error.to_string());
    Ok(press::gather(folder, &names, read)?)
}

fn read(file: &str) -> Result<String, Box<dyn Error>> {
    fs::read_to_string(file).map_err(|error| format!("{file}: {error}").into())
}

fn write(file: &str, contents: &str) -> Result<(), Box<dyn Error>> {
    fs::write(file, contents).map_err(|error| format!("{file}: {error}").into())
}
