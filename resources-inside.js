// What the app consists of besides the page, where all of it is inside the page: `resources.js` of the one file.
//
// scripts/single-file.mjs puts this in the place of `resources.js`, and what is taken here into the page, as blocks of data
// that no browser runs. Nothing is fetched: from `file://` no browser would let us.

import * as appScript from "./claimlight.js";
import * as anchoringScript from "./anchoring.js";
import * as kioskScript from "./kiosk.js";
import * as shareScript from "./share.js";
import * as exhibitScript from "./exhibit.js";
import * as frameScript from "./frame.js";

const block = (name) => document.getElementById(`inside-${name}`);

/** The bytes of a block. Its text is megabytes long, so it is not taken apart as a list of characters. */
function bytes(name) {
  const text = block(name).textContent.trim();
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

const loading = new Map();

/** A script with its module, which is decoded once. */
function loaded(script, name) {
  if (!loading.has(name)) loading.set(name, script.default({ module_or_path: bytes(name) }).then(() => script));
  return loading.get(name);
}

export const app = () => loaded(appScript, "claimlight.wasm");
export const anchoring = () => loaded(anchoringScript, "anchoring.wasm");
export const kiosk = () => loaded(kioskScript, "kiosk.wasm");
export const share = () => loaded(shareScript, "share.wasm");
export const exhibit = async () => exhibitScript;
export const frame = async () => frameScript;

/** Nobody but the reader has to do with a file. */
export const embedders = async () => [];

/** Nothing keeps the file on the device: it is there. */
export const offline = undefined;

/** The style sheet lies in the page, for no medium at first: the policy knows its digest, and a new element would have another. */
export async function kioskStyles() {
  block("kiosk.css").media = "all";
}

export const settings = async () => block("kiosk.json").textContent;

const blockOf = (tag) => block(`words-${tag}.json`);

export const hasWords = (tag) => blockOf(tag) !== null;
export const words = async (tag) => blockOf(tag).textContent;

export const version = () => block("claimlight.wasm").dataset.version;
