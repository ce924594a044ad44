// Finds annotations again in a text that was revised: node docs/anchoring-example.mjs, once `make build` has been run.

import { readFileSync } from "node:fs";

const folder = new URL("../dist/", import.meta.url);
const { default: load, anchorAll, describe } = await import(new URL("anchoring.js", folder));
// In a page or a worker `await load()` is enough.
await load({ module_or_path: readFileSync(new URL("anchoring_bg.wasm", folder)) });

const letter = "The questions are resolved in strict conformity with the laws. Over 400 marriages had no problems.";
const revised = "A preface. The questions are resolved in close conformity with our laws. Over 400 marriages had no problems.";

const passage = (words) => ({ start: letter.indexOf(words), end: letter.indexOf(words) + words.length });
const annotation = (words) => {
  const { start, end } = passage(words);
  return { target: { source: "urn:letter", selector: describe(letter, start, end) } };
};

for (const words of ["Over 400 marriages", "resolved in strict conformity with the laws", "not in the letter"]) {
  const sought = letter.includes(words)
    ? annotation(words)
    : { target: { source: "urn:letter", selector: { type: "TextQuoteSelector", exact: words } } };
  const [outcome] = anchorAll(revised, [sought]);
  // Positions count code points; these texts have none that JavaScript counts twice.
  const found = "start" in outcome ? revised.slice(outcome.start, outcome.end) : "–";
  console.log(`${words}: ${outcome.outcome}, ${found}`);
}
