// Types of mount(), which puts Claimlight into an element of a page without a frame. See docs/embedding.md.

export type Theme = "light" | "dark" | "auto";

/** An annotation as JSON-LD: https://www.w3.org/TR/annotation-model/ */
export interface WebAnnotation {
  id: string;
  type: "Annotation" | string[];
  target: unknown;
  [property: string]: unknown;
}

/** A file of annotations: an AnnotationCollection with one page. */
export interface AnnotationFile {
  [property: string]: unknown;
}

/** How many annotations were new, and how many replaced an earlier version. */
export interface Imported {
  added: number;
  changed: number;
}

export interface ClaimOpened {
  /** Missing in an exhibit. */
  document?: string;
  claim: string;
}

export interface Judged {
  claim: string;
  verdict: "supported" | "contradicted" | "cannot be checked here";
}

export interface Options {
  /** The document that is open at first, by its name. */
  document?: string;
  /** The claim, linked passage or note that is open in it. */
  claim?: string;
  /** A BCP 47 tag whose language is en, ru, es, fr or de. Without it, that of the reader's settings or browser. */
  language?: string;
  theme?: Theme;
  /** What is left out, with spaces or commas between: bar, documents, margin. */
  without?: string;
  /** Functions that hear of what happens. */
  on?: {
    "annotation-created"?(annotation: WebAnnotation): void;
    /** The notes have changed and are saved: a good moment to ask for them. */
    "annotations-changed"?(): void;
    "claim-opened"?(opened: ClaimOpened): void;
    /** `annotations` are there where the app was unmounted and could not save them: whoever unmounted it has the only copy. */
    error?(problem: { kind: "notSaved" | "stopped"; message?: string; annotations?: AnnotationFile }): void;
  };
  /** Ends the app when it is aborted, also while it is only being loaded. */
  signal?: AbortSignal;
}

export interface Mounted {
  /** Opens a document, and a claim, linked passage or note in it. Throws a RangeError where there is no such document. */
  open(document: string, claim?: string): void;
  /** All notes of the reader. */
  annotations(): AnnotationFile;
  /** Takes in annotations as if the reader had opened a file of them. Throws what is wrong with them. */
  importAnnotations(file: AnnotationFile | WebAnnotation | WebAnnotation[] | string): Imported;
  theme(name: Theme): void;
  /** Saves, and takes away the app with all that it has put on the page. */
  unmount(): void;
}

/** Puts the app into an element, below what that holds. Rejected with what was wrong; the page is as before then. */
export function mount(element: Element, options?: Options): Promise<Mounted>;
