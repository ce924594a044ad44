// The site is served by the program that serves dist/ as well (tests/serve).

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root, site } from "./places.js";

/** Serves the site until `close` is called; `address` ends with a slash. */
export async function serve() {
  const server = spawn(join(root, "target/release/serve"), [site], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(server.stdout), "line");
  return { address: line.match(/http:\S+/)[0], close: () => server.kill() };
}
