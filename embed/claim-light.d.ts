// Types of <claim-light>, an element with Claimlight in a frame. See docs/embedding.md.

import type { AnnotationFile, ClaimOpened, Imported, Judged, Theme, WebAnnotation } from "./mount.js";

export interface ClaimLightEvents {
  /** The app can be asked things. What was asked before is asked now. */
  ready: CustomEvent<undefined>;
  /** The reader has marked a passage. Only for pages that may have the reader's words. */
  "annotation-created": CustomEvent<WebAnnotation>;
  /** The notes have changed and are saved: a good moment to ask for them. Only for pages that may have the reader's words. */
  "annotations-changed": CustomEvent<undefined>;
  "claim-opened": CustomEvent<ClaimOpened>;
  /** A visitor has answered; in an exhibit. Only for pages that may have the reader's words. */
  judged: CustomEvent<Judged>;
  error: CustomEvent<{ kind?: "notSaved" | "notStarted" | "stopped"; message?: string }>;
}

export interface ClaimLightElement extends HTMLElement {
  /** Opens a document, and a claim, linked passage or note in it. Rejected where the collection has no such document. */
  open(document: string, claim?: string): Promise<void>;
  /** All notes of the reader. Rejected for pages that may not have the reader's words. */
  annotations(): Promise<AnnotationFile>;
  /** Takes in annotations as if the reader had opened a file of them. Rejected as above, and with what is wrong with them. */
  importAnnotations(file: AnnotationFile | WebAnnotation | WebAnnotation[] | string): Promise<Imported>;
  theme(name: Theme): Promise<void>;
  addEventListener<Name extends keyof ClaimLightEvents>(
    name: Name,
    listener: (this: ClaimLightElement, event: ClaimLightEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "claim-light": ClaimLightElement;
  }
}
