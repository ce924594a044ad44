// In our page, in place of the app's own boot.js: fetches the module as that does, but starts it when it is told to.

import { scrollSteadily, untilPainted, untilShown } from "./watch.js";

const address = (selector) => document.querySelector(selector).href;
let app;
let additions;

globalThis.bench = {
  async prepare() {
    additions = await (await fetch("../annotations/additions.json")).json();
    app = await import(address('link[rel="modulepreload"]'));
    await app.default({ module_or_path: address('link[rel="preload"][as="fetch"]') });
  },
  load: () =>
    untilPainted(() => {
      app.start();
      // The style sheets wait for this.
      document.documentElement.dataset.app = "started";
    }),
  /** Selects the words that are to be marked, as a reader would before pressing a key. */
  choose(number) {
    document.activeElement?.blur();
    const { paragraph, from, to } = additions[number];
    const piece = document.querySelector(`.sheet [data-piece="${paragraph}"]`);
    getSelection().setBaseAndExtent(...placeIn(piece, from), ...placeIn(piece, to));
  },
  /** Resolves once the next key has been pressed and the note that it makes is painted. */
  add() {
    const before = notes();
    return untilShown(nextKey, () => notes() > before);
  },
  lit: () => document.querySelectorAll(".sheet mark").length,
  scroll: scrollSteadily,
};

const notes = () => document.querySelectorAll('.sheet mark[class*="ink-"]').length;

/** Resolves to the time when the reader pressed a key. */
const nextKey = () =>
  new Promise((resolve) => {
    const pressed = ({ timeStamp }) => {
      bench.awaitsKey = false;
      resolve(timeStamp);
    };
    addEventListener("keydown", pressed, { capture: true, once: true });
    bench.awaitsKey = true;
  });

/** The text node and the offset in it where a piece's text has gone on for so many UTF-16 units. */
function placeIn(piece, offset) {
  const nodes = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  let before = 0;
  while (nodes.nextNode()) {
    const { length } = nodes.currentNode;
    if (offset <= before + length) return [nodes.currentNode, offset - before];
    before += length;
  }
  throw new RangeError(`the piece ends before ${offset}`);
}
