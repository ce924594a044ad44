// Starts the app, and says so in plain words if that does not work. Where its parts come from, resources.js knows.

import { open, unspoken, wished } from "./language.js";
import * as resources from "./resources.js";

const root = document.documentElement;

// What the page itself says, here, in frame.js and in offline.js: in English, and in what else has been asked for, by tags.
const said = { en: JSON.parse(document.getElementById("page-words").textContent) };

// Which of them is spoken: the one that was asked for last, and once the app has started, the one that it names on the page.
let asked = "en";
let isStarted = false;
const words = () => said[isStarted ? root.lang : asked] ?? said.en;

// A panic in the module is a trap: the page would look alive and hear nothing. `start` has already put its elements there.
const stopped = ({ error, reason }) => {
  if ((error ?? reason) instanceof WebAssembly.RuntimeError) {
    tell("stopped", words().app_stopped);
    state("stopped");
  }
};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);

// What speaks with a page around, where there is one.
let frame;

// The text of an operator's kiosk.json, if there is one.
let settings;

// How long to wait before something is asked for once more, by how often that was in vain, in ms.
const PAUSES = [500, 1500, 4000, 15000, 60000];

// After so many attempts in vain the page says what is wrong.
const ATTEMPTS = 3;

begin();

// In a function of its own, since a classic script, which the one file has, cannot wait outside of one.
async function begin() {
  try {
    // At once, since what is wrong is to be said in it as well.
    const spoken = speak(wished()).catch(() => speak("en"));
    settings = await insist(resources.settings);
    if (isInFrame()) frame = await resources.frame();
    const isKiosk = isExhibit();
    const app = isKiosk ? await startExhibit() : await startReading(spoken);
    isStarted = true;
    place().hidden = true;
    frame?.connect(app, words);
    state("started");
    keep(isKiosk);
  } catch (problem) {
    console.error(problem);
    fail();
  }
}

async function startReading(spoken) {
  frame?.arrange();
  const app = await resources.app();
  const host = document.getElementById("app");
  app.start({
    host, speak,
    collection: collection(),
    language: await spoken,
    engine: openEngine,
    share: openShare,
    heard: frame?.heard,
    full: parent === window ? undefined : location.pathname + location.hash,
    unspoken: unspoken(),
  });
  return app;
}

async function startExhibit() {
  const exhibit = await insist(resources.exhibit);
  await exhibit.begin(settings ?? "{}", speak, frame?.heard);
}

// Asks for something until it comes. In a hall nobody may be there to load the page anew, and as long as nobody knows whether
// this is an exhibit, nothing that only readers may have is opened.
async function insist(ask) {
  for (let times = 0; ; times += 1) {
    try {
      return await ask(times);
    } catch (problem) {
      if (isSandboxed()) throw problem;
      console.warn(problem);
      if (times + 1 === ATTEMPTS) fail();
      await new Promise((done) => setTimeout(done, PAUSES[times] ?? PAUSES.at(-1)));
    }
  }
}

// Whether there is a page around this one, or somebody has made the address for one.
function isInFrame() {
  return parent !== window || /[?&](document|theme|without)=/.test(location.search);
}

// Whether the app is an exhibit, by the address (`?kiosk`) or by kiosk.json. A slip in that file is the exhibit's to show, so
// whatever is not plainly `false` asks for one.
function isExhibit() {
  return new URLSearchParams(location.search).has("kiosk") || /"kiosk"\s*:(?!\s*false\b)/.test(settings);
}

async function speak(tag) {
  const language = await open(tag);
  said[tag] = language.words ?? said.en;
  asked = tag;
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
  const share = await resources.share();
  share.configure(collection(), location.href.split(/[?#]/)[0], settings);
  return share;
}

// The app is kept on the device for a start without network, once there is nothing more urgent. A development build is not:
// it has no version; the one file is on the device anyway.
function keep(isExhibit) {
  if (!resources.offline || !root.dataset.version) return;
  const wait = window.requestIdleCallback ?? setTimeout;
  wait(() => resources.offline().then((offline) => offline.begin(isExhibit, words)).catch(() => {}));
}

function fail() {
  tell("notStarted", explanation());
  state("failed");
}

function tell(kind, message) {
  place().textContent = message;
  place().hidden = false;
  // A page around may know, whoever it is.
  if (parent !== window) parent.postMessage({ claimlight: 1, event: "error", detail: { kind, message } }, "*");
}

function place() {
  return document.getElementById("boot-error");
}

// For style sheets and tests.
function state(name) {
  root.dataset.app = name;
}

// For a pupil: what still works, what does not, what to try.
function explanation() {
  const { sandboxed, app_not_started, no_webassembly, reload_page, seems_offline } = words();
  if (isSandboxed()) return sandboxed;
  if (typeof WebAssembly !== "object") return `${app_not_started} ${no_webassembly}`;
  return `${app_not_started} ${navigator.onLine || location.protocol === "file:" ? reload_page : seems_offline}`;
}

// A frame whose sandbox lacks allow-same-origin: nothing can be fetched or kept there.
function isSandboxed() {
  return origin === "null" && location.protocol !== "file:";
}
