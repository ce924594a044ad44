// The service worker: keeps whole versions of the app on the device, and gives each page the files of its own version.
//
// ARCHITECTURE.md says why it is as it is (decision 19), docs/offline.md what a host should know. scripts/precache.mjs writes
// before this what the version consists of: its name, and the SHA-256 digest of each file by its path in the app's folder.

"use strict";

const { version: VERSION, files: FILES } = self.PRECACHE;
const FOLDER = new URL("./", location.href);

/** What all caches of this folder's app are called; several apps may live on one host. */
const OURS = `claimlight ${FOLDER.pathname} `;
const nameOf = (version) => `${OURS}version ${version}`;

/** What is no part of a version: which page is of which, and the last good copy of an operator's configuration, or that there is none. */
const BESIDE = `${OURS}beside`;
const CONFIGURATION = "kiosk.json";

/** How long a configuration is waited for while there is a copy, in ms. */
const PATIENCE = 2000;

const PAGE = "index.html";
const at = (path) => new URL(path, FOLDER).href;

/** The entry that makes a cache a version: it is written last, and lists the files. No file of the app is called so. */
const MARKER = at("sw.js?complete");
const recordOf = (page) => at(`sw.js?page=${page}`);

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy().catch(nothing).then(() => clients.claim())));
addEventListener("message", (event) => event.waitUntil(event.data?.waits ? self.skipWaiting() : greet(event)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== FOLDER.origin || !url.pathname.startsWith(FOLDER.pathname)) return;
  const path = url.pathname.slice(FOLDER.pathname.length);
  if (request.mode === "navigate") {
    if (path === "" || path === PAGE) event.respondWith(page(event));
  } else if (path === CONFIGURATION) {
    event.respondWith(configuration());
  } else if (url.search === "") {
    event.respondWith(file(event, path));
  }
});

// ---- A version comes

/** The new version takes over at once: pages that are open keep their own, and the next start, or a reload, has the new one. */
async function install() {
  // Without it a page could not be told from the next one (Safari before 16.4).
  if (!("resultingClientId" in FetchEvent.prototype)) throw new Error("pages have no names here");
  try {
    await fill();
  } catch (problem) {
    if (!(await complete(nameOf(VERSION)))) await caches.delete(nameOf(VERSION));
    throw problem;
  }
  // The page has asked for it before there was a worker.
  await configuration().catch(nothing);
  await self.skipWaiting();
}

let filling = null;

/** Puts every file into this version's cache, and then the marker; or throws, and there is no marker. */
function fill() {
  filling ??= fillOnce().finally(() => (filling = null));
  return filling;
}

async function fillOnce() {
  const name = nameOf(VERSION);
  const cache = await caches.open(name);
  const copies = await copiesByDigest();
  for (const [path, digest] of Object.entries(FILES)) {
    const response =
      // Of an attempt that was broken off; of a former version; of what the page itself has just fetched; of the host.
      (await verified(cache.match(at(path)), digest)) ??
      (await verified(copies.get(digest)?.(), digest)) ??
      (await verified(fetch(at(path)), digest)) ??
      (await verified(fetch(at(path), { cache: "reload" }), digest));
    if (!response) throw new Error(`${path} is not this version's`);
    await cache.put(at(path), response);
  }
  await cache.put(MARKER, new Response(JSON.stringify(FILES)));
  if (!(await complete(name))) throw new Error("the cache was cleared meanwhile");
}

/** Where a file of a former version is to be had, by its digest. */
async function copiesByDigest() {
  const copies = new Map();
  for (const name of await versions()) {
    for (const [path, digest] of Object.entries((await complete(name)) ?? {})) {
      copies.set(digest, () => caches.match(at(path), { cacheName: name }));
    }
  }
  return copies;
}

/** The response, if it is what the digest says: a host that is half updated, or an answer that was cut short, is no version. */
async function verified(responding, digest) {
  const response = await responding;
  if (!response?.ok) return null;
  const content = await response.arrayBuffer();
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const found = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== digest) return null;
  // A response of its own: it was not redirected, and these no longer say what is in it.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  return new Response(content, { headers });
}

// ---- What a page is given

/** The page itself: of this version, if it is whole, and else of the host; then the version is put together anew. */
async function page(event) {
  if (await complete(nameOf(VERSION))) {
    const kept = await caches.match(at(PAGE), { cacheName: nameOf(VERSION) });
    if (kept) {
      await remember(event.resultingClientId, VERSION);
      return kept;
    }
  }
  event.waitUntil(fill().catch(nothing));
  return fetch(event.request);
}

/** A file of the version that the asking page is of, and of no other. What is in no version is asked of the host. */
async function file(event, path) {
  const version = await versionOf(event.clientId);
  if (!version) return fetch(event.request);
  // A page's worker is of its version too.
  if (event.resultingClientId) await remember(event.resultingClientId, version);
  const kept = await caches.match(at(path), { cacheName: nameOf(version) }).catch(nothing);
  if (kept) return kept;
  if (!Object.hasOwn(FILES, path)) return fetch(event.request);
  // The browser has cleared the cache. The host may have another version by now.
  return (version === VERSION && (await verified(fetch(event.request), FILES[path]))) || Response.error();
}

/** An operator may change the configuration at any time, and a kiosk must start without network as well. */
async function configuration() {
  // Where the browser's caches fail, the network may not.
  const beside = await caches.open(BESIDE).catch(nothing);
  const kept = await beside?.match(at(CONFIGURATION)).catch(nothing);
  try {
    const signal = kept && AbortSignal.timeout(PATIENCE);
    const answer = await fetch(at(CONFIGURATION), { cache: "no-cache", signal });
    if (answer.ok) {
      // What is not JSON is shown to the operator, and no good copy.
      const text = await answer.clone().text();
      if (isJson(text)) await beside?.put(at(CONFIGURATION), new Response(text, { headers: answer.headers })).catch(nothing);
      return answer;
    }
    // Hosts that tell nobody what they have say 403 of what they have not, but also to whom they do not know any more.
    const isNone = [404, 410].includes(answer.status) || (answer.status === 403 && !kept);
    if (!isNone) return kept ?? answer;
    // There is none, or it was taken away. That is kept too: a page does not start as long as it does not know.
    await beside?.put(at(CONFIGURATION), answer.clone()).catch(nothing);
    return answer;
  } catch {
    return kept ?? Response.error();
  }
}

// ---- Which page is of which version

/** What this worker knows of pages. It may be stopped at any time, so it is written down as well. */
const pages = new Map();

async function versionOf(page) {
  if (!pages.has(page)) {
    const record = await caches.match(recordOf(page), { cacheName: BESIDE }).catch(nothing);
    if (record) pages.set(page, await record.text());
  }
  return pages.get(page);
}

/** Where there is no room to write it down, the page is known as long as this worker lives. */
async function remember(page, version) {
  if (pages.get(page) === version) return;
  pages.set(page, version);
  await caches.open(BESIDE).then((beside) => beside.put(recordOf(page), new Response(version))).catch(nothing);
}

/** A page says which version it is, and hears which one is ready. One that came from the host is known only from then on. */
async function greet({ source, data }) {
  if (typeof data?.version !== "string") return;
  await remember(source.id, data.version);
  if (await complete(nameOf(VERSION))) {
    source.postMessage({ version: VERSION });
  } else {
    await fill().then(() => source.postMessage({ version: VERSION }), nothing);
  }
  await pagesInUse();
}

// ---- What is kept

/** The files of the version in a cache, if all are there and the marker with them; `null` where not. */
async function complete(name) {
  try {
    const marker = await caches.match(MARKER, { cacheName: name });
    const files = await marker.json();
    const cache = await caches.open(name);
    const there = new Set((await cache.keys()).map(({ url }) => url));
    return Object.keys(files).every((path) => there.has(at(path))) ? files : null;
  } catch {
    return null;
  }
}

/** The names of the caches of versions, whole or not, in the order in which they came. */
async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith(nameOf("")));
}

/** Keeps this version, the one before, from which a page may just be starting, and those of open pages. */
async function tidy() {
  const used = await pagesInUse();
  const whole = [];
  for (const name of await versions()) {
    if (await complete(name)) whole.push(name);
    else await caches.delete(name);
  }
  const others = whole.filter((name) => name !== nameOf(VERSION));
  for (const name of others.slice(0, -1)) {
    if (!used.has(name)) await caches.delete(name);
  }
}

/** The names of the caches of open pages. Pages that are closed are forgotten, but not those that this worker has seen start. */
async function pagesInUse() {
  const open = await clients.matchAll({ includeUncontrolled: true, type: "all" });
  const known = new Set([...open.map(({ id }) => recordOf(id)), ...Array.from(pages.keys(), recordOf)]);
  const beside = await caches.open(BESIDE);
  const used = new Set();
  for (const { url } of await beside.keys()) {
    if (url === at(CONFIGURATION)) continue;
    if (known.has(url)) used.add(nameOf(await (await beside.match(url)).text()));
    else await beside.delete(url);
  }
  return used;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function nothing() {}
