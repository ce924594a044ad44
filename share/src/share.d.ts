/** What `pack` gives, as JSON. Annotations are named by their IRIs. */
export type Packed = {
    /** The link, with the page's address in front; `null` where nothing is in it. */
    link: string | null;
    /** Those that are in it. */
    included: string[];
    /** Those among them that say more than a link carries: what other tools wrote. */
    reduced: string[];
    /** Those that are not in it. */
    leftOut: LeftOut[];
};

export type LeftOut = { id: string } & (
    /** There is no room. */
    | { why: "noRoom" }
    /** It is about something that is no document of the collection. */
    | { why: "otherDocument"; about: string }
    /** Its words are not surely in the document as it is now. */
    | { why: "notFound" }
    /** It judges, and not a claim of the collection. */
    | { why: "noClaim"; about?: string }
    /** It judges, and its verdict is none or an unknown one. */
    | { why: "noVerdict"; verdict?: string }
    /** It has the IRI of one before it. */
    | { why: "doubled" }
);

/** What `unpack` gives, as JSON. */
export type Unpacked = {
    /** The text of a file of annotations, a W3C AnnotationCollection. */
    file: string;
    /** Those in it that do not surely stand in this collection as they were meant. */
    doubts: { id: string; why: "otherWords" | "unknownDocument" | "unknownClaim" }[];
};

/** What `qr` gives, as JSON: `<svg viewBox="0 0 size size"><path d="path"/></svg>`, with the white around. */
export type Qr = { size: number; path: string };

/** What `publicAddress` gives, as JSON. An address in the "sameNetwork" leads nowhere from elsewhere. */
export type PublicAddress = { address: string; reach: "everyone" | "sameNetwork" };

/** What `readLink` gives, as JSON: what the app says of a link that was opened. */
export type OpenedLink = {
    /** Whether it can be taken in. */
    title: string;
    /** What is wrong with it, or what is to be known of what it brings. */
    words: string[];
    /** What it brings, as the text of a file of annotations; `null` where it cannot be read. */
    file: string | null;
};

/** What any of them gives instead, as JSON, where it cannot do what it was asked. */
export type Failed = {
    error:
        /** The bundle is none: this part of it is missing or not of the right form. */
        | { kind: "collection"; part: string }
        /** The annotations are no file of annotations. */
        | { kind: "annotations" }
        /** The budget is neither "link" nor "qr". */
        | { kind: "budget" }
        /** What stands behind # is no link with notes. */
        | { kind: "notALink" }
        /** It is of a format that is not known here. */
        | { kind: "unknownVersion"; version: number }
        /** It has so many characters, more than any link. */
        | { kind: "tooLong"; length: number }
        /** A character that is in no link stands in it, so many characters behind "=". */
        | { kind: "character"; at: number; found: string }
        /** It lost something on its way. */
        | { kind: "damaged" }
        /** It would unpack to far more than notes have. */
        | { kind: "tooMuch" }
        /** It is whole, and what it holds is no notes: from this byte on, for this reason. */
        | {
              kind: "malformed";
              at: number;
              problem: "endsEarly" | "number" | "notUtf8" | "name" | "tag" | "length" | "meaning" | "items";
          }
        /** The address is not one of http or https. */
        | { kind: "notOnTheWeb" }
        /** It leads to whatever machine it is opened on. */
        | { kind: "thisMachine" }
        /** It holds a name or a password. */
        | { kind: "holdsPassword" };
};
