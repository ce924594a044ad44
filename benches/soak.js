// Writes benches/soak/RESULTS.md and its plot from the tables that the long run of the browser tests has left there.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { courses } from "./report/plot.js";

const folder = new URL("./soak/", import.meta.url);
const BROWSERS = [
  { name: "Chromium", program: process.env.CHROMIUM, colour: 0 },
  { name: "Firefox", program: process.env.FIREFOX, colour: 2 },
];

const runs = BROWSERS.map((browser) => ({ ...browser, file: new URL(`${browser.name.toLowerCase()}.csv`, folder) }))
  .filter(({ file }) => existsSync(file))
  .map((browser) => ({ ...browser, samples: read(browser.file), version: version(browser.program) }));

function read(file) {
  const [head, ...rows] = readFileSync(file, "utf8").trim().split("\n").map((row) => row.split(","));
  return rows.map((row) => Object.fromEntries(head.map((key, place) => [key, row[place] === "" ? undefined : Number(row[place])])));
}

function version(program) {
  try {
    return execFileSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim().replace(/ built on.*/, "");
  } catch {
    return "unknown";
  }
}

const pairs = (samples, key) => samples.filter((sample) => sample[key] !== undefined).map((sample) => [sample.visits, sample[key]]);

/** By how much something has grown behind the first tenth, by the line that fits best. */
function growth(samples, key) {
  const all = pairs(samples, key);
  const points = all.filter(([x]) => x * 10 >= all.at(-1)[0]);
  const mean = (place) => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  const slope = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
  return { slope, total: slope * (points.at(-1)[0] - points[0][0]) };
}

const whole = (value) => Math.round(value).toLocaleString("en");
const MB = 1_000_000;
const megabytes = (value) => `${(value / MB).toFixed(value < 10 * MB ? 2 : 0)} MB`;

const KINDS = [
  { key: "elements", name: "elements of the page", say: whole },
  { key: "nodes", name: "nodes alive, also of what is no longer in the page", say: whole },
  { key: "listeners", name: "listeners", say: whole },
  { key: "kept", name: "functions that the module keeps for the browser", say: whole },
  { key: "heap", name: "JavaScript's heap", say: megabytes },
  { key: "module", name: "memory of the module", say: megabytes },
  { key: "storage", name: "stored, in bytes", say: whole },
  { key: "resident", name: "memory of the page's processes", say: megabytes },
];

const panels = KINDS.map(({ key, name, say }) => ({
  name,
  say,
  series: runs
    .map(({ name, colour, samples }) => ({ name, colour, points: pairs(samples, key) }))
    .filter(({ points }) => points.length > 0),
})).filter(({ series }) => series.length > 0);

const most = Math.max(...runs.map(({ samples }) => samples.at(-1).visits));
const title = `The exhibit while nobody is there, after up to ${whole(most)} visits`;
writeFileSync(new URL("soak.svg", folder), courses({ title, across: "visits", panels }));

const rows = runs.flatMap(({ name, samples }) =>
  KINDS.filter(({ key }) => pairs(samples, key).length > 1).map(({ key, name: what, say }) => {
    const all = pairs(samples, key);
    const { slope, total } = growth(samples, key);
    const at = (part) => say(all.find(([x]) => x >= part * all.at(-1)[0])[1]);
    const trend = Math.abs(total) < 0.5 ? "none" : `${whole(total)} (${slope.toFixed(2)} a visit)`;
    return `| ${name} | ${what} | ${at(0.1)} | ${at(0.5)} | ${at(1)} | ${trend} |`;
  }),
);

const counted = runs.map(({ version, samples }) => `${whole(samples.at(-1).visits)} visits in ${version}`).join(", ");
writeFileSync(
  new URL("RESULTS.md", folder),
  `# ${whole(most)} visits, one after another

Written by \`make soak\` on ${new Date().toISOString().slice(0, 10)}: ${counted}, on ${cpus().length} cores under ${process.platform}.

![${title}](soak.svg)

| browser | what | after a tenth | after half | at the end | trend after the first tenth |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.join("\n")}

A visit is \`tests/browser/app/kiosk/soak.js\`: a language, the claim, larger text, stronger contrast, reading aloud by a voice made for the test, an
answer, a document, a link's document, the next claim, the end or “Start over”; some go to the operator's door. It is driven by \`click()\` in the page of the
release build, with a frame between any two touches and without a pause, so a visit takes a fraction of a second. After every 25 visits, on the
waiting screen, the page is measured. In Chromium nodes, listeners and the heap are those that its own protocol tells of once rubbish has been
collected. Firefox tells none of them, and is not asked to collect: its processes are measured as Linux sees them, with whatever rubbish is in them.

The trend is that of the line that fits best, in bytes where it is memory. The test ends in failure where the number of elements is ever another; where the module's memory, the number of
functions that it keeps, or of listeners is another after the first tenth; where more than 2,000 bytes are stored; or where the heap's trend comes to more than 1 MiB over the
run. \`make test\` does the same with 50 visits.
`,
);
