// What the app consists of besides the page: modules, words, settings. Here they are fetched, from beside the page.
//
// `resources-inside.js` has the same functions for the one file that carries everything (scripts/single-file.mjs); whatever
// would ask for something goes through here, so that the other scripts are the same in both.

const linked = (selector) => document.querySelector(selector);

/** The reading room: its script, with the module loaded. */
export async function app() {
  const script = await import(linked('link[rel="modulepreload"]').href);
  await script.default({ module_or_path: linked('link[rel="preload"][as="fetch"]').href });
  return script;
}

/** The anchoring engine, likewise. */
export async function anchoring() {
  const script = await import("./anchoring.js");
  await script.default();
  return script;
}

/** The exhibit, likewise. */
export async function kiosk() {
  const script = await import("./kiosk.js");
  await script.default();
  return script;
}

/** What packs links, likewise. */
export async function share() {
  const script = await import("./share.js");
  await script.default();
  return script;
}

/** What starts the exhibit and keeps it going. A script that did not come may never be asked for again by the same address. */
export function exhibit(times) {
  const address = `./exhibit.js${times > 0 ? `?${times}` : ""}`;
  return import(address);
}

/** What speaks with a page around this one. */
export const frame = () => import("./frame.js");

/** The origins that our host lets have the readers' words: those that embed.json names. */
export async function embedders() {
  const answer = await fetch("./embed.json", { cache: "no-cache" }).catch(() => undefined);
  const { origins } = answer?.ok ? await answer.json().catch(() => ({})) : {};
  return Array.isArray(origins) ? origins : [];
}

/** What keeps the app on the device for a start without network. */
export const offline = () => import("./offline.js");

/** Puts the style sheet of the exhibit beside the app's own. */
export function kioskStyles() {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    const href = "./kiosk.css";
    Object.assign(link, { rel: "stylesheet", href, onload: resolve, onerror: () => reject(new Error(href)) });
    document.head.append(link);
  });
}

/** The text of an operator's kiosk.json, if there is one; rejected where nobody knows. */
export async function settings() {
  const answer = await fetch("./kiosk.json", { cache: "no-cache" });
  // Hosts that tell nobody what they have say 403 of what they have not.
  if ([403, 404, 410].includes(answer.status)) return undefined;
  if (!answer.ok) throw new Error(`${answer.status} for kiosk.json`);
  return answer.text();
}

const linkTo = (tag) => linked(`link[data-language="${CSS.escape(tag)}"]`);

/** Whether there are words in a language other than English. */
export const hasWords = (tag) => linkTo(tag) !== null;

/** The text of a language's words; rejected where they cannot be had. */
export async function words(tag) {
  const answer = await fetch(linkTo(tag).href);
  if (!answer.ok) throw new Error(`${answer.status} for the language ${tag}`);
  return answer.text();
}

/** The digest in the name of the app's script tells versions apart. */
export const version = () => /claimlight-([0-9a-f]+)/.exec(linked('link[rel="modulepreload"]')?.href ?? "")?.[1];
