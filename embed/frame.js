// The app in a frame of another page: what its address asks for, and what the two pages say to each other (docs/embedding.md).
//
// boot.js loads it where there is such a page, or the address has one of the parameters. The other half is claim-light.js.

import { unspoken } from "./language.js";
import { embedders } from "./resources.js";

/** The number of the protocol. Messages with another number are not for us. */
const PROTOCOL = 1;

/** Events that wait for the page around to say who it is: those of a start, and no end of them where it never does. */
const MOST_WAITING = 20;

/** What may be known to any page around. Everything else holds a reader's words. */
const HARMLESS = ["ready", "size", "claim-opened", "error"];

const root = document.documentElement;
const asked = new URLSearchParams(location.search);

/** The origin of the page around, once it has said something; whether it may have the reader's words. */
let host;
const waiting = [];

/** Does what the address asks for before the app starts: a document, a claim in it, a theme, and what is left out of the page. */
export function arrange() {
  const [place, claim, theme] = ["document", "claim", "theme"].map((name) => asked.get(name));
  // The app does the same when it has started; until then, a dark page is not to show a light one.
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (place && !location.hash) {
    history.replaceState(null, "", `#/${[place, claim].filter(Boolean).map(encodeURIComponent).join("/")}`);
  }
  root.dataset.without = (asked.get("without") ?? "").replaceAll(",", " ");
}

/** Hears what happens in the app: an event's name, and its detail as JSON. */
export function heard(name, detail) {
  if (name === "saved") send({ event: "annotations-changed" });
  else send({ event: name, detail: JSON.parse(detail) });
}

/**
 * Lets the page around talk with the app, which has started.
 * @param {object} [app]  what the module gives: open, annotations, importAnnotations, theme; nothing where it is an exhibit
 * @param {() => object} words  the page's words in the language that is spoken now
 */
export function connect(app, words) {
  const theme = asked.get("theme");
  if (theme !== null && app?.theme(theme) === false) warn(noTheme(theme));
  if (app && unspoken()) warn(`there is no language ${unspoken()}`);
  if (parent === window) return;
  addEventListener("message", (message) => hear(message, app));
  // Nothing of the reader's is in this one, so whoever is around may hear it.
  parent.postMessage({ claimlight: PROTOCOL, event: "ready" }, "*");
  // A page is as high as its window at least; what is asked here is how high its content is.
  document.body.style.minBlockSize = "0";
  new ResizeObserver(() => send({ event: "size", detail: { height: Math.ceil(document.body.getBoundingClientRect().height) } })).observe(document.body);
  // Where nothing can be kept at all, the app's own alarm says so.
  if (app && isWithinOtherOrigin() && canKeep()) sayWhereNotesAre(app, words);
}

async function hear({ source, origin, data }, app) {
  if (source !== parent || data?.claimlight !== PROTOCOL) return;
  host ??= { origin, isTrusted: isTrusted(origin) };
  if (origin !== host.origin) return;
  if (data.call === "hello") waiting.splice(0).forEach(send);
  const deed = Object.hasOwn(DEEDS, data.call) && DEEDS[data.call];
  if (!deed) return;
  const answer = { answer: data.id };
  try {
    if (!app) throw new Error("an exhibit is not led from outside");
    if (deed.needsTrust && !(await host.isTrusted)) throw new Error(`embed.json beside the app has to name ${origin} before it may have the notes`);
    answer.result = deed.do(app, ...(data.with ?? []));
  } catch (problem) {
    // The module has stopped. boot.js hears of it, as of one that stops by itself.
    if (problem instanceof WebAssembly.RuntimeError) reportError(problem);
    answer.error = `${problem?.message ?? problem}`;
  }
  send(answer);
}

/** What the page around may ask for. */
const DEEDS = {
  open: { do: (app, place, claim) => expect(app.open(`${place}`, claim && `${claim}`), `the collection has no document ${place}`) },
  theme: { do: (app, name) => expect(app.theme(`${name}`), noTheme(name)) },
  annotations: { needsTrust: true, do: (app) => JSON.parse(app.annotations()) },
  importAnnotations: { needsTrust: true, do: (app, file) => JSON.parse(app.importAnnotations(typeof file === "string" ? file : JSON.stringify(file))) },
};

/** Says to whoever has written the address what is wrong in it. */
function warn(message) {
  console.warn(message);
  send({ event: "error", detail: { message } });
}

const noTheme = (name) => `there is no theme ${name}: "light", "dark" or "auto"`;

function expect(isDone, otherwise) {
  if (!isDone) throw new Error(otherwise);
}

/** Sends a message to the page around, once that has said who it is; a reader's words only to one that may have them. */
async function send(message) {
  if (!host) {
    if (waiting.length < MOST_WAITING) waiting.push(message);
    return;
  }
  if (message.event && !HARMLESS.includes(message.event) && !(await host.isTrusted)) return;
  // A page from a file has an origin that no message can be addressed to.
  parent.postMessage({ claimlight: PROTOCOL, ...message }, host.origin === "null" ? "*" : host.origin);
}

/** Whether pages of an origin may have the reader's words: those of our own, and those that our host has named. */
async function isTrusted(origin) {
  return origin !== "null" && (origin === location.origin || (await embedders()).includes(origin));
}

/** Browsers give a frame of another site a storage of its own, which goes before the others do; or none. */
function sayWhereNotesAre(app, words) {
  const line = document.createElement("div");
  line.className = "trouble";
  line.id = "in-frame";
  const told = document.createElement("p");
  const whole = document.createElement("a");
  Object.assign(whole, { className: "press", target: "_blank", rel: "noopener" });
  const lead = () => (whole.href = `${location.pathname}${location.hash}`);
  lead();
  addEventListener("hashchange", lead);
  const save = document.createElement("button");
  Object.assign(save, { type: "button", className: "press" });
  save.addEventListener("click", () => download(app.annotations()));
  const say = () => {
    const { notes_in_frame, whole_version, notes_as_file } = words();
    [told.textContent, whole.textContent, save.textContent] = [notes_in_frame, whole_version, notes_as_file];
  };
  say();
  // The app names its language there, once it has the words.
  new MutationObserver(say).observe(root, { attributeFilter: ["lang"] });
  line.append(told, whole, save);
  document.getElementById("app").before(line);
}

/** Whether any of the pages around is of another origin. Which of those are of another site, a page is not told. */
function isWithinOtherOrigin() {
  for (let around = window; around !== top; ) {
    around = around.parent;
    try {
      if (around.location.origin !== location.origin) return true;
    } catch {
      return true;
    }
  }
  return false;
}

function canKeep() {
  try {
    return localStorage !== null;
  } catch {
    return false;
  }
}

function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/ld+json" }));
  link.download = "claimlight.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
