// The page's half of working without network: has the app kept on the device, looks for new versions, and says when one is there.
//
// boot.js loads it once the app has started and there is nothing more urgent. The other half is the service worker, sw.js.

/** A page that comes into view again asks for a new version when it has not done so for an hour, in ms. */
const HOUR = 3_600_000;

/** How long a worker that is ready is left waiting before it is told to ask once more, in ms. */
const PAUSE = 1000;

const root = document.documentElement;
const { version } = root.dataset;
const { serviceWorker } = navigator;

/** An exhibit says nothing of versions: its visitors have no part in that, and it is loaded anew when nobody is there. */
let isSilent = false;

/** The page's words in the language that is spoken now. */
let words;

/**
 * @param {boolean} isExhibit
 * @param {() => object} wordsNow  the page's words, as boot.js has them
 */
export function begin(isExhibit, wordsNow) {
  // Pages from files and by plain http have none.
  if (!serviceWorker) return;
  isSilent = isExhibit;
  words = wordsNow;
  // The app names its language there, once it has the words.
  new MutationObserver(say).observe(root, { attributeFilter: ["lang"] });
  serviceWorker.addEventListener("message", ({ data }) => hear(data.version));
  serviceWorker.addEventListener("controllerchange", greet);
  // A page that the browser had put by may have been forgotten.
  addEventListener("pageshow", greet);
  greet();
  // What the page itself needs goes first.
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep);
}

async function keep() {
  try {
    const registration = await serviceWorker.register("./sw.js", { updateViaCache: "none" });
    const look = () => registration.update().catch(nothing);
    let last = performance.now();
    letIn(registration);
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", () => letIn(registration));
    });
    await look();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && performance.now() - last > HOUR) {
        last = performance.now();
        look();
      }
    });
  } catch {
    // Private windows, forbidden storage, a host that has no worker: the app works with network, as it did.
  }
}

let isLettingIn = false;

/**
 * Has a waiting worker ask again to take over, until it does. Chromium asks the active worker to stop once it is idle, and forgets
 * that when a request starts that worker anew: the new one, which has asked when it was installed, would wait until the old one has
 * nothing to do for a while, or five minutes (`ServiceWorkerRegistration::ActivateWaitingVersionWhenReady` and
 * `ServiceWorkerVersion::StartWorkerInternal` in its source).
 */
async function letIn(registration) {
  if (isLettingIn) return;
  isLettingIn = true;
  while (registration.waiting) {
    registration.waiting.postMessage({ waits: true });
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  isLettingIn = false;
}

/** Says to the worker which version this page is of. */
function greet() {
  serviceWorker.controller?.postMessage({ version });
}

/** The worker says which version is whole. */
function hear(ready) {
  // For style sheets and tests.
  root.dataset.offline = ready;
  const place = document.getElementById("new-version");
  if (ready === version || isSilent || place.hasChildNodes()) return;
  const notice = document.createElement("div");
  notice.className = "notice";
  // Leaving the page has the notebook saved.
  notice.append(document.createElement("span"), button(() => location.reload()), button(() => notice.remove()));
  place.append(notice);
  say();
}

/** Puts words on the notice, if it is there. */
function say() {
  const { new_version, use_now, later } = words();
  const said = [new_version, use_now, later];
  document.querySelectorAll("#new-version .notice > *").forEach((it, number) => (it.textContent = said[number]));
}

function button(press) {
  const it = document.createElement("button");
  it.type = "button";
  it.addEventListener("click", press);
  return it;
}

function nothing() {}
