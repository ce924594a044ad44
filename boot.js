// Starts the app: fetches the module, and says so in plain words if that does not work.
//
// Trunk writes the names of the module's two files, which carry a hash, into the page's head.

const address = (selector) => document.querySelector(selector).href;

// A panic in the module is a trap: the page would look alive and hear nothing. `start` has already put its elements there.
const stopped = ({ error, reason }) => {
  if ((error ?? reason) instanceof WebAssembly.RuntimeError) {
    tell("Something went wrong in the app, and it has stopped. Reload the page. Notes that were shown as saved will be there.");
    state("stopped");
  }
};
addEventListener("error", stopped);
addEventListener("unhandledrejection", stopped);

try {
  const app = await import(address('link[rel="modulepreload"]'));
  await app.default({ module_or_path: address('link[rel="preload"][as="fetch"]') });
  app.start(openEngine);
  state("started");
} catch (problem) {
  console.error(problem);
  tell(explanation());
  state("failed");
}

// The anchoring engine is fetched when the words of a note do not stand where they stood.
async function openEngine(text, former) {
  const { default: load, Anchoring } = await import("./anchoring.js");
  await load();
  return new Anchoring(text, former);
}

function tell(words) {
  const place = document.getElementById("boot-error");
  place.textContent = words;
  place.hidden = false;
}

// For style sheets and tests.
function state(name) {
  document.documentElement.dataset.app = name;
}

// For a pupil: what still works, what does not, what to try.
function explanation() {
  const reading = "You can read the documents here, but lighting up claims and writing notes did not start. ";
  if (typeof WebAssembly !== "object") {
    return `${reading}This browser cannot run the app, or has been told not to. Try another or a newer browser.`;
  }
  if (!navigator.onLine) {
    return `${reading}You seem to be offline. Connect to the internet, then reload the page.`;
  }
  return `${reading}Reload the page. If that does not help, try another browser, or ask your teacher to look.`;
}
