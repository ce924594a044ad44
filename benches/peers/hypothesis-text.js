// The Hypothesis client's way from selectors to a place in a text, by its own code (npm `hypothesis`, BSD-2-Clause).
//
// Its `anchor` (src/annotator/anchoring/html.ts) takes the place where the position has the very words; else `matchQuote`
// (match-quote.ts) looks for the words in the whole text, and the best match wins, however bad. The same order here, without
// the DOM ranges that the client makes of the outcome.

import { matchQuote } from "hypothesis-client/anchoring/match-quote";

/** The place of a W3C annotation in the text, in UTF-16 units; nothing if the client finds none. */
export function anchor(text, annotation) {
  const selector = (type) => annotation.target.selector.find((selector) => selector.type === type);
  const { exact, prefix, suffix } = selector("TextQuoteSelector");
  const position = selector("TextPositionSelector");
  if (position && text.slice(position.start, position.end) === exact) return position;
  return matchQuote(text, exact, { prefix, suffix, hint: position?.start });
}
