// The table: each row one thing that was measured, ours beside a peer's, with the goal and whether it was met.

import { together } from "../measure/anchoring.js";
import { PAINTERS, COUNTS } from "../measure/painting.js";
import { powerLaw, sum } from "../lib/statistics.js";
import { count, duration, share, times } from "./words.js";

const MOST = COUNTS.at(-1);
export const FRAME = 1000 / 60;

export const NAMES = {
  ours: "Claimlight",
  css: "bare CSS highlights",
  "hypothesis-path": "Hypothesis, by its own XPaths",
  "hypothesis-position": "Hypothesis, by positions",
  recogito: "Recogito, CSS highlights",
};

const PEERS = PAINTERS.map(({ name }) => name).filter((name) => name !== "ours");

export const total = (counts) => sum(Object.values(counts));
export const pinned = ({ right, wrong }) => right + wrong;

/** What a row says. `met` is nothing where no goal is set. */
const row = (what, ours, peer, ratio, goal = "", met = undefined) => ({ what, ours, peer, ratio, goal, met });

export const rows = ({ anchoring, painting }) => [
  ...(anchoring ? [...speed(anchoring), ...placing(anchoring), ...foreign(anchoring), whole(anchoring), turns(anchoring)] : []),
  ...(painting ? [lighting(painting), ...loading(painting), ...scrolling(painting), ...adding(painting)] : []),
];

function speed({ million }) {
  const measured = (what, { ours, peer, ratio }, goal) =>
    row(
      `${what}, ${count(million.characters)} characters, time for one of ${count(ours.count)}, index included`,
      duration(ours.ms),
      `Hypothesis ${duration(peer.ms)}`,
      times(ratio),
      `≥ ${goal} ×`,
      ratio >= goal,
    );
  return [measured("Changed quotations", million.changed, 300), measured("Exact quotations", million.exact, 20)];
}

function placing({ whole: { placed } }) {
  const { deleted: ourDeleted, ...ourKinds } = placed.ours;
  const { deleted: peersDeleted, ...peersKinds } = placed.peer;
  const [ours, peer] = [together(ourKinds), together(peersKinds)];
  const measured = (what, part, ours, peer, goal, meets) => {
    const [oursIs, peersIs] = [ours, peer].map((counts) => share(part(counts), total(counts)));
    return row(what, oursIs, `Hypothesis ${peersIs}`, "", goal, meets(part(ours) / total(ours)));
  };
  return [
    measured("Placed rightly after a revision", ({ right }) => right, ours, peer, "≥ 99 %", (part) => part >= 0.99),
    measured("Placed wrongly", ({ wrong }) => wrong, ours, peer, "≤ 0.1 %", (part) => part <= 0.001),
    measured("Deleted, but pinned somewhere", pinned, ourDeleted, peersDeleted, "≤ 1 %", (part) => part <= 0.01),
  ];
}

function foreign({ foreign }) {
  return Object.entries(foreign).map(([length, { ours, peer }]) =>
    row(
      `From another book, ${length} characters, but pinned`,
      share(pinned(ours), total(ours)),
      `Hypothesis ${share(pinned(peer), total(peer))}`,
      "",
      "none",
      pinned(ours) === 0,
    ),
  );
}

function whole({ whole: { characters, changed } }) {
  const [ours, peer] = [changed.ours.ms * changed.ours.count, changed.peer.ms * changed.ours.count];
  return row(
    `${count(changed.ours.count)} changed annotations, ${count(characters)} characters`,
    duration(ours),
    `Hypothesis ≈ ${duration(peer)}, from ${count(changed.peer.count)}`,
    times(changed.ratio),
    `< 2 s for ${count(MOST)}`,
    changed.ours.count >= MOST && ours < 2000,
  );
}

function turns({ whole: { changed, turns } }) {
  return row(
    "The same, a little at a time: the longest task of the main thread",
    `${duration(turns.longest)}, of ${duration(turns.all)} in all`,
    "",
    "",
    "≤ 50 ms",
    changed.ours.count >= MOST && turns.longest <= 50,
  );
}

const of = (painting, painter) => painting.filter((measured) => measured.painter === painter && measured.count > 0);
const bare = (painting, painter) => {
  const { bare } = PAINTERS.find(({ name }) => name === painter);
  return painting.find(({ painter, count }) => painter === bare && count === 0);
};

/**
 * The painter's times to load. Where a peer did not get to the highest count, a guess from its last two is added; ours is never
 * guessed.
 */
export function climbOf(painting, painter) {
  const climb = of(painting, painter).map(({ count, load }) => [count, load]);
  const measured = climb.length;
  const [top, load] = climb.at(-1);
  if (top === MOST) return { points: climb, measured, top, most: load };
  if (painter === "ours") return { points: climb, measured, top };
  const { exponent, at } = powerLaw(climb.at(-2), climb.at(-1));
  return { points: [...climb, [MOST, at(MOST)]], measured, top, most: at(MOST), exponent };
}

/** What 10,000 annotations take beyond the same page without any: our start builds the page, the peers' page stands. */
function lighting(painting) {
  const least = (name) => climbOf(painting, name).most - bare(painting, name).load;
  const [ours, css] = [least("ours"), least("css")];
  const say = (name, more) => {
    const { most } = climbOf(painting, name);
    return `${duration(Math.max(0, more))}: ${duration(most)} with them, ${duration(bare(painting, name).load)} without`;
  };
  return row(
    `What ${count(MOST)} annotations add to loading 200,000 words`,
    say("ours", ours),
    `bare CSS highlights ${say("css", css)}`,
    "",
    "no more",
    ours <= css,
  );
}

function loading(painting) {
  const ours = climbOf(painting, "ours");
  const [top, load] = ours.points.at(-1);
  return PEERS.map((name) => {
    const peer = climbOf(painting, name);
    return row(
      `Load and paint ${count(MOST)} annotations, 200,000 words`,
      ours.most === undefined ? `${duration(load)} with ${count(top)}, more not tried` : duration(ours.most),
      `${NAMES[name]} ${peer.top === MOST ? duration(peer.most) : `≈ ${duration(peer.most)}, from ${count(peer.top)}`}`,
      ours.most === undefined ? "" : times(peer.most / ours.most),
    );
  });
}

/** How a painter's page scrolls at the end of its climb, and the same page without annotations. */
export function scrollOf(painting, painter) {
  const last = of(painting, painter).at(-1);
  return { count: last.count, with: last, without: bare(painting, painter) };
}

function scrolling(painting) {
  const say = (painter, which) => {
    const { count: annotations, with: lit, without } = scrollOf(painting, painter);
    const ratio = lit[which] / without[which];
    const words = `${duration(lit[which])} with ${count(annotations)}, ${duration(without[which])} without: ${times(ratio)}`;
    return { words, ratio, annotations };
  };
  const measured = (what, which, hasGoal) => {
    const ours = say("ours", which);
    const peers = PEERS.map((name) => `${NAMES[name]} ${say(name, which).words}`).join("<br>");
    const isMet = ours.annotations === MOST && ours.ratio <= 1.5;
    return row(what, ours.words, peers, "", hasGoal ? `≤ 1.5 × with ${count(MOST)}` : "", hasGoal ? isMet : undefined);
  };
  return [
    measured("Scrolling, p95 of a frame, from one to the next", "frame", true),
    measured("Scrolling, p95 of the main thread's work for a frame", "work", false),
  ];
}

function adding(painting) {
  const last = (painter) => of(painting, painter).at(-1);
  const say = ({ add, addScript, count: annotations }) =>
    `${duration(addScript)} of ${duration(add)} beside ${count(annotations)}`;
  const ours = last("ours");
  return [
    row(
      "Adding one highlight, script and layout of all work of the main thread till it is painted",
      say(ours),
      PEERS.map((name) => `${NAMES[name]} ${say(last(name))}`).join("<br>"),
      "",
      `≤ ${FRAME.toFixed(1)} ms beside ${count(MOST)}`,
      ours.count === MOST && ours.addScript <= FRAME,
    ),
  ];
}
