// Chromium without a window: opened once, and for each visit a profile of its own.

import { load } from "./places.js";

const { default: puppeteer } = await load("puppeteer-core");

/** What a desk has. */
const VIEWPORT = { width: 1440, height: 900 };

/** For what a page is to show, in ms. Some that are measured are slow; none may hold up the others for ever. */
const LONGEST_WAIT = 300_000;

const ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  // Containers give /dev/shm little room.
  "--disable-dev-shm-usage",
  "--disable-features=SpareRendererForSitePerProcess",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

export class Chromium {
  #browser;

  static async open() {
    const chromium = new Chromium();
    chromium.#browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM,
      // Chromium's sandbox refuses to be set up by root.
      args: process.getuid?.() === 0 ? [...ARGUMENTS, "--no-sandbox"] : ARGUMENTS,
      defaultViewport: VIEWPORT,
      // Some of what is measured keeps a page busy for minutes.
      protocolTimeout: 0,
    });
    return chromium;
  }

  version() {
    return this.#browser.version();
  }

  /** Opens an address in a new profile, gives its page to `stay`, and resolves to what that resolves to. */
  async visit(address, stay) {
    const context = await this.#browser.createBrowserContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(LONGEST_WAIT);
      const problem = new Promise((_, reject) => {
        page.on("pageerror", reject);
        page.on("error", reject);
      });
      await page.goto(address);
      await page.bringToFront();
      return await Promise.race([stay(page), problem]);
    } finally {
      await context.close();
    }
  }

  close() {
    return this.#browser.close();
  }
}
