// Watching a page from inside: until when it works, and how it scrolls. What begins and ends leaves marks in a trace.

/** Nothing has happened for so long, in ms, when a page is at rest. Recogito's longest pause before it goes on is 150 ms. */
const REST = 700;

/** A page that is free to paint has been given no frame for so long, in ms, when its browser has stopped giving frames. */
const NO_FRAME = 10_000;

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const aFrameLater = () => nextFrame().then(nextFrame);

/** Resolves to the time of the next frame. */
async function nextFrame() {
  const frame = new Promise((resolve) => requestAnimationFrame(resolve));
  // Twice: the first time may be up only because the page was busy.
  const stopped = after(NO_FRAME).then(() => after(NO_FRAME));
  const time = await Promise.race([frame, stopped]);
  if (time === undefined) throw new Error("Chromium has stopped giving frames");
  return time;
}

/**
 * Does something, and resolves to the ms until the page shows what came of it: to the frame behind the last change of the
 * document, or to the end of the last long frame, whichever is later. `act` can say that it began later than it was called.
 */
export async function untilPainted(act) {
  let last = 0;
  const happened = (time = performance.now()) => (last = Math.max(last, time));
  const changes = new MutationObserver(() => {
    happened();
    aFrameLater().then(() => happened());
  });
  const frames = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) happened(startTime + duration);
  });
  await aFrameLater();

  const called = performance.now();
  changes.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  frames.observe({ type: "long-animation-frame" });
  const begin = (await act()) ?? called;
  await aFrameLater();
  happened();
  while (performance.now() - last < REST) await after(REST / 4);
  performance.mark("bench-begin", { startTime: begin });
  performance.mark("bench-end", { startTime: last });

  changes.disconnect();
  frames.disconnect();
  return last - begin;
}

/**
 * Does something, and resolves once a frame has been painted in which it `isShown`. `act` can say that it began later than
 * it was called.
 */
export async function untilShown(act, isShown) {
  await aFrameLater();
  const called = performance.now();
  const acting = act();
  do {
    await nextFrame();
    await painted();
  } while (!isShown());
  performance.mark("bench-end");
  performance.mark("bench-begin", { startTime: (await acting) ?? called });
}

/** Asked for before a frame is painted, resolves behind it. */
const painted = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });

/** Scrolls down steadily from the top, so many CSS px a frame, and resolves to the ms between frames. Slow pages get fewer. */
export async function scrollSteadily({ frames, pixels, longest }) {
  scrollTo({ top: 0, behavior: "instant" });
  await after(REST);
  const times = [];
  performance.mark("bench-begin");
  while (times.length <= frames && !(times.at(-1) - times[0] > longest)) {
    times.push(await nextFrame());
    performance.mark("bench-frame");
    scrollBy({ top: pixels, behavior: "instant" });
  }
  performance.mark("bench-end");
  return times.slice(1).map((time, number) => time - times[number]);
}
