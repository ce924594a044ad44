/** A W3C Web Annotation, or its target alone: https://www.w3.org/TR/annotation-model/. Of several targets the first counts. */
export type Annotation = { target: Target | Target[] } | Target;

/** A part of a resource: https://www.w3.org/TR/annotation-model/#specific-resources */
export type Target = { source: string; selector?: Selector | Selector[] };

/** A way to find the part. Positions count Unicode code points. Other selectors are passed over. */
export type Selector =
    | { type: "TextQuoteSelector"; exact: string; prefix?: string; suffix?: string }
    | { type: "TextPositionSelector"; start: number; end: number }
    | { type: string };

/** A passage in code points: from `start` up to but not including `end`. `confidence` goes from 0 to 1. */
export type Found = { start: number; end: number; confidence: number };

/** What came of an annotation. */
export type Outcome =
    /** The words stand where the annotation says. */
    | ({ outcome: "exact" } & Found)
    /** The same words stand elsewhere. */
    | ({ outcome: "moved" } & Found)
    /** Words that were changed stand there; `difference` says how. */
    | ({ outcome: "changed"; difference: Change[] } & Found)
    /** Several places are so much alike that nothing tells which was meant; the best first. */
    | { outcome: "ambiguous"; candidates: Found[] }
    /** Nothing can be said to be the passage. `nearest` is the nearest there is, to be offered and not to be taken. */
    | { outcome: "lost"; nearest?: Found };

/** A piece of the annotation's words, of the words that stand there, or of both. */
export type Change = { kind: "kept" | "removed" | "added"; text: string };
