// Anchoring: quotations find their places in texts that were revised, and none where there is none.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { site } from "../lib/places.js";
import { median } from "../lib/statistics.js";

const CHANGED = ["letters-2", "letters-6", "words-15"];
/** How long the quotations from another book are, in characters. */
export const FOREIGN_LENGTHS = [12, 20, 40];

const PAGE = '<!doctype html><title>Anchoring</title><script type="module" src="anchoring.js"></script>';

const ROUNDS = { usual: 5, full: 9 };
/** The peer takes tens of ms a quotation, so it is given fewer. */
const PEERS_SAMPLE = {
  usual: { changed: 50, exact: 200, whole: 20, ofAKind: 100, foreign: 200 },
  full: { changed: 200, exact: 1000, whole: 50, ofAKind: 500, foreign: 1000 },
};

export async function measureAnchoring({ chromium, address, full, tell }) {
  const how = full ? "full" : "usual";
  const peers = PEERS_SAMPLE[how];
  const rounds = ROUNDS[how];
  writeFileSync(join(site, "anchoring.html"), PAGE);

  const within = (name, measure) =>
    chromium.visit(`${address}anchoring.html`, async (page) => {
      await page.waitForFunction("globalThis.bench");
      await page.evaluate((name) => bench.prepare(name), name);
      return measure(page);
    });
  const race = async (page, kinds, counts) =>
    timesOf(await page.evaluate((...how) => bench.race(...how), kinds, { rounds, ...counts }));
  const tally = (page, whose, count) => page.evaluate((whose, count) => bench[whose](count), whose, count);

  tell("· Anchoring in a million characters …");
  const million = await within("million", async (page) => ({
    characters: await page.evaluate(() => bench.length()),
    changed: await race(page, CHANGED, { ours: 1000, peer: peers.changed }),
    exact: await race(page, ["exact"], { ours: 1000, peer: peers.exact }),
  }));

  tell("· Anchoring in the whole text …");
  const whole = await within("whole", async (page) => ({
    characters: await page.evaluate(() => bench.length()),
    changed: await race(page, CHANGED, { ours: 10_000, peer: peers.whole }),
    turns: await page.evaluate((kinds) => bench.turns(kinds, 10_000), CHANGED),
    placed: { ours: await tally(page, "ours"), peer: await tally(page, "peers", peers.ofAKind) },
  }));

  tell("· Anchoring quotations from another book …");
  const foreign = {};
  for (const length of FOREIGN_LENGTHS) {
    foreign[length] = await within(`foreign-${length}`, async (page) => ({
      ours: together(await tally(page, "ours")),
      peer: together(await tally(page, "peers", peers.foreign)),
    }));
  }
  return { million, whole, foreign };
}

/** The medians of all rounds. The ratio is that of the two in the same round. */
function timesOf({ ours, peer, times }) {
  return {
    ours: { count: ours, ms: median(times.map(({ ours }) => ours)) },
    peer: { count: peer, ms: median(times.map(({ peer }) => peer)) },
    ratio: median(times.map(({ ours, peer }) => peer / ours)),
    rounds: times.length,
  };
}

/** Counts of all kinds as one. */
export function together(tallies) {
  const total = { right: 0, wrong: 0, ambiguous: 0, lost: 0 };
  for (const counts of Object.values(tallies)) {
    for (const [outcome, count] of Object.entries(counts)) total[outcome] += count;
  }
  return total;
}
