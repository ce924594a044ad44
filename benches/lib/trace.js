// A trace of what Chromium's main thread did between two marks that the page has set (pages/watch.js).

const CATEGORIES = ["blink.user_timing", "disabled-by-default-devtools.timeline"];

/** Does something that makes the page set its marks, and resolves to what came of it, and to the trace. */
export async function traced(page, act) {
  await page.tracing.start({ categories: CATEGORIES });
  let outcome;
  let trace;
  try {
    outcome = await act();
  } finally {
    trace = await page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace));
  return [outcome, new MainThread(traceEvents)];
}

class MainThread {
  #marks;
  #tasks;

  constructor(events) {
    const last = (name) => events.findLast((event) => event.name === name);
    const { pid, tid, ts: begin } = last("bench-begin");
    const { ts: end } = last("bench-end");
    const here = events.filter((event) => event.pid === pid && event.tid === tid);
    const frames = here.filter(({ name, ts }) => name === "bench-frame" && ts >= begin && ts <= end);
    this.#marks = [begin, ...frames.map(({ ts }) => ts), end];
    this.#tasks = here.filter(({ name, ph }) => name === "RunTask" && ph === "X");
  }

  /** The ms of work between the marks: script, style, layout, paint and all else that the thread did. */
  work() {
    return this.#between(this.#marks.at(0), this.#marks.at(-1));
  }

  /** The same for each frame by itself. */
  workOfFrames() {
    const frames = this.#marks.slice(1, -1);
    return frames.slice(1).map((end, number) => this.#between(frames[number], end));
  }

  /** Times in a trace are in µs. */
  #between(begin, end) {
    const inside = ({ ts, dur }) => Math.max(0, Math.min(ts + dur, end) - Math.max(ts, begin));
    return this.#tasks.reduce((total, task) => total + inside(task), 0) / 1000;
  }
}
