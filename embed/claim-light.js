// <claim-light>: Claimlight in a frame, as an element of the page. docs/embedding.md describes it, claim-light.d.ts has its types.

/** The number of the protocol, as in frame.js. */
const PROTOCOL = 1;

/** Attributes that are parameters of the app's address. */
const PARAMETERS = ["document", "claim", "lang", "theme", "without"];

/** Those that change what is shown without loading the app anew. */
const SHOWN = ["document", "claim", "theme"];

/** What the app tells the page. */
const EVENTS = ["ready", "claim-opened", "annotation-created", "annotations-changed", "judged", "error"];

/** How long the app may take from when its page is there to when it can be asked, in ms. */
const PATIENCE = 15000;

const NO_ADDRESS = '<claim-light> needs src="…", the address of the app';

class ClaimLight extends HTMLElement {
  static observedAttributes = ["src", ...PARAMETERS];

  #style = new CSSStyleSheet();
  #frame = document.createElement("iframe");
  #calls = new Map();
  #last = 0;
  #changed = new Set();
  #ready;
  #over;
  #waiting;
  #listening;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [this.#style];
    this.#beAsHighAs(640);
    this.#frame.allow = "clipboard-write";
    this.#frame.onload = () => this.#wait();
  }

  connectedCallback() {
    this.#listening = new AbortController();
    addEventListener("message", (message) => this.#hear(message), { signal: this.#listening.signal });
    this.#change("src");
  }

  // Whoever moves the element by moveBefore() keeps the app.
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#listening.abort();
    this.#ready = false;
    clearTimeout(this.#waiting);
    this.#refuse("the element was taken out of the page");
  }

  attributeChangedCallback(name, was, is) {
    if (was !== is && this.isConnected) this.#change(name);
  }

  /** Opens a document, and a claim in it. */
  open(document, claim) {
    return this.#call("open", document, claim);
  }

  /** All notes of the reader, as a collection of W3C annotations. */
  annotations() {
    return this.#call("annotations");
  }

  /** Takes in W3C annotations. */
  importAnnotations(file) {
    return this.#call("importAnnotations", file);
  }

  /** A method: theme("dark"). Frameworks that know no attributes set it instead. */
  get theme() {
    return (name) => this.#call("theme", name);
  }

  set theme(name) {
    this.setAttribute("theme", name ?? "auto");
  }

  /** What is changed in one go is done in one go. */
  #change(name) {
    if (this.#changed.size === 0) queueMicrotask(() => this.#apply());
    this.#changed.add(name);
  }

  #apply() {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (!this.isConnected) return;
    if (!this.#ready || !changed.every((name) => SHOWN.includes(name))) return this.#load();
    const [document, claim, theme] = SHOWN.map((name) => this.getAttribute(name) ?? undefined);
    const tell = ({ message }) => this.#tell("error", { message });
    if (changed.includes("theme")) this.#call("theme", theme ?? "auto").catch(tell);
    if (document && changed.some((name) => name !== "theme")) this.open(document, claim).catch(tell);
  }

  #load() {
    this.#ready = false;
    this.#over = undefined;
    clearTimeout(this.#waiting);
    const address = this.#address();
    if (!address) return this.#fail(NO_ADDRESS);
    // A frame that is put in anew adds nothing to the browser's history, and what it said before is over.
    this.#frame.remove();
    this.#frame.title = this.getAttribute("title") ?? "Claimlight";
    this.#frame.src = address;
    this.shadowRoot.append(this.#frame);
  }

  /** A page that is not the app's says nothing, nor does one that is not there: for those, browsers put in one of their own. */
  #wait() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#ready || this.#over || this.#fail(`no Claimlight answers at ${this.#address()}`), PATIENCE);
  }

  #address() {
    const src = this.getAttribute("src");
    if (src === null || !URL.canParse(src, document.baseURI)) return undefined;
    const address = new URL(src, document.baseURI);
    for (const name of PARAMETERS) if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
    return address;
  }

  #hear({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== this.#address()?.origin || data?.claimlight !== PROTOCOL) return;
    const { event, detail, answer } = data;
    if (event === "ready") {
      this.#ready = true;
      this.#over = undefined;
      this.#post({ call: "hello" });
      for (const { message } of this.#calls.values()) this.#post(message);
    }
    if (event === "error" && ["notStarted", "stopped"].includes(detail?.kind)) this.#end(detail.message);
    if (event === "size") this.#beAsHighAs(Number(detail?.height) || 0);
    if (EVENTS.includes(event)) this.#tell(event, detail);
    const call = this.#calls.get(answer);
    if (!call) return;
    this.#calls.delete(answer);
    if (data.error === undefined) call.resolve(data.result);
    else call.reject(new Error(data.error));
  }

  /** Nothing is sent before the app is ready; calls wait for it, unless it is known not to come. */
  #call(call, ...given) {
    return new Promise((resolve, reject) => {
      if (this.#over) throw new Error(this.#over);
      const message = { id: ++this.#last, call, with: given };
      this.#calls.set(message.id, { message, resolve, reject });
      if (this.#ready) this.#post(message);
    });
  }

  /** Until the app is loaded anew, or says that it is ready after all, there is none. */
  #end(why) {
    this.#over = why;
    this.#refuse(why);
  }

  /** Whoever waits for an answer has one. */
  #refuse(why) {
    for (const { reject } of this.#calls.values()) reject(new Error(why));
    this.#calls.clear();
  }

  #post(message) {
    this.#frame.contentWindow.postMessage({ claimlight: PROTOCOL, ...message }, this.#address().origin);
  }

  #fail(message) {
    this.#end(message);
    this.#tell("error", { message });
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  /** As high as its content, in CSS px, but not higher than the window. A height in the page's own style sheet goes before this. */
  #beAsHighAs(height) {
    this.#style.replaceSync(
      `:host{display:block;block-size:min(${height}px,90vh)}:host([hidden]){display:none}` +
        "iframe{all:initial;display:block;inline-size:100%;block-size:100%}",
    );
  }
}

if (!customElements.get("claim-light")) customElements.define("claim-light", ClaimLight);
