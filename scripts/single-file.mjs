// Writes the built app as one file that opens from a folder or a stick, without any server.
//
//   node scripts/single-file.mjs DIST OUTPUT     esbuild is in PATH; KIOSK=FILE puts an exhibit's settings inside
//
// Browsers let a page from `file://` fetch nothing and run no script modules. So the page carries what it would fetch as
// blocks of data, which no browser runs, and one classic script. The script is the app's own: only `resources.js`, by which
// everything is fetched, gives its place to `resources-inside.js`.
//
// Modules are in base64, as they are. Compressed they would take less than half the room, which a stick has, and one thing more
// that a browser must be able to do before the app can say what is wrong.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The app's modules, by what the files of a release are called. */
const MODULES = {
  claimlight: [/^claimlight-.*\.js$/, /^claimlight-.*\.wasm$/],
  anchoring: [/^anchoring\.js$/, /^anchoring_bg\.wasm$/],
  kiosk: [/^kiosk\.js$/, /^kiosk_bg\.wasm$/],
  share: [/^share\.js$/, /^share_bg\.wasm$/],
};

/** The scripts of the checkout that start it. */
const STARTERS = { "boot.js": "boot.js", "exhibit.js": "exhibit.js", "embed/frame.js": "frame.js", "language.js": "language.js", "resources-inside.js": "resources.js" };

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const [dist, output] = process.argv.slice(2);

const page = read("index.html");
const styles = withFontsInside(read(only(/^style-.*\.css$/)));
const kioskStyles = read("kiosk.css");
const script = bundle();

for (const [what, text, end] of [["script", script, /<\/script|<!--/i], ["style sheet", styles + kioskStyles, /<\/style/i]]) {
  if (end.test(text)) throw new Error(`the ${what} would end its own element: ${end.exec(text)[0]}`);
}

const policy = [
  "default-src 'none'",
  `script-src ${digest(script)} 'wasm-unsafe-eval'`,
  `style-src ${digest(styles)} ${digest(kioskStyles)}`,
  "font-src data:",
  "img-src data: blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const version = /claimlight-([0-9a-f]+)/.exec(only(MODULES.claimlight[0]))[1];
const words = readdirSync(dist).filter((file) => file.startsWith("words-"));
const blocks = [
  block("kiosk.json", "application/json", json(settings())),
  ...words.map((file) => block(file.replace(/-[0-9a-f]+\.json$/, ".json"), "application/json", json(read(file)))),
  ...Object.entries(MODULES).map(([name, [, module]]) => {
    const base64 = readFileSync(join(dist, only(module))).toString("base64");
    return block(`${name}.wasm`, "application/octet-stream;base64", base64, ` data-version="${version}"`);
  }),
];

// What the page says of itself in comments is meant for the served one. Typeface and code are handed on with their licences.
let html = page.replaceAll(/<!--[^]*?-->\s*/g, "");
html = put(html, /<meta charset="utf-8">/, (charset) => `${charset}\n<!--\n${licences()}\n-->`);
html = put(html, /(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + policy);
html = put(html, /<link rel="icon" href="(?:\.\/)?([^"]+)"/, (_, file) => `<link rel="icon" href="data:image/svg+xml;base64,${base64(file)}"`);
html = put(html, /<link rel="stylesheet"[^>]*>/, () => `<style>${styles}</style><style id="inside-kiosk.css" media="not all">${kioskStyles}</style>`);
html = put(html, /<script (?:type="module"|defer) src="[^"]*"><\/script>/, () => `${blocks.join("\n")}\n<script>${script}</script>`);
html = html.replaceAll(/<link rel="(?:alternate|modulepreload|preload|manifest|apple-touch-icon)"[^>]*>\s*/g, "");

const left = /<(?:link|script|img)[^>]* (?:href|src)="(?!data:|#)[^"]*"/.exec(html);
if (left) throw new Error(`the page would still fetch something: ${left[0]}`);
writeFileSync(output, html);
console.log(`  ${output}: ${(Buffer.byteLength(html) / 1e6).toFixed(2)} MB, everything inside`);

/** All scripts as a classic one. */
function bundle() {
  const folder = mkdtempSync(join(tmpdir(), "claimlight-single-"));
  try {
    for (const [file, name] of Object.entries(STARTERS)) copyFileSync(join(checkout, file), join(folder, name));
    for (const [name, [glue]] of Object.entries(MODULES)) copyFileSync(join(dist, only(glue)), join(folder, `${name}.js`));
    // Where a module lies beside its script is asked only where no bytes are given.
    const options = ["--bundle", "--minify", "--format=iife", "--charset=utf8", '--define:import.meta.url="nowhere"', "--log-level=warning"];
    return execFileSync("esbuild", ["boot.js", ...options], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The exhibit's settings: those that are asked for, else those of the build. */
function settings() {
  const file = process.env.KIOSK;
  if (!file) return read("kiosk.json");
  const text = readFileSync(file, "utf8");
  try {
    JSON.parse(text);
  } catch (problem) {
    throw new Error(`${file} is not JSON: ${problem.message}`);
  }
  if (!/"kiosk"\s*:(?!\s*false\b)/.test(text)) console.log(`  ${file} does not say "kiosk": true, so the file opens as the reading room`);
  return text;
}

function licences() {
  const texts = [readFileSync(join(checkout, "LICENSE"), "utf8"), read("fonts/OFL.txt")];
  return `Claimlight in one file. Its code:\n\n${texts[0].trim()}\n\nIts typeface:\n\n${texts[1].trim()}`.replaceAll("--", "==");
}

function withFontsInside(css) {
  return css.replaceAll(/url\("?(fonts\/[^)"]+)"?\)/g, (_, file) => `url(data:font/woff2;base64,${base64(file)})`);
}

/** Data of the page, by the name that `resources-inside.js` asks for. */
function block(name, type, text, more = "") {
  return `<script type="${type}" id="inside-${name}"${more}>${text}</script>`;
}

/** JSON that cannot end its element. Only strings can have the sign. */
function json(text) {
  return text.trim().replaceAll("<", "\\u003c");
}

function digest(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function put(text, place, made) {
  if (!place.test(text)) throw new Error(`${join(dist, "index.html")} has no ${place}`);
  return text.replace(place, made);
}

/** The one file of the build with such a name. */
function only(pattern) {
  const files = readdirSync(dist).filter((file) => pattern.test(file));
  if (files.length !== 1) throw new Error(`${files.length} files are called like ${pattern} in ${dist}, instead of one`);
  return files[0];
}

function base64(file) {
  return readFileSync(join(dist, file)).toString("base64");
}

function read(file) {
  return readFileSync(join(dist, file), "utf8");
}
