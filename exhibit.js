// Starts the app as an exhibit, and keeps it going for months: where the module stops, the page is loaded anew, sooner at
// first and later if it stops again and again.

import { folder } from "./language.js";
import { kiosk, kioskStyles, version } from "./resources.js";

/** How long to wait before the page is loaded anew, by how often that was in vain, in ms. */
const WAITS = [1000, 2000, 5000, 15000, 60000];

/** A page that ran for so long, in ms, is well again. */
const WELL = 600000;

const key = `claimlight:${folder()}:faults`;

/**
 * @param {string} settings  the text of kiosk.json
 * @param {(tag: string) => Promise<object>} speak  gives a language
 * @param {(name: string, detail: string) => void} [heard]  hears what happens, in a frame of another page
 */
export async function begin(settings, speak, heard) {
  const stopped = ({ error, reason }) => {
    const problem = error ?? reason;
    if (problem instanceof WebAssembly.RuntimeError || problem instanceof RangeError) startAnew(problem);
  };
  addEventListener("error", stopped);
  addEventListener("unhandledrejection", stopped);
  try {
    await kioskStyles();
    const exhibit = await kiosk();
    await exhibit.start(settings, version() ?? "–", speak, faults.count, faults.last, heard);
    setTimeout(well, WELL);
  } catch (problem) {
    startAnew(problem);
    throw problem;
  }
}

let faults = read();
let isStarting = false;

function startAnew(problem) {
  if (isStarting) return;
  isStarting = true;
  const { count, inVain } = faults;
  write({ count: count + 1, inVain: inVain + 1, last: `${problem}`.slice(0, 200) });
  setTimeout(() => location.reload(), WAITS[Math.min(inVain, WAITS.length - 1)]);
}

function well() {
  // A page that waits to be loaded anew is not.
  if (!isStarting) write({ ...faults, inVain: 0 });
}

// What went wrong so far. A closed storage throws: then it is counted from the start each time.
function read() {
  try {
    const { count, inVain, last } = JSON.parse(localStorage.getItem(key)) ?? {};
    return { count: Number(count) || 0, inVain: Number(inVain) || 0, last };
  } catch {
    return { count: 0, inVain: 0 };
  }
}

function write(now) {
  faults = now;
  try {
    localStorage.setItem(key, JSON.stringify(faults));
  } catch {
    // Nothing is counted then.
  }
}
