// In the page that the peers annotate: what a visit does with one of them.

import { cssHighlights } from "../peers/css-highlights.js";
import { hypothesis, pathSelectors, positionSelectors } from "../peers/hypothesis-page.js";
import { recogito } from "../peers/recogito.js";
import { scrollSteadily, untilPainted, untilShown } from "./watch.js";

const PAINTERS = {
  nothing: () => ({ load: () => {}, lit: () => 0 }),
  css: cssHighlights,
  "hypothesis-path": (root) => hypothesis(root, pathSelectors),
  "hypothesis-position": (root) => hypothesis(root, positionSelectors),
  recogito,
};

const json = async (file) => (await fetch(file)).json();
let painter;
let annotations;
let additions;

globalThis.bench = {
  async prepare(name, count) {
    annotations = await json(`annotations/${count}.json`);
    additions = await json("annotations/additions.json");
    painter = PAINTERS[name](document.getElementById("text"));
  },
  load: () => untilPainted(async () => void (await painter.load(annotations))),
  add(number) {
    const before = painter.lit();
    return untilShown(
      async () => void (await painter.add(additions[number])),
      () => painter.lit() > before,
    );
  },
  lit: () => painter.lit(),
  scroll: scrollSteadily,
};
