// In the page where annotations find their places again: ours and the peer on the same cases, which benches/revisions has made.

import init, { Anchoring } from "/app/anchoring.js";
import { anchor } from "../peers/hypothesis-text.js";

/** So much of a passage and of where it truly lies must be common to both (intersection over union). */
const RIGHT = 0.8;

/** As src/browser/engine.rs and src/ui/standings.rs have it: annotations that cross at a time, and the ms of a turn. */
const CROWD = 500;
const TURN = 8;

let text;
let cases;

globalThis.bench = {
  async prepare(name) {
    await init();
    ({ text, cases } = await (await fetch(`cases/${name}.json`)).json());
    // The peer counts UTF-16 units and the cases count code points; here they are the same.
    if (/[\ud800-\udfff]/.test(text)) throw new Error(`${name} has characters that count twice in UTF-16`);
  },
  length: () => text.length,

  /** Times both by turns, on cases of these kinds: for each round, the ms that a quotation took. */
  race(kinds, { ours, peer, rounds }) {
    const [ourCases, peersCases] = [sample(kinds, ours), sample(kinds, peer)];
    const times = Array.from({ length: rounds + 1 }, () => ({
      ours: timed(() => anchorOurs(ourCases)) / ourCases.length,
      peer: timed(() => anchorPeers(peersCases)) / peersCases.length,
    }));
    // In the first, the browser has not compiled all of it yet.
    return { ours: ourCases.length, peer: peersCases.length, times: times.slice(1) };
  },

  /** Anchors cases as the app does, a little at a time: resolves to the ms of the longest turn, and of all of them. */
  async turns(kinds, count) {
    const annotations = sample(kinds, count).map(({ annotation }) => annotation);
    const turns = [];
    let anchoring;
    const turn = async (act) => {
      let result;
      turns.push(timed(() => (result = act())));
      await new Promise((resolve) => setTimeout(resolve));
      return result;
    };
    await turn(() => (anchoring = new Anchoring(text)));
    for (let next = 0; next < annotations.length; next += CROWD) {
      await turn(() => anchoring.add(annotations.slice(next, next + CROWD)));
    }
    while (!(await turn(() => anchoring.work(TURN))));
    while ((await turn(() => anchoring.take(CROWD))).length > 0);
    anchoring.free();
    return { longest: Math.max(...turns), all: turns.reduce((sum, ms) => sum + ms) };
  },

  /** How it goes with `count` cases of each kind, or with all of them, anchored in one go: counts by kind. */
  ours: (count = Infinity) => tallies(count, anchorOurs),
  peers: (count = Infinity) => tallies(count, anchorPeers),
};

/** All together, on an index that is built for them: `anchorAll` would keep that of the text before. */
function anchorOurs(cases) {
  const anchoring = new Anchoring(text);
  anchoring.add(cases.map(({ annotation }) => annotation));
  anchoring.work(Infinity);
  const outcomes = anchoring.take(cases.length);
  anchoring.free();
  return outcomes;
}

/** The peer takes one after the other, and knows no doubt. */
const anchorPeers = (cases) =>
  cases.map(({ annotation }) => {
    const place = anchor(text, annotation);
    return place ? { outcome: "found", start: place.start, end: place.end } : { outcome: "lost" };
  });

function timed(act) {
  const begin = performance.now();
  act();
  return performance.now() - begin;
}

/** At most `count` cases of these kinds, evenly from all of them. */
function sample(kinds, count) {
  const all = cases.filter(({ kind }) => kinds.includes(kind));
  const taken = Math.min(count, all.length);
  return Array.from({ length: taken }, (_, number) => all[Math.floor((number * all.length) / taken)]);
}

function tallies(count, anchorThem) {
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  const chosen = kinds.flatMap((kind) => sample([kind], count));
  const found = anchorThem(chosen);
  const counts = Object.fromEntries(kinds.map((kind) => [kind, { right: 0, wrong: 0, ambiguous: 0, lost: 0 }]));
  chosen.forEach(({ kind, truth }, number) => (counts[kind][judge(found[number], truth)] += 1));
  return counts;
}

/** What has no place any more is wrong wherever it is put. */
function judge({ outcome, start, end }, truth) {
  if (outcome === "ambiguous" || outcome === "lost") return outcome;
  return truth && overlap({ start, end }, truth) >= RIGHT ? "right" : "wrong";
}

function overlap(a, b) {
  const common = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return common / (a.end - a.start + b.end - b.start - common);
}
