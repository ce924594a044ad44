// Makes what Trunk has built as small as a first visit wants it, without changing what it does.
//
//   node scripts/shrink.mjs FOLDER     wasm-opt, wasm-metadce and esbuild are in PATH
//
// The module and the script that loads it are made by different tools, and neither can see what the other side leaves
// unused. Here the two are shrunk together: what no page calls goes, on both sides; the names that they know each other by
// become short; then each is given to its own minifier. The style sheets become one, in which what repeats is compressed
// once. Files are named by the digests of what they have become.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { namedByLikeness } from "./order.mjs";

/** What a page may call of the module (src/api.rs), and the function that loads it. */
const INTERFACE = ["default", "start", "stop", "open", "annotations", "importAnnotations", "theme", "lookAgain"];

/** What browsers have, see scripts/lib/wasm.sh. The section of the module that says so is stripped. */
const FEATURES = process.env.WASM_FEATURES.split(" ");

/** What starts the app. */
const STARTER = "boot.js";

/** What wasm-opt is to do, and what it is to leave: much of what makes a module shorter is longer when it is compressed. */
const PASSES = [
  "-O1",
  "-Oz",
  // The stack grows towards the first bytes of memory, and one that reaches them has failed.
  "--low-memory-unused",
  // What repeats within a function compresses to less than the local that would keep it.
  "--skip-pass=local-cse",
  "--skip-pass=simplify-locals",
  // A function that is called once goes into its caller only if it is short, any other only if it is hardly longer than the call.
  "--one-caller-inline-max-function-size=100",
  "--always-inline-max-function-size=5",
];

const folder = process.argv[2];
const module = only(/^claimlight-.*\.wasm$/);
const glue = only(/^claimlight-.*\.js$/);
const page = "index.html";
const styles = "style-0.css";

let script = withoutWhatNoPageCalls(read(glue));
dropFromModule(script);
script = agreeOnShortNames(script, optimizeModule());
write(glue, minify(script, "js"));
for (const file of ["boot.js", "exhibit.js", "frame.js"]) write(file, bundle(file));
// A mounted app takes its parts from elsewhere.
renameSync(path("resources-mounted.js"), path("resources.js"));
write("mount.js", bundle("mount.js"));
for (const part of ["language.js", "resources.js", "styles.js"]) rmSync(path(part));
for (const file of ["kiosk.js", "offline.js", "claim-light.js"]) write(file, minify(read(file), "js"));
write("kiosk.css", minify(read("kiosk.css"), "css"));
write("sw.js", esbuild(["--minify", "--loader=js"], read("sw.js"))); // a classic script
write(styles, minify(mergeStyles(), "css"));

// The script names the module and the page names all three, so this order.
nameByDigest(module, [glue, page]);
nameByDigest(glue, [page]);
nameByDigest(styles, [page]);
startByClassicScript();
write("mount.json", JSON.stringify(partsToMount()));

/** The script with nothing that the interface does not reach. Classes come from libraries' own exports. */
function withoutWhatNoPageCalls(text) {
  // Two things that stand beside every class would hold it: a line for a keyword that nobody uses on it, and its registry.
  text = text.replaceAll(/^if \(Symbol\.dispose\).*$/gm, "");
  text = text.replaceAll("new FinalizationRegistry", "/* @__PURE__ */ new FinalizationRegistry");
  write(glue, text);
  const entry = `export { ${INTERFACE.join(", ")} } from "./${glue}";`;
  return esbuild(["--bundle", "--format=esm", "--loader=js"], entry);
}

/** Takes from the module what the script does not mention. */
function dropFromModule(script) {
  const mentioned = new Set(Array.from(script.matchAll(/\bwasm\.(\w+)/g), ([, name]) => name));
  const exported = Array.from(mentioned, (name) => ({ name: `export ${name}`, export: name }));
  const root = { name: "the script", root: true, reaches: exported.map(({ name }) => name) };
  const graph = join(folder, "reached.json");
  writeFileSync(graph, JSON.stringify([root, ...exported]));
  run("wasm-metadce", [path(module), "-g", "--graph-file", graph, "-o", path(module), ...FEATURES]);
  rmSync(graph);
}

/** Optimizes the module for size, and says which names its imports and exports have been given instead. */
function optimizeModule() {
  const passes = [...PASSES, "--minify-imports-and-exports-and-modules"];
  const told = run("wasm-opt", [path(module), "-o", path(module), ...passes, ...FEATURES]);
  orderFunctions();
  return JSON.parse(told.slice(told.indexOf("{")));
}

/** Puts functions side by side that are like each other. Nothing else of the module is changed, as it was optimized before. */
function orderFunctions() {
  writeFileSync(path(module), namedByLikeness(readFileSync(path(module))));
  const written = ["--optimize-level=2", "--shrink-level=2", "--generate-stack-ir", "--optimize-stack-ir"];
  run("wasm-opt", [path(module), "-o", path(module), "--reorder-functions-by-name", ...written, ...FEATURES]);
}

/** The script with the module's new names, and without the functions that the module has ceased to import. */
function agreeOnShortNames(script, { imports, exports }) {
  const short = new Map(imports.map(([, name, to]) => [name, to]));
  const provided = new Set();
  script = script.replaceAll(/^ {4}(\w+): function[^]*?^ {4}\},?\n/gm, (whole, name) => {
    provided.add(name);
    return short.has(name) ? whole.replace(name, JSON.stringify(short.get(name))) : "";
  });
  const missing = imports.find(([, name]) => !provided.has(name));
  if (missing) throw new Error(`the script does not provide ${missing[1]}: wasm-bindgen writes scripts otherwise now`);
  const called = new Map(exports);
  script = script.replaceAll(/\bwasm\.(\w+)/g, (_, name) => {
    if (!called.has(name)) throw new Error(`the module does not export ${name}`);
    return `wasm[${JSON.stringify(called.get(name))}]`;
  });
  // wasm-opt calls the one module that is imported from "a".
  return script.replace(/"\.\/[\w-]+_bg\.js": import0/, '"a": import0');
}

/** The style sheets that the page links to, as one, in their order. The page gets a link to it in place of the first. */
function mergeStyles() {
  let merged = "";
  const html = read(page).replaceAll(/<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\s*/g, (_, file) => {
    const link = merged === "" ? `<link rel="stylesheet" href="./${styles}">\n` : "";
    merged += read(file);
    rmSync(path(file));
    return link;
  });
  write(page, html);
  return merged;
}

/** Gives a file a name with the digest of its content, so that hosts may have it cached for good. */
function nameByDigest(file, mentionedIn) {
  const digest = createHash("sha256").update(readFileSync(path(file))).digest("hex").slice(0, 16);
  const name = file.replace(/-[0-9a-f]+/, `-${digest}`);
  renameSync(path(file), path(name));
  for (const other of mentionedIn) write(other, read(other).replaceAll(file, name));
}

/**
 * Browsers do not run a script module in a frame whose sandbox lacks `allow-same-origin`; what starts the app is to say so there.
 */
function startByClassicScript() {
  const html = read(page);
  const classic = html.replace(`<script type="module" src="./${STARTER}">`, `<script defer src="./${STARTER}">`);
  if (classic === html) throw new Error(`the page does not start ${STARTER} by the element that was expected`);
  write(page, classic);
}

/** What mount.js needs to know of this version. */
function partsToMount() {
  const html = read(page);
  const found = (pattern) => pattern.exec(html)[1];
  const words = html.matchAll(/<link[^>]*data-language="([^"]+)"[^>]*>/g);
  return {
    script: only(/^claimlight-.*\.js$/),
    module: only(/^claimlight-.*\.wasm$/),
    styles: only(/^style-.*\.css$/),
    words: Object.fromEntries(Array.from(words, ([link, tag]) => [tag, /href="(?:\.\/)?([^"]+)"/.exec(link)[1]])),
    page: JSON.parse(found(/<script type="application\/json" id="page-words">([^]*?)<\/script>/)),
    collection: JSON.parse(found(/<script type="application\/json" id="collection">([^]*?)<\/script>/)),
  };
}

/** A script with what it takes of others in it; what is fetched later stays outside. */
function bundle(file) {
  const outside = ["anchoring", "exhibit", "frame", "kiosk", "offline", "share"].map((name) => `--external:./${name}.js`);
  const format = file === STARTER ? "iife" : "esm";
  return run("esbuild", [file, "--bundle", "--minify", `--format=${format}`, ...outside, "--log-level=warning"]);
}

function minify(text, loader) {
  return esbuild(["--minify", `--loader=${loader}`, ...(loader === "js" ? ["--format=esm"] : [])], text);
}

function esbuild(options, input) {
  return run("esbuild", [...options, "--log-level=warning"], input);
}

function run(command, options, input = "") {
  return execFileSync(command, options, { cwd: folder, input, encoding: "utf8", stdio: ["pipe", "pipe", "inherit"] });
}

/** The one file in the folder with such a name. */
function only(pattern) {
  const files = readdirSync(folder).filter((file) => pattern.test(file));
  if (files.length !== 1) throw new Error(`${files.length} files are called like ${pattern} in ${folder}, instead of one`);
  return files[0];
}

function path(file) {
  return join(folder, file);
}

function read(file) {
  return readFileSync(path(file), "utf8");
}

function write(file, text) {
  writeFileSync(path(file), text);
}
