// The peers' own code, made ready for a page: nothing of it is in this repository.
//
// npm's package of the Hypothesis client holds one bundle that exports nothing, and beside it a source map with the sources
// that it was made of. The modules that anchor and highlight are taken out of the map, and bundled as they are.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { benches, packages, site, work } from "../lib/places.js";

/** What the map calls the client's own sources. */
const SOURCES = "app:///src/";

/** Bundles what runs in the browser, peers included, into the site. esbuild is in PATH. */
export function bundle() {
  const client = unpackHypothesis();
  const entries = ["anchoring", "painting", "boot"];
  execFileSync(
    "esbuild",
    [
      ...entries.map((name) => `${name}=${join(benches, "pages", `${name}.js`)}`),
      "--bundle",
      "--format=esm",
      "--log-level=warning",
      `--outdir=${site}`,
      `--alias:hypothesis-client=${client}`,
      "--external:/app/*",
    ],
    { env: { ...process.env, NODE_PATH: packages }, stdio: "inherit" },
  );
  copyFileSync(join(packages, "hypothesis/build/styles/highlights.css"), join(site, "hypothesis.css"));
  copyFileSync(join(packages, "@recogito/text-annotator/dist/text-annotator.css"), join(site, "recogito.css"));
}

/** The versions that were installed, by the packages' names. */
export function versions() {
  const { dependencies } = JSON.parse(readFileSync(join(benches, "package.json"), "utf8"));
  return dependencies;
}

function unpackHypothesis() {
  const file = join(packages, "hypothesis/build/scripts/annotator.bundle.js.map");
  const { sources, sourcesContent } = JSON.parse(readFileSync(file, "utf8"));
  const folder = join(work, "hypothesis");
  sources.forEach((source, number) => {
    if (!source.startsWith(SOURCES)) return;
    const place = join(folder, source.slice(SOURCES.length));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, sourcesContent[number]);
  });
  return join(folder, "annotator");
}
