// What is read while painting is measured: the first 200,000 words of the King James Bible, five verses a paragraph.

import { execFileSync } from "node:child_process";

export const WORDS = 200_000;
const VERSES_A_PARAGRAPH = 5;

/** The paragraphs, from Debian's package `bible-kjv`, which prints a verse a line behind its number. */
export function paragraphs() {
  const printed = execFileSync("bible", ["-f", "gen1:1-rev22:21"], { encoding: "utf8", maxBuffer: 2 ** 24 });
  const verses = printed.trimEnd().split("\n").map((line) => line.slice(line.indexOf(" ") + 1).trim());
  const found = [];
  let words = 0;
  for (let first = 0; words < WORDS; first += VERSES_A_PARAGRAPH) {
    const paragraph = verses.slice(first, first + VERSES_A_PARAGRAPH).join(" ").split(/\s+/).slice(0, WORDS - words);
    words += paragraph.length;
    found.push(paragraph.join(" "));
  }
  return found;
}
