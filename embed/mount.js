// Claimlight in an element of somebody else's page, without a frame. docs/embedding.md describes it, mount.d.ts has its types.

import { open as openLanguage, wished } from "./language.js";
import * as resources from "./resources.js";
import { fitted, fontsOf } from "./styles.js";

/** Modules whose app has ended, for the next one: what a browser has loaded as a module it never lets go. */
const idle = [];
let loaded = 0;

/** The apps that are on the page. */
const mounted = new Set();

/** The typefaces, which a page has for all of its parts. */
let fonts = [];

const EVENTS = ["annotation-created", "annotations-changed", "claim-opened", "error"];
const OPTIONS = { document: "string", claim: "string", language: "string", theme: "string", without: "string", on: "object", signal: "object" };

/**
 * Puts the app into an element, below what that holds.
 * @param {Element} element
 * @param {import("./mount.d.ts").Options} [options]
 * @returns {Promise<import("./mount.d.ts").Mounted>}
 */
export async function mount(element, options = {}) {
  check(element, options);
  const [collection, styles, page] = await Promise.all([resources.collection(), resources.styles(), resources.ready()]);
  const tag = options.language?.split("-")[0].toLowerCase() ?? wished();
  if (tag !== "en" && !resources.hasWords(tag)) throw new RangeError(`there are no words in the language ${tag}`);
  const said = {};
  const speak = async (tag) => {
    const language = await openLanguage(tag);
    said[tag] = language.words;
    return language;
  };
  const language = await speak(tag);
  const module = idle.pop() ?? (await load());
  if (options.signal?.aborted) idle.push(module);
  options.signal?.throwIfAborted();

  const { app } = module;
  const place = prepare(element, options, styles);
  const itself = { app };
  // Never while the module is at work: whoever hears may end the app.
  const tell = (name, detail) => queueMicrotask(() => mounted.has(itself) && options.on?.[name]?.(detail));
  const heard = (name, detail) => {
    if (name !== "saved") return tell(name, JSON.parse(detail));
    tell("annotations-changed");
    // A browser tells other pages of what was written, and not this one.
    for (const other of mounted) if (other !== itself) setTimeout(() => mounted.has(other) && other.app.lookAgain());
  };
  const stopped = ({ error, reason }) => {
    const problem = error ?? reason;
    if (!(problem instanceof WebAssembly.RuntimeError) || !module.isIn(problem) || module.isBroken) return;
    module.isBroken = true;
    // The app has named its language there.
    place.say((said[place.given.page.lang] ?? page).app_stopped);
    tell("error", { kind: "stopped", message: problem.message });
  };
  const end = () => {
    mounted.delete(itself);
    removeEventListener("error", stopped);
    removeEventListener("unhandledrejection", stopped);
    options.signal?.removeEventListener("abort", end);
    // A module that is broken may still know how to stop; whatever it does, nothing of it is left on the page.
    const attempt = (deed) => {
      try {
        return deed();
      } catch (problem) {
        if (!module.isBroken) reportError(problem);
        module.isBroken = true;
      }
    };
    const notes = attempt(() => app.annotations());
    const areSafe = attempt(() => app.stop());
    place.leave();
    if (!module.isBroken) idle.push(module);
    if (areSafe === false) options.on?.error?.({ kind: "notSaved", annotations: notes && JSON.parse(notes) });
  };
  const address = options.document && `#/${[options.document, options.claim].filter(Boolean).map(encodeURIComponent).join("/")}`;
  try {
    app.start({
      collection, language, heard,
      speak,
      engine: openEngine,
      share: () => resources.share(collection),
      full: resources.full + (address ?? ""),
      address,
      ...place.given,
    });
  } catch (problem) {
    module.isBroken ||= problem instanceof WebAssembly.RuntimeError;
    end();
    throw problem;
  }
  mounted.add(itself);
  addEventListener("error", stopped);
  addEventListener("unhandledrejection", stopped);
  options.signal?.addEventListener("abort", end);
  const gives = of(app, place, () => mounted.has(itself), (problem) => stopped({ error: problem }));
  try {
    // That it is open already says nothing of whether it is there.
    if (options.document) expectOpen(app, options.document, options.claim);
    if (options.theme) gives.theme(options.theme);
  } catch (problem) {
    end();
    throw problem;
  }
  return {
    ...gives,
    unmount() {
      if (mounted.has(itself)) end();
    },
  };
}

/** What may be asked of an app, as long as it is there. What goes wrong is thrown, and `failed` is told of it. */
function of(app, place, isThere, failed) {
  const ask = (deed) => {
    if (!isThere()) throw new Error("this Claimlight has been unmounted");
    try {
      return deed();
    } catch (problem) {
      failed(problem);
      throw problem;
    }
  };
  return {
    open: (name, claim) => ask(() => {
      place.mayScroll();
      expectOpen(app, name, claim);
    }),
    theme: (name) => ask(() => expect(app.theme(name), `there is no theme ${name}: "light", "dark" or "auto"`)),
    annotations: () => ask(() => JSON.parse(app.annotations())),
    importAnnotations: (file) => ask(() => {
      try {
        return JSON.parse(app.importAnnotations(typeof file === "string" ? file : JSON.stringify(file)));
      } catch (problem) {
        // What is wrong with a file is said in words alone.
        throw typeof problem === "string" ? new Error(problem) : problem;
      }
    }),
  };
}

function expectOpen(app, name, claim) {
  expect(app.open(name, claim), `the collection has no document ${name}`);
}

function expect(isDone, otherwise) {
  if (!isDone) throw new RangeError(otherwise);
}

/** Says what is wrong with what was given, before anything is on the page. */
function check(element, options) {
  if (!(element instanceof Element)) throw new TypeError("mount(element, options) needs an element of the page");
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS, name)) throw new TypeError(`mount has no option ${name}; it has ${Object.keys(OPTIONS).join(", ")}`);
    if (value !== undefined && typeof value !== OPTIONS[name]) throw new TypeError(`the option ${name} has to be ${OPTIONS[name] === "object" ? "an" : "a"} ${OPTIONS[name]}`);
  }
  for (const name of Object.keys(options.on ?? {})) {
    if (!EVENTS.includes(name)) throw new TypeError(`there is no event ${name}; there are ${EVENTS.join(", ")}`);
  }
}

/** A module of its own for one more app on the page, with which to tell whether a fault is its. */
async function load() {
  const number = loaded++;
  const app = await resources.app(number);
  const script = new RegExp(`claimlight-[0-9a-f]+\\.js${number > 0 ? `\\?${number + 1}` : ""}:`);
  return { app, isBroken: false, isIn: ({ stack }) => script.test(stack) };
}

async function openEngine(text, former) {
  const { Anchoring } = await resources.anchoring();
  return new Anchoring(text, former);
}

/** The app's place in the page: a shadow tree, with what the app is given of it and what takes it away again. */
function prepare(element, options, styles) {
  const box = document.createElement("div");
  const root = box.attachShadow({ mode: "open" });
  const page = document.createElement("div");
  const host = document.createElement("div");
  page.className = "page";
  page.dataset.without = (options.without ?? "").replaceAll(",", " ");
  // A press on text gives the app the focus, and its keys with it.
  page.tabIndex = -1;
  page.append(host);
  root.append(page);
  // What is written into a field is no shortcut of the page.
  box.addEventListener("keydown", (event) => {
    if (event.composedPath()[0].matches?.("input, textarea, select")) event.stopPropagation();
  });
  element.append(box);
  const takeOff = dress(root, page, styles);
  // A page that has just been loaded stays where it is.
  let isQuiet = true;
  const mayScroll = () => (isQuiet = false);
  for (const sign of ["pointerdown", "keydown"]) page.addEventListener(sign, mayScroll, { capture: true, once: true });
  const scroll = (top) => isQuiet || scrollerOf(box).scrollBy({ top, behavior: "instant" });
  return {
    given: { host, root, page, scroll },
    mayScroll,
    say(words) {
      const line = document.createElement("p");
      line.className = "trouble";
      line.setAttribute("role", "alert");
      line.textContent = words;
      page.prepend(line);
    },
    leave() {
      takeOff();
      box.remove();
    },
  };
}

/** What scrolls an element: the nearest part of the page that can, or the page. */
function scrollerOf(element) {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    const canScroll = /auto|scroll/.test(getComputedStyle(around).overflowY);
    if (canScroll && around.scrollHeight > around.clientHeight) return around;
  }
  return window;
}

/** Gives the app its styles, by the width that it has; the result takes everything back. */
function dress(root, page, text) {
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];
  if (mounted.size === 0 && fonts.length === 0) {
    fonts = fontsOf(text);
    for (const font of fonts) document.fonts.add(font);
  }
  let worn;
  const fit = () => {
    const next = fitted(text, root.host.clientWidth, parseFloat(getComputedStyle(root.host).fontSize));
    if (next !== worn) sheet.replaceSync((worn = next));
  };
  fit();
  fit(); // The size of letters is the reader's own only once the first styles are there.
  const sizes = new ResizeObserver(fit);
  sizes.observe(root.host);
  // What stands at the window's edge is that app's which the window's middle is in.
  const middle = { rootMargin: "-50% 0px -50% 0px" };
  const sight = new IntersectionObserver((seen) => page.toggleAttribute("data-away", !seen.at(-1).isIntersecting), middle);
  sight.observe(root.host);
  return () => {
    sizes.disconnect();
    sight.disconnect();
    if (mounted.size > 0) return;
    for (const font of fonts.splice(0)) document.fonts.delete(font);
  };
}
