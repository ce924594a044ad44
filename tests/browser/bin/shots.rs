//! Photographs of the built app in Chromium: each address, at each size, in each colour scheme. `scripts/shots` says how.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fmt};

use browser_tests::{Browser, Reader, Setup, places};
use serde_json::Value;

/// The sizes at which the app is looked at unless others are named: a laptop, a phone, a kiosk.
const SIZES: [Size; 3] = [Size(1440, 900), Size(390, 844), Size(1080, 1920)];

/// Narrower windows are phones', which have a finger and no mouse.
const NARROWEST_WITH_MOUSE: u32 = 600;

const USAGE: &str = "shots [--base FOLDER] [--full] [--scheme light|dark|both] [--size WIDTHxHEIGHT]… [--name NAME] [--run JS] [ADDRESS…]";

#[derive(Clone, Copy)]
struct Size(u32, u32);

/// What to photograph, and how.
struct Order {
    base: Option<PathBuf>,
    full: bool,
    dark: Vec<bool>,
    sizes: Vec<Size>,
    /// Put before a photograph's name, to tell what `run` has done.
    name: Option<String>,
    /// The body of an async function that runs in the page first.
    run: Option<String>,
    addresses: Vec<String>,
}

fn main() -> ExitCode {
    let Some(order) = Order::read(env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.unwrap_or_else(|error| panic!("No runtime: {error}")).block_on(order.carry_out());
    ExitCode::SUCCESS
}

impl Order {
    fn read(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut order = Self {
            base: None,
            full: false,
            dark: vec![false, true],
            sizes: Vec::new(),
            name: None,
            run: None,
            addresses: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--base" => order.base = Some(arguments.next()?.into()),
                "--full" => order.full = true,
                "--scheme" => order.dark = schemes(&arguments.next()?)?,
                "--size" => order.sizes.push(Size::read(&arguments.next()?)?),
                "--name" => order.name = Some(arguments.next()?),
                "--run" => order.run = Some(arguments.next()?),
                option if option.starts_with("--") => return None,
                _ => order.addresses.push(argument),
            }
        }
        if order.sizes.is_empty() {
            order.sizes.extend(SIZES);
        }
        if order.addresses.is_empty() {
            order.addresses.push(String::new());
        }
        Some(order)
    }

    async fn carry_out(&self) {
        for &dark in &self.dark {
            for &size in &self.sizes {
                let reader = Reader::new(Browser::Chromium, self.setup(size, dark)).await;
                for address in &self.addresses {
                    self.photograph(&reader, address, size, dark).await;
                }
            }
        }
    }

    fn setup(&self, Size(width, height): Size, dark: bool) -> Setup {
        // Nothing is caught in the middle of a movement.
        let mut setup = Setup::new().size(width, height);
        if let Some(base) = &self.base {
            setup = setup.serving(base);
        }
        if dark {
            setup = setup.dark();
        }
        if width < NARROWEST_WITH_MOUSE { setup.touch() } else { setup }
    }

    async fn photograph(&self, reader: &Reader, address: &str, size: Size, dark: bool) {
        reader.visit(address).await;
        // Another address of the same page would find it as the last one left it.
        reader.reload().await;
        reader.wait_for_app().await;
        if let Some(run) = &self.run {
            reader.call(&format!("return (async () => {{ {run} }})()"), vec![]).await;
        }
        settle(reader).await;

        let scheme = if dark { "dark" } else { "light" };
        let names = [self.name.as_deref().unwrap_or_default(), address].map(in_a_file_name);
        let name: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let name = if name.is_empty() { "start".to_owned() } else { name.join("-") };
        let file = places::target("shots").join(format!("{name}_{size}_{scheme}.png"));
        if self.full {
            reader.photograph_all(&file).await;
        } else {
            reader.photograph(&file).await;
        }
        println!("{}", file.display());
        for error in reader.page_errors().await {
            eprintln!("  the page said: {error}");
        }
    }
}

/// Waits for the typefaces, and for two frames in which what they moved is painted.
async fn settle(reader: &Reader) {
    let body = "return document.fonts.ready.then(() =>
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))))";
    let _: Value = reader.call(body, vec![]).await;
}

/// Letters, digits and single dashes.
fn in_a_file_name(text: &str) -> String {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn schemes(name: &str) -> Option<Vec<bool>> {
    match name {
        "light" => Some(vec![false]),
        "dark" => Some(vec![true]),
        "both" => Some(vec![false, true]),
        _ => None,
    }
}

impl Size {
    fn read(text: &str) -> Option<Self> {
        let (width, height) = text.split_once('x')?;
        Some(Self(width.parse().ok()?, height.parse().ok()?))
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.0, self.1)
    }
}
