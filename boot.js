// Starts the app, and says so in plain words if that does not work. Where its parts come from, resources.js knows.

import { open, wished } from "./language.js";
import * as resources from "./resources.js";

// What the page itself says, here and in offline.js: in English, and in the language that is spoken.
const english = JSON.parse(document.getElementById("page-words").textContent);
let words = english;

// A panic in the module is a trap: the page would look alive and hear nothing. `start` has already put its elements there.
const stopped = ({ error, reason }) => {
  if ((error ?? reason) instanceof WebAssembly.RuntimeError) {
    tell("stopped", words.app_stopped);
    state("stopped");
  }
};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);

// What speaks with a page around, where there is one.
let frame;

begin();

// In a function of its own, since a classic script, which the one file has, cannot wait outside of one.
async function begin() {
  try {
    const settings = await kiosk();
    if (isInFrame()) frame = await resources.frame();
    const app = settings === undefined ? await startReading() : await startExhibit(settings);
    frame?.connect(app, words);
    state("started");
    keep(settings !== undefined);
  } catch (problem) {
    console.error(problem);
    tell("notStarted", explanation());
    state("failed");
  }
}

async function startReading() {
  frame?.arrange();
  const spoken = speak(wished()).catch(() => speak("en"));
  const app = await resources.app();
  const host = document.getElementById("app");
  app.start({ host, collection: collection(), language: await spoken, speak, engine: openEngine, share: openShare, heard: frame?.heard });
  return app;
}

async function startExhibit(settings) {
  const exhibit = await resources.exhibit();
  await exhibit.begin(settings, speak, frame?.heard);
}

// Whether there is a page around this one, or somebody has made the address for one.
function isInFrame() {
  return parent !== window || /[?&](document|theme|without)=/.test(location.search);
}

// The text of kiosk.json, if the app is an exhibit by it or by the address (`?kiosk`).
async function kiosk() {
  const isAsked = new URLSearchParams(location.search).has("kiosk");
  const settings = (await resources.settings()) ?? "{}";
  return isAsked || /"kiosk"\s*:\s*true/.test(settings) ? settings : undefined;
}

async function speak(tag) {
  const language = await open(tag);
  words = language.words ?? english;
  return language;
}

// The anchoring engine is fetched when the words of a note do not stand where they stood.
async function openEngine(text, former) {
  const { Anchoring } = await resources.anchoring();
  return new Anchoring(text, former);
}

// The collection as the page carries it.
function collection() {
  return document.getElementById("collection").textContent;
}

// What packs links is fetched when a reader makes one or opens one. In kiosk.json stands which address others can open.
async function openShare() {
  const [share, settings] = await Promise.all([resources.share(), resources.settings()]);
  share.configure(collection(), location.href.split(/[?#]/)[0], settings);
  return share;
}

// The app is kept on the device for a start without network, once there is nothing more urgent. A development build is not:
// it has no version; the one file is on the device anyway.
function keep(isExhibit) {
  if (!resources.offline || !document.documentElement.dataset.version) return;
  const wait = window.requestIdleCallback ?? setTimeout;
  wait(() => resources.offline().then((offline) => offline.begin(isExhibit, () => words)).catch(() => {}));
}

function tell(kind, message) {
  const place = document.getElementById("boot-error");
  place.textContent = message;
  place.hidden = false;
  // A page around may know, whoever it is.
  if (parent !== window) parent.postMessage({ claimlight: 1, event: "error", detail: { kind, message } }, "*");
}

// For style sheets and tests.
function state(name) {
  document.documentElement.dataset.app = name;
}

// For a pupil: what still works, what does not, what to try.
function explanation() {
  if (origin === "null" && location.protocol !== "file:") return words.sandboxed;
  if (typeof WebAssembly !== "object") return `${words.app_not_started} ${words.no_webassembly}`;
  return `${words.app_not_started} ${navigator.onLine || location.protocol === "file:" ? words.reload_page : words.seems_offline}`;
}
