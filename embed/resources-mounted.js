// What the app consists of, where it is mounted in somebody else's page: `resources.js` of mount.js.
//
// Everything is fetched from beside mount.js, and mount.json says what the parts of this version are called.

const here = new URL("./", import.meta.url);

async function fetched(name, options) {
  const answer = await fetch(new URL(name, here), options);
  if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
  return answer;
}

/** The app in a page of its own. */
export const full = here.href;

let asked;

/** Names of the parts, the page's words and the collection; fetched once, and again where it was in vain. */
function parts() {
  asked ??= fetched("mount.json", { cache: "no-cache" })
    .then((answer) => answer.json())
    .catch((problem) => {
      asked = undefined;
      throw problem;
    });
  return asked;
}

export const collection = async () => JSON.stringify((await parts()).collection);

/** The text of the app's style sheet, in which addresses are whole. */
export async function styles() {
  const text = await (await fetched((await parts()).styles)).text();
  return text.replaceAll(/url\("?(?!data:)([^")]+)"?\)/g, (_, name) => `url("${new URL(name, here)}")`);
}

/**
 * The app's script with a module of its own. A script has one module, and a module one app; so for the second app on a page
 * the same script is loaded by another address.
 * @param {number} number  which app on the page it is, from 0
 */
export async function app(number) {
  const { script, module } = await parts();
  const address = new URL(script, here);
  if (number > 0) address.search = `?${number + 1}`;
  const app = await import(address.href);
  await app.default({ module_or_path: new URL(module, here) });
  return app;
}

export async function anchoring() {
  const script = await import(new URL("anchoring.js", here).href);
  await script.default();
  return script;
}

/** What packs links. They lead to the app itself: the page that it is mounted in does not open them. */
export async function share(collection) {
  const script = await import(new URL("share.js", here).href);
  await script.default();
  script.configure(collection, full);
  return script;
}

let known = {};

/** Has the list of languages at hand for `hasWords`; gives the page's words in English. */
export async function ready() {
  const { words, page } = await parts();
  known = words;
  return page;
}

export const hasWords = (tag) => Object.hasOwn(known, tag);
export const words = async (tag) => (await fetched((await parts()).words[tag])).text();
