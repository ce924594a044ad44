// Annotations on the paragraphs that are read: spread evenly, one in five beginning inside the one before it.

/** What stands between two paragraphs of the canonical text (docs/source-format.md), and of the peers' page. */
export const BETWEEN = "\n\n";

const ONE_IN = 5;
/** Characters of context on each side, doubled where that leaves two places alike. */
const CONTEXT = 32;

/** `count` passages. Each lies within a paragraph and is a few words long, so that one in five overlaps the one before. */
export function spread(paragraphs, count) {
  const text = paragraphs.join(BETWEEN);
  const words = wordsOf(paragraphs);
  return Array.from({ length: count }, (_, number) => {
    const overlaps = number % ONE_IN === ONE_IN - 1;
    const slot = Math.floor(((overlaps ? number - 1 : number) * words.length) / count);
    const [first, length] = overlaps ? [slot + 2, 6] : [slot, 4 + (number % 7)];
    return annotation(text, passage(words, first, length), `n${number}`);
  });
}

/** `count` passages next to each other in the first paragraph: what is added while somebody reads. */
export function additions(paragraphs, count) {
  const text = paragraphs.join(BETWEEN);
  const words = wordsOf(paragraphs.slice(0, 1));
  return Array.from({ length: count }, (_, number) =>
    annotation(text, passage(words, 3 + 8 * number, 5), `added${number}`),
  );
}

/** The words with their places, in code points of the text; this corpus is ASCII, where all ways of counting agree. */
function wordsOf(paragraphs) {
  let before = 0;
  return paragraphs.flatMap((paragraph, number) => {
    const found = Array.from(paragraph.matchAll(/\S+/g), ({ index, 0: word }) => ({
      paragraph: number,
      paragraphStart: before,
      start: before + index,
      end: before + index + word.length,
    }));
    before += paragraph.length + BETWEEN.length;
    return found;
  });
}

/** From a word on, as many as asked for, at most to the end of its paragraph. */
function passage(words, first, length) {
  const { paragraph, paragraphStart, start } = words[first];
  let last = first;
  while (last + 1 < first + length && words[last + 1]?.paragraph === paragraph) last += 1;
  return { paragraph, paragraphStart, start, end: words[last].end };
}

/** The passage with the selectors that each of those measured wants: which paragraph, which place, which words. */
function annotation(text, { paragraph, paragraphStart, start, end }, id) {
  const exact = text.slice(start, end);
  let context = CONTEXT;
  let prefix, suffix;
  do {
    prefix = text.slice(Math.max(0, start - context), start);
    suffix = text.slice(end, end + context);
    context *= 2;
  } while (standsTwice(text, prefix + exact + suffix));
  return { id, paragraph, from: start - paragraphStart, to: end - paragraphStart, start, end, exact, prefix, suffix };
}

const standsTwice = (text, words) => text.indexOf(words, text.indexOf(words) + 1) !== -1;
