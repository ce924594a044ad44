// Measures everything in one go, prints the table, and writes RESULTS.md with its plots. scripts/bench prepares what it needs.
//
//   node benches/run.js [--full] [anchoring | painting]
//
// With one part named, only that part is measured, and RESULTS.md stays as it is.

import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Chromium } from "./lib/chromium.js";
import { dist, site, work } from "./lib/places.js";
import { serve } from "./lib/server.js";
import { measureAnchoring } from "./measure/anchoring.js";
import { measurePainting } from "./measure/painting.js";
import { tableOf, write } from "./report/results.js";
import { bundle, versions } from "./setup/peers.js";

const PARTS = { anchoring: measureAnchoring, painting: measurePainting };

const { values, positionals } = parseArgs({ options: { full: { type: "boolean", default: false } }, allowPositionals: true });
const { full } = values;
const parts = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = parts.find((part) => !(part in PARTS));
if (unknown) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(" and ")}`);

const tell = (words) => console.log(words);
const started = new Date();

prepareSite();
const server = await serve();
const chromium = await Chromium.open();
const results = { about: await about() };
try {
  for (const part of parts) {
    results[part] = await PARTS[part]({ chromium, address: server.address, full, tell });
    writeFileSync(join(work, "results.json"), JSON.stringify(results, undefined, 1));
  }
} finally {
  await chromium.close();
  server.close();
}
tell(`\n${tableOf(results)}\n`);
if (parts.length === Object.keys(PARTS).length) {
  write(results);
  tell("benches/RESULTS.md is written");
}
tell(`It took ${Math.round((Date.now() - started) / 60_000)} min.`);

/** The app as it was built last, and what the pages run. The cases are in the site already. */
function prepareSite() {
  const app = join(site, "app");
  rmSync(app, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  cpSync(dist, app, { recursive: true });
  if (parts.includes("anchoring") && !existsSync(join(app, "anchoring.js"))) {
    throw new Error("dist/ has no anchoring.js: build it first, by scripts/build");
  }
  bundle();
}

async function about() {
  const cores = os.cpus().length;
  return {
    date: started.toISOString().slice(0, 10),
    full,
    versions: { Chromium: (await chromium.version()).replace(/^\w+\//, ""), Node: process.versions.node, ...versions() },
    machine: `The machine had ${cores} ${cores === 1 ? "core" : "cores"} and ran ${os.type()}`,
  };
}
