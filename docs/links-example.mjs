// Packs a note into a link and takes it out again: node docs/links-example.mjs, once `make build` has been run.

import { readFileSync } from "node:fs";

const folder = new URL("../dist/", import.meta.url);
const { default: load, pack, publicAddress, qr, unpack } = await import(new URL("share.js", folder));
// In a page or a worker `await load()` is enough.
await load({ module_or_path: readFileSync(new URL("share_bg.wasm", folder)) });

const page = readFileSync(new URL("index.html", folder), "utf8");
const collection = page.match(/id="collection">([^]*?)<\/script>/)[1];

const name = "urn:x-claimlight:january-1986";
const moment = "2026-09-21T14:13:20.000Z";
const note = {
  id: "urn:uuid:01a0c450-6c00-7707-8707-070707070707",
  type: "Annotation",
  motivation: "commenting",
  created: moment,
  modified: moment,
  body: { type: "TextualBody", value: "Counted by whom?", purpose: "commenting", format: "text/markdown" },
  target: {
    source: `${name}:gorbachev-letter`,
    selector: { type: "TextQuoteSelector", exact: "over 400 marriages" },
  },
};
const judgement = {
  id: "urn:uuid:01a0c450-6c00-7707-8707-070707070708",
  type: "Annotation",
  motivation: "assessing",
  created: moment,
  body: { type: "TextualBody", value: "cannot be checked here", purpose: "classifying", language: "en" },
  target: `${name}:L-400`,
};

const { address } = JSON.parse(publicAddress("http://localhost:8000/", "https://example.org/"));
const annotations = JSON.stringify([note, judgement]);
const packed = JSON.parse(pack(collection, annotations, address, "link"));
console.log(packed.link);

const { file, doubts } = JSON.parse(unpack(collection, new URL(packed.link).hash));
const [first, second] = JSON.parse(file).first.items;
const [quote, position] = first.target.selector;
console.log(`${quote.exact}, from ${position.start} to ${position.end}: ${first.body.value} ${doubts.length} doubts`);
console.log(`${second.target}: ${second.body.value}`);

const forCode = JSON.parse(pack(collection, annotations, address, "qr"));
const { size, path } = JSON.parse(qr(forCode.link));
console.log(`${forCode.link.length} characters, a code of ${size} by ${size}, ${path.match(/M/g).length} rectangles`);

console.log(JSON.parse(unpack(collection, "#n2=AAAA")).error);
console.log(JSON.parse(unpack(collection, packed.link.slice(packed.link.indexOf("#"), -1))).error);
