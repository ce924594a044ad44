// A trace of what Chromium's main thread did between two marks that the page has set (pages/watch.js).

const CATEGORIES = ["blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline"];

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

/** What runs scripts or lays the page out, as against painting it. */
const SCRIPT_AND_LAYOUT = new Set([
  "EvaluateScript",
  "EventDispatch",
  "FireAnimationFrame",
  "FunctionCall",
  "Layout",
  "MajorGC",
  "MinorGC",
  "RunMicrotasks",
  "TimerFire",
  "UpdateLayoutTree",
]);

class MainThread {
  #marks;
  #tasks;
  #scriptAndLayout;

  constructor(events) {
    const last = (name) => events.findLast((event) => event.name === name);
    const { pid, tid, ts: begin } = last("bench-begin");
    const { ts: end } = last("bench-end");
    const here = events.filter((event) => event.pid === pid && event.tid === tid && (event.ph !== "X" || event.dur));
    const frames = here.filter(({ name, ts }) => name === "bench-frame" && ts >= begin && ts <= end);
    this.#marks = [begin, ...frames.map(({ ts }) => ts), end];
    const spans = here.filter(({ ph }) => ph === "X").sort((a, b) => a.ts - b.ts || b.dur - a.dur);
    this.#tasks = spans.filter(({ name }) => name === "RunTask");
    this.#scriptAndLayout = outermost(spans.filter(({ name }) => SCRIPT_AND_LAYOUT.has(name)));
  }

  /** The ms of work between the marks: script, style, layout, paint and all else that the thread did. */
  work() {
    return between(this.#tasks, this.#marks.at(0), this.#marks.at(-1));
  }

  /** Those of them that were script, style or layout. */
  scriptAndLayout() {
    return between(this.#scriptAndLayout, this.#marks.at(0), this.#marks.at(-1));
  }

  /** The same for each frame by itself. */
  workOfFrames() {
    const frames = this.#marks.slice(1, -1);
    return frames.slice(1).map((end, number) => between(this.#tasks, frames[number], end));
  }
}

/** The ms of these spans between two times of the trace, which has µs. */
function between(spans, begin, end) {
  const inside = ({ ts, dur }) => Math.max(0, Math.min(ts + dur, end) - Math.max(ts, begin));
  return spans.reduce((total, span) => total + inside(span), 0) / 1000;
}

/** Of spans in the order of their beginnings, those that lie in no other. */
function outermost(spans) {
  let end = -Infinity;
  return spans.filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}
