// Where things are: the checkout, what a run makes, and what npm has installed.

import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const benches = join(root, "benches");
export const dist = join(root, "dist");

/** What a run makes, and can make again. */
export const work = join(root, "target/bench");
/** What the browser is served. */
export const site = join(work, "site");

/** The folder that scripts/bench has installed benches/package.json into. */
const installed = process.env.BENCH_PACKAGES;
export const packages = join(installed, "node_modules");

const require = createRequire(join(installed, "package.json"));

/** A package from npm, as a module of this program. */
export const load = (name) => import(pathToFileURL(require.resolve(name)));
