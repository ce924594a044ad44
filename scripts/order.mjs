// The order in which the functions of a wasm module compress best: each beside those that it is most like.
//
// A compressor writes what it has seen before as "so far back, so long". The nearer the like stands, the shorter that is. Many
// functions were made from one generic function and differ in a few bytes; others only begin alike, or do the same things.
// Their names tell little of that, so what is in them is compared.

/** How many bytes are compared at a time: about two instructions. */
const RUN = 4;

/** A run that stands in more functions than this tells nothing about any of them. */
const COMMON = 1000;

/** How much a function counts beside the one after it, when it is asked which comes next. */
const MEMORY = 0.8;

/** What a function's length does to its likeness: at 1 the shortest would always win, at 0 the longest. */
const LENGTH = 0.6;

/**
 * The module with names for its functions that sort as they are to stand; the names that it had are gone. `wasm-opt
 * --reorder-functions-by-name` does the rest, since it can renumber what calls them.
 */
export function namedByLikeness(module) {
  const { imported, bodies, end } = readFunctions(module);
  const names = [];
  likeBesideLike(bodies).forEach((index, place) => (names[index] = String(place).padStart(6, "0")));
  const map = names.flatMap((name, index) => [...number(imported + index), ...text(name)]);
  const functions = [...number(names.length), ...map];
  const section = [...text("name"), 1, ...number(functions.length), ...functions];
  return Buffer.concat([module.subarray(0, end), Buffer.from([0, ...number(section.length), ...section])]);
}

/** The functions' indices in the order they are to stand in: after each the one that is most like it and those before it. */
function likeBesideLike(bodies) {
  const runs = bodies.map(runsOf);
  const holders = new Map();
  runs.forEach((set, index) => {
    for (const run of set) {
      if (holders.has(run)) holders.get(run).push(index);
      else holders.set(run, [index]);
    }
  });
  const left = new Set(bodies.keys());
  const likeness = new Float64Array(bodies.length);
  const order = [];
  for (let next = 0; left.size > 0; next = likest(left, likeness, runs)) {
    order.push(next);
    left.delete(next);
    for (const index of left) likeness[index] *= MEMORY;
    for (const run of runs[next]) {
      const among = holders.get(run);
      // The rarer it is, the more it says.
      const weight = Math.log2(bodies.length / among.length);
      if (among.length <= COMMON) for (const index of among) likeness[index] += weight;
    }
  }
  return order;
}

function likest(left, likeness, runs) {
  let best = -1;
  let found;
  for (const index of left) {
    const score = likeness[index] / (runs[index].size + 8) ** LENGTH;
    if (score > best) [best, found] = [score, index];
  }
  return found;
}

/** The runs of bytes in a function, each as a number. */
function runsOf(body) {
  const runs = new Set();
  for (let at = 0; at + RUN <= body.length; at += 1) runs.add(body.readUInt32LE(at));
  return runs;
}

/** How many functions the module imports, what is in its own, and where it ends but for what is no code, such as names. */
function readFunctions(module) {
  let at = 8; // after the word "asm" and the version
  const next = () => module[at++];
  const integer = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = next();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const bytes = () => {
    const length = integer();
    return module.subarray(at, (at += length));
  };
  let imported = 0;
  let bodies = [];
  let end = at;
  while (at < module.length) {
    const kind = next();
    const after = integer() + at;
    if (kind === 2) {
      for (let count = integer(); count > 0; count -= 1) {
        bytes(); // the module's name
        bytes(); // its own
        if (next() !== 0) throw new Error("the module imports something that is no function");
        integer(); // its type
        imported += 1;
      }
    }
    if (kind === 10) bodies = Array.from({ length: integer() }, bytes);
    at = after;
    if (kind !== 0) end = at;
  }
  return { imported, bodies, end };
}

/** A number as wasm writes it: seven bits a byte, the least first. */
function number(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...number(value >>> 7)];
}

function text(value) {
  return [...number(value.length), ...Buffer.from(value)];
}
