// Our page: what is read and its claims as a collection, pressed into a copy of dist/ as its own collection was.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root, site, work } from "../lib/places.js";

/** The document's name in addresses. */
export const DOCUMENT = "scripture";
const COLLECTION = "urn:x-claimlight:bench";

const MANIFEST = `---
id: bench
title.en: What is measured
document: ${DOCUMENT}.md
claims: claims.json
---
`;

const FRONT_MATTER = `---
id: ${DOCUMENT}
type: letter
kind.en: book
title.en: The King James Bible
date: 1611-05-02
author: Many
author-short: Many
recipient: All
recipient-short: All
language: en
---
`;

const KINDS = ["number", "law", "promise", "fact", "opinion", "report", "absence"];

/** The places that the press prints into, and what it has printed there. */
const PRINTED = [
  [/<div id="app">.*<\/div>(?=\s*<!--)/s, '<div id="app"><!--press:page--></div>'],
  [/<script type="application\/json" id="collection">.*?<\/script>/s, "<!--press:collection-->"],
];

/** Makes the page with these claims in the site, in a folder of this name. */
export function printOurs(name, paragraphs, annotations) {
  const sources = join(work, "collections", name);
  mkdirSync(sources, { recursive: true });
  writeFileSync(join(sources, "collection.md"), MANIFEST);
  writeFileSync(join(sources, `${DOCUMENT}.md`), `${FRONT_MATTER}\n${paragraphs.join("\n\n")}\n`);
  writeFileSync(join(sources, "claims.json"), JSON.stringify(claims(annotations)));

  const folder = join(site, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(dist, folder, { recursive: true });
  // Starts the app when it is told to, and measures.
  copyFileSync(join(site, "boot.js"), join(folder, "boot.js"));
  const page = join(folder, "index.html");
  writeFileSync(page, withoutCollection(readFileSync(page, "utf8")));
  execFileSync(join(root, "target/release/press"), ["print", sources, page], { stdio: ["ignore", "inherit", "inherit"] });
}

function withoutCollection(page) {
  return PRINTED.reduce((page, [printed, place]) => {
    if (!printed.test(page)) throw new Error(`dist/index.html has nothing like ${printed}`);
    return page.replace(printed, place);
  }, page);
}

function claims(annotations) {
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${COLLECTION}:claims`,
    type: "AnnotationCollection",
    label: "Claims to measure with",
    total: annotations.length,
    first: {
      id: `${COLLECTION}:claims:1`,
      type: "AnnotationPage",
      partOf: { id: `${COLLECTION}:claims`, type: "AnnotationCollection" },
      startIndex: 0,
      items: annotations.map(claim),
    },
  };
}

function claim({ id, exact, prefix, suffix, start, end }, number) {
  const body = (purpose, value) => ({ type: "TextualBody", value, purpose, language: "en" });
  return {
    id: `${COLLECTION}:${id}`,
    type: "Annotation",
    motivation: "classifying",
    body: [
      body("classifying", KINDS[number % KINDS.length]),
      body("identifying", "The text"),
      body("questioning", "Who says so?"),
    ],
    target: {
      type: "SpecificResource",
      source: `${COLLECTION}:${DOCUMENT}`,
      selector: [
        { type: "TextQuoteSelector", exact, prefix, suffix },
        { type: "TextPositionSelector", start, end },
      ],
    },
  };
}
