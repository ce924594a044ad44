// Writes into the service worker what the app consists of, and into the page which version it is.
//
//   node scripts/precache.mjs FOLDER     a built folder; again, where files in it have been changed by hand
//
// The version is a digest of the names and digests of all files. The page is counted without its version, since it cannot
// hold its own digest. A folder without the worker, as a development build is, stays as it is.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the app does not fetch: the worker, which browsers keep themselves; the edition in one file; types for programmers;
 *  what other pages take the app in with; and an operator's configuration, which is no part of a version. */
const LEFT_OUT = [/^sw\.js$/, /^claimlight\.html$/, /\.d\.ts$/, /^(kiosk|embed|mount)\.json$/, /^(mount|claim-light)\.js$/, /(^|\/)\./];

/** The worker's first line, once it has been written. */
const LIST = /^self\.PRECACHE = .*\n/;

/** No more digits are needed to tell one version from another. */
const DIGITS = 16;

const folder = process.argv[2];
const path = (file) => join(folder, file);
const read = (file) => readFileSync(path(file));
const digest = (content) => createHash("sha256").update(content).digest("hex");

if (existsSync(path("sw.js"))) precache();

function precache() {
  const page = read("index.html").toString().replace(/(<html[^>]*?) data-version="\w*"/, "$1");
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .filter((name) => !LEFT_OUT.some((pattern) => pattern.test(name)))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, digest(name === "index.html" ? page : read(name))]));
  const version = digest(JSON.stringify(files)).slice(0, DIGITS);

  const stamped = page.replace(/<html[^>]*/, (tag) => `${tag} data-version="${version}"`);
  if (stamped === page) throw new Error("index.html has no <html>: it cannot be told which version it is");
  writeFileSync(path("index.html"), stamped);
  files["index.html"] = digest(stamped);
  const worker = read("sw.js").toString().replace(LIST, "");
  writeFileSync(path("sw.js"), `self.PRECACHE = ${JSON.stringify({ version, files })};\n${worker}`);
}
