// Painting: annotations whose places are known are loaded and painted, one more is added, and the page is scrolled.
//
// A visit is a new profile and one painter with so many annotations. Rounds go through all painters in turn, so that what
// else the machine does falls on all of them. In the first round a painter climbs the counts as long as the next is likely
// to end in time; where its climb ends, it is also added to and scrolled.

import { join } from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";
import { site } from "../lib/places.js";
import { median, quantile, sum } from "../lib/statistics.js";
import { traced } from "../lib/trace.js";
import { additions, spread } from "../setup/annotations.js";
import { DOCUMENT, printOurs } from "../setup/collection.js";
import { printPeersPage } from "../setup/peers-page.js";
import { paragraphs } from "../setup/reading.js";

export const COUNTS = [500, 1000, 2000, 4000, 10_000];
const ROUNDS = 3;
/** A painter's next count is not tried where it would take longer than this, in s. With --full it is hardly ever too long. */
const PATIENCE = { usual: 60, full: 900 };

const MOST_TRIES = 3;
/** How many are added, and how long in all it is begun again, in ms. */
const ADDING = { most: 5, longest: 10_000 };
export const SCROLLING = { frames: 240, pixels: 60, longest: 15_000 };

/** `bare` is the page that a painter is compared with when scrolled: the same without annotations. */
export const PAINTERS = [
  { name: "ours", bare: "ours", isOurs: true },
  { name: "css", bare: "nothing" },
  { name: "hypothesis-path", bare: "nothing" },
  { name: "hypothesis-position", bare: "nothing" },
  { name: "recogito", bare: "nothing" },
];
const BARE = [{ name: "nothing" }, { name: "ours", isOurs: true }];

/** For each painter and count: the ms to load; where the painter's climb ended also those to add and to scroll. */
export async function measurePainting({ chromium, address, full, tell }) {
  prepare(tell);
  const patience = full ? PATIENCE.full : PATIENCE.usual;
  const ends = new Map(PAINTERS.map(({ name }) => [name, undefined]));
  const visits = [];
  const visit = async (painter, count, isEnd) => {
    const measured = await atLast(() => stay(chromium, address, painter, count, isEnd), tell);
    tell(`  ${painter.name} with ${count}: ${measured.load.toFixed(0)} ms`);
    visits.push({ painter: painter.name, count, ...measured });
  };
  const climb = async (painter) => {
    for (const count of COUNTS) {
      await visit(painter, count, (load) => {
        if (!ends.get(painter.name) && isTop(count, load, patience)) ends.set(painter.name, count);
        return ends.get(painter.name) === count;
      });
      if (ends.get(painter.name) === count) return;
    }
  };
  for (let round = 1; round <= ROUNDS; round += 1) {
    tell(`· Painting, round ${round} of ${ROUNDS} …`);
    for (const bare of BARE) await visit(bare, 0, () => true);
    for (const painter of PAINTERS) await climb(painter);
  }
  return summary(visits);
}

/** Visits again where Chromium broke off; it does, rarely, on machines that are busy. */
async function atLast(visit, tell) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await visit();
    } catch (problem) {
      if (tries === MOST_TRIES) throw problem;
      tell(`  once more, because: ${problem.message}`);
    }
  }
}

/**
 * Whether the next count would take too long, after so many ms for this one. Some painters' time grows with its square. The
 * second is always tried: two points say how it grows.
 */
function isTop(count, load, patience) {
  const next = COUNTS[COUNTS.indexOf(count) + 1];
  return next === undefined || (count !== COUNTS[0] && load * (next / count) ** 2 > patience * 1000);
}

function prepare(tell) {
  const reading = paragraphs();
  const folder = join(site, "annotations");
  mkdirSync(folder, { recursive: true });
  const write = (name, annotations) => writeFileSync(join(folder, `${name}.json`), JSON.stringify(annotations));
  write("additions", additions(reading, ADDING.most));
  printPeersPage(reading);
  for (const count of [0, ...COUNTS]) {
    tell(`· Printing the page with ${count} claims …`);
    const annotations = spread(reading, count);
    write(count, annotations);
    printOurs(`ours-${count}`, reading, annotations);
  }
}

/** One visit, in the order of a reader: the page is loaded; at the end of a climb something is marked, and it is scrolled. */
function stay(chromium, address, { name, isOurs }, count, isEnd) {
  const place = isOurs ? `ours-${count}/#/${DOCUMENT}` : "peers.html";
  return chromium.visit(address + place, async (page) => {
    await page.waitForFunction("globalThis.bench");
    await page.evaluate((name, count) => bench.prepare(name, count), name, count);
    const load = await page.evaluate(() => bench.load());
    const lit = await page.evaluate(() => bench.lit());
    if (lit > 0 !== count > 0) throw new Error(`${name} has lit ${lit} of ${count} annotations`);
    if (!isEnd(load)) return { load };
    const adding = [];
    while (count > 0 && adding.length < ADDING.most && sum(adding.map(({ work }) => work)) < ADDING.longest) {
      const number = adding.length;
      const [, thread] = await traced(page, () => (isOurs ? mark(page, number) : addTo(page, number)));
      adding.push({ work: thread.work(), scriptAndLayout: thread.scriptAndLayout() });
    }
    const [intervals, thread] = await traced(page, () => page.evaluate((how) => bench.scroll(how), SCROLLING));
    return { load, adding, scrolling: { intervals, work: thread.workOfFrames() } };
  });
}

const addTo = (page, number) => page.evaluate((number) => bench.add(number), number);

/** Marks words in our page as a reader does: they are selected, the toolbar comes, a key is pressed. */
async function mark(page, number) {
  await page.evaluate((number) => bench.choose(number), number);
  await page.waitForSelector(".toolbar");
  const added = page.evaluate(() => bench.add());
  await page.waitForFunction(() => bench.awaitsKey);
  await page.keyboard.press("h");
  await added;
}

function summary(visits) {
  const kinds = new Set(visits.map(({ painter, count }) => `${painter} ${count}`));
  return Array.from(kinds, (kind) => {
    const group = visits.filter(({ painter, count }) => `${painter} ${count}` === kind);
    const [{ painter, count, scrolling }] = group;
    const loaded = { painter, count, rounds: group.length, load: median(group.map(({ load }) => load)) };
    if (!scrolling) return loaded;
    const p95 = (which) => median(group.map(({ scrolling }) => quantile(scrolling[which], 0.95)));
    const adding = group.flatMap(({ adding }) => adding);
    const add = (which) => (adding.length > 0 ? median(adding.map((added) => added[which])) : undefined);
    return { ...loaded, add: add("work"), addScript: add("scriptAndLayout"), frame: p95("intervals"), work: p95("work") };
  });
}
