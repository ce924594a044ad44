// benches/RESULTS.md and its plots, out of what was measured.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { benches } from "../lib/places.js";
import { COUNTS, PAINTERS, SCROLLING } from "../measure/painting.js";
import { bars, divided, lines } from "./plot.js";
import { FRAME, NAMES, climbOf, rows, scrollOf, total } from "./rows.js";
import { count, duration, share, table } from "./words.js";

const OUTCOMES = ["right", "ambiguous", "lost", "wrong"];
const OURS = 0;
const PEER = 2;
const COLOURS = { ours: 0, css: 5, "hypothesis-path": 2, "hypothesis-position": 3, recogito: 4 };

const A_FRAME = { value: FRAME, name: `a frame of the screen, ${FRAME.toFixed(1)} ms` };

const SHORT = { ours: "Claimlight", peer: "Hypothesis" };

/** The table by itself, as it is printed. */
export function tableOf(results) {
  const met = (met) => (met === undefined ? "" : met ? "yes" : "no");
  return table(
    ["measured", "Claimlight", "peer", "ratio", "goal", "met"],
    rows(results).map((row) => [row.what, row.ours, row.peer, row.ratio, row.goal, met(row.met)]),
  );
}

export function write(results) {
  const plots = join(benches, "plots");
  mkdirSync(plots, { recursive: true });
  for (const [name, plot] of Object.entries(plotsOf(results))) writeFileSync(join(plots, `${name}.svg`), plot);
  writeFileSync(join(benches, "RESULTS.md"), page(results));
}

function plotsOf({ anchoring, painting }) {
  const pair = ({ ours, peer }) => [
    { name: SHORT.ours, value: ours.ms, colour: OURS },
    { name: SHORT.peer, value: peer.ms, colour: PEER },
  ];
  const kinds = Object.keys(anchoring.whole.placed.ours);
  const names = PAINTERS.map(({ name }) => name);
  return {
    anchoring: bars({
      title: "Time for a quotation to find its place, index included",
      say: duration,
      groups: [
        { name: `Changed, ${count(anchoring.million.characters)} characters`, bars: pair(anchoring.million.changed) },
        { name: `Exact, ${count(anchoring.million.characters)} characters`, bars: pair(anchoring.million.exact) },
        { name: `Changed, ${count(anchoring.whole.characters)} characters`, bars: pair(anchoring.whole.changed) },
      ],
    }),
    placing: divided({
      title: "Where quotations end up, by what has happened to their words",
      parts: [
        { name: "right", colour: 0 },
        { name: "ambiguous", colour: 3 },
        { name: "lost", colour: 1 },
        { name: "wrong", colour: 2 },
      ],
      rows: kinds.flatMap((kind) =>
        ["ours", "peer"].map((whose) => ({
          name: `${kind}, ${SHORT[whose]}`,
          counts: OUTCOMES.map((outcome) => anchoring.whole.placed[whose][kind][outcome]),
        })),
      ),
    }),
    loading: lines({
      title: "Loading and painting annotations on 200,000 words; dashed is extrapolated",
      sayX: count,
      sayY: duration,
      xTicks: COUNTS,
      series: names.map((name) => ({ name: NAMES[name], colour: COLOURS[name], ...climbOf(painting, name) })),
    }),
    scrolling: bars({
      title: "The main thread's work for a frame while scrolling, p95",
      say: duration,
      limit: A_FRAME,
      groups: names.map((name) => {
        const { count: annotations, with: lit, without } = scrollOf(painting, name);
        return {
          name: NAMES[name],
          bars: [
            { name: `${count(annotations)} annotations`, value: lit.work, colour: COLOURS[name] },
            { name: "the same page without", value: without.work, colour: 1 },
          ],
        };
      }),
    }),
    adding: bars({
      title: "Adding one highlight: the main thread's work till it is painted",
      say: duration,
      limit: A_FRAME,
      groups: names.map((name) => {
        const { count: annotations, with: lit } = scrollOf(painting, name);
        return { name: NAMES[name], bars: [{ name: `beside ${count(annotations)}`, value: lit.add, colour: COLOURS[name] }] };
      }),
    }),
  };
}

function page(results) {
  const { anchoring, painting, about } = results;
  const { million, whole } = anchoring;
  return `# Measured side by side

Written by \`make bench\` on ${about.date}. Run it again to measure on your machine: it installs the peers, opens Chromium
without a window, and writes this page. \`scripts/bench --full\` takes larger samples and lets slow peers climb to the end,
which takes an hour or two.

Ratios are the peer's time by ours, from the same rounds of the same run, and do not depend much on the machine. Times are
medians: of ${million.changed.rounds} rounds for anchoring, of ${painting[0].rounds} for painting.

${tableOf(results)}

## Anchoring

![Time for a quotation to find its place](plots/anchoring.svg)

The text is the King James Bible, a verse a line, revised with known truth (\`benches/revisions\`); the quotations are 24 to
224 characters long, with 32 characters of context on each side. Our time is that of one call with all annotations, divided
by their number, so it includes the index. The peer is the Hypothesis client's own code: the position is taken where the
very words stand there, else \`matchQuote\` looks through the text. It is given a sample, evenly from all:
${count(million.changed.peer.count)} changed and ${count(million.exact.peer.count)} exact quotations in the shorter text, ${count(whole.changed.peer.count)} changed ones in the whole. What it would take
for as many as ours is its time for one, multiplied.

![Where quotations end up](plots/placing.svg)

*Right* is a place that shares at least 0.8 with the true one (intersection over union), *wrong* one that shares less. What
was deleted has no right place. The peer never says that it is in doubt. Ours: all cases; the peer: a sample of each kind,
evenly from all.

${placingTable(whole.placed)}

## Painting

![Loading and painting annotations](plots/loading.svg)

The page is the first 200,000 words of the same book, five verses a paragraph. One annotation in five begins inside the one
before it. Peers start on a page that already stands, and their time ends when what they paint is there and the page rests.
Ours is the whole start of the app, from \`start()\` on: the document, its claims, their cards. A painter's next count is left
out where it would take longer than ${about.full ? "15 minutes" : "a minute"}; what is marked ≈ follows from its last two counts by a power law.

${loadingTable(painting)}

- **Hypothesis** runs the client's own modules for anchoring and highlighting, without its sidebar. *By its own XPaths* has
  the three selectors that the client writes; *by positions* has the two that W3C annotations bring from elsewhere.
- **Recogito** is \`@recogito/text-annotator\` with \`renderer: "CSS_HIGHLIGHTS"\` and \`setAnnotations\`, on the oldest core that
  it asks for (benches/peers/recogito.js says why).
- **Bare CSS highlights** are ranges in one \`Highlight\`: no library, no hit test, nothing for a screen reader.

![Work for a frame while scrolling](plots/scrolling.svg)

Each page is scrolled down by ${SCROLLING.pixels} px a frame. The time between frames is never less than the screen's ${FRAME.toFixed(1)} ms; the work is what
the main thread did for one, by Chromium's own trace. A painter is scrolled, and added to, with as many annotations as it
got to.

![Adding one highlight](plots/adding.svg)

For peers this is the call that adds an annotation. Ours is what a reader does: words are selected, and the key H makes a
note, opens its card with the editor and paints its mark. Counted is all that the main thread does until the frame is
painted in which the highlight is seen first; of that, script and layout are named by themselves.

## Versions

${table(["what", "version"], Object.entries(about.versions))}

${about.machine}.
`;
}

function placingTable({ ours, peer }) {
  const say = (counts, outcome) => share(counts[outcome], total(counts));
  return table(
    ["", ...OUTCOMES],
    Object.keys(ours).flatMap((kind) => [
      [`${kind}, ${SHORT.ours}`, ...OUTCOMES.map((outcome) => say(ours[kind], outcome))],
      [`${kind}, ${SHORT.peer}`, ...OUTCOMES.map((outcome) => say(peer[kind], outcome))],
    ]),
  );
}

function loadingTable(painting) {
  const say = ({ points, measured, exponent }, annotations) => {
    const place = points.findIndex(([count]) => count === annotations);
    if (place === -1) return "";
    const [, load] = points[place];
    return place < measured ? duration(load) : `≈ ${duration(load)} (power ${exponent.toFixed(1)})`;
  };
  const climbs = PAINTERS.map(({ name }) => [NAMES[name], climbOf(painting, name)]);
  return table(
    ["", ...COUNTS.map(count)],
    climbs.map(([name, climb]) => [name, ...COUNTS.map((annotations) => say(climb, annotations))]),
  );
}
