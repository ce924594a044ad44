// The Hypothesis client's way from selectors to highlights in a page, by its own code (npm `hypothesis`, BSD-2-Clause).
//
// What `Guest` (src/annotator/guest.ts) does with annotations that arrive: all at once are anchored, each on its own; its range
// is kept in a form that outlives what others insert, and its text nodes are wrapped in <hypothesis-highlight> elements. The
// client's sidebar, its bar of buckets and its bookkeeping, which also cost time, are left out.

import { anchor } from "hypothesis-client/anchoring/html";
import { TextRange } from "hypothesis-client/anchoring/text-range";
import { Highlighter } from "hypothesis-client/highlighter";

/** `selectorsOf` says by what an annotation is found: see the two functions below. */
export function hypothesis(root, selectorsOf) {
  const highlighter = new Highlighter(root);
  highlighter.setHighlightsVisible(true);

  const add = async (annotation) => {
    const region = TextRange.fromRange(await anchor(root, selectorsOf(annotation)));
    await Promise.resolve();
    highlighter.highlightRange(region.toRange());
  };
  const load = (annotations) => Promise.all(annotations.map(add));
  return { add, load, lit: () => root.querySelectorAll("hypothesis-highlight").length };
}

/** As W3C annotations come from elsewhere: a quotation and a position. */
export const positionSelectors = ({ start, end, exact, prefix, suffix }) => [
  { type: "TextPositionSelector", start, end },
  { type: "TextQuoteSelector", exact, prefix, suffix },
];

/** As the client itself writes them: in front of these an XPath to the element, which it tries first. */
export const pathSelectors = (annotation) => {
  const path = `/p[${annotation.paragraph + 1}]`;
  const range = { startContainer: path, startOffset: annotation.from, endContainer: path, endOffset: annotation.to };
  return [{ type: "RangeSelector", ...range }, ...positionSelectors(annotation)];
};
