// Plots as SVG, without a library: lines over two logarithmic scales, bars, and bars in parts. They follow the reader's scheme.

const FONT = 13;
const ROW = 22;

const STYLE = `
  :root { --ink: #1d2320; --soft: #5b655f; --rule: #d5dad6; --ground: #ffffff;
    --c0: #0b6e4f; --c1: #8a8f8c; --c2: #c2570c; --c3: #e0a100; --c4: #3a62b3; --c5: #84509b }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e7ebe8; --soft: #a2aca6; --rule: #3a423d; --ground: #161a18;
      --c0: #4cc79a; --c1: #8d9590; --c2: #f08a4b; --c3: #e9c04a; --c4: #85a6ea; --c5: #c69ade }
  }
  .ground { fill: var(--ground) }
  text { font: ${FONT}px system-ui, sans-serif; fill: var(--ink) }
  .title { font-weight: 600 }
  .soft { fill: var(--soft) }
  .rule { stroke: var(--rule); stroke-width: 1 }
  .limit { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 3 }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
  .guess { stroke-dasharray: 6 5 }
`;

const escape = (words) => String(words).replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
const text = (x, y, words, { anchor = "start", kind = "" } = {}) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" class="${kind}">${escape(words)}</text>`;
const line = (x1, y1, x2, y2, kind) =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" class="${kind}"/>`;
const box = (x, y, width, height, colour) => {
  const [left, top, across] = [x, y, Math.max(0, width)].map((place) => place.toFixed(1));
  return `<rect x="${left}" y="${top}" width="${across}" height="${height}" style="fill:var(--c${colour})"/>`;
};
const dot = (x, y, colour) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5" style="fill:var(--c${colour})"/>`;

function drawing(width, height, title, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escape(title)}</title>
<style>${STYLE}</style>
<rect class="ground" width="${width}" height="${height}"/>
${[text(16, 26, title, { kind: "title" }), ...parts].join("\n")}
</svg>
`;
}

/** A logarithmic scale from one place to another, with its whole powers of ten as ticks. */
function logarithmic(values, from, to) {
  const least = Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(Math.ceil(Math.log10(Math.max(...values))), least + 1);
  const at = (value) => from + ((Math.log10(value) - least) / (most - least)) * (to - from);
  const ticks = Array.from({ length: most - least + 1 }, (_, step) => 10 ** (least + step));
  return { at, ticks };
}

/** Lines of points `[x, y]`; what is behind `measured` of them is guessed, and dashed. */
export function lines({ title, series, xTicks, sayX, sayY }) {
  const [width, height, left, right, top, bottom] = [760, 420, 76, 530, 48, 372];
  const points = series.flatMap(({ points }) => points);
  const x = logarithmic(points.map(([x]) => x), left, right);
  const [first, last] = [Math.min(...xTicks), Math.max(...xTicks)].map(x.at);
  const acrossX = (value) => left + ((x.at(value) - first) / (last - first)) * (right - left);
  const y = logarithmic(points.map(([, y]) => y), bottom, top);
  const path = (points) => points.map(([px, py]) => `${acrossX(px).toFixed(1)},${y.at(py).toFixed(1)}`).join(" ");
  const drawn = series.flatMap(({ points, measured, colour }) => [
    `<polyline class="line" style="stroke:var(--c${colour})" points="${path(points.slice(0, measured))}"/>`,
    `<polyline class="line guess" style="stroke:var(--c${colour})" points="${path(points.slice(measured - 1))}"/>`,
    ...points.slice(0, measured).map(([px, py]) => dot(acrossX(px), y.at(py), colour)),
  ]);
  const ends = apart(series.map(({ name, points }) => ({ name, y: y.at(points.at(-1)[1]) })));
  return drawing(width, height, title, [
    ...y.ticks.flatMap((tick) => [
      line(left, y.at(tick), right, y.at(tick), "rule"),
      text(left - 8, y.at(tick) + FONT / 3, sayY(tick), { anchor: "end", kind: "soft" }),
    ]),
    ...xTicks.map((tick) => text(acrossX(tick), bottom + 22, sayX(tick), { anchor: "middle", kind: "soft" })),
    ...drawn,
    ...ends.map(({ name, y }) => text(right + 10, y + FONT / 3, name)),
  ]);
}

/** Labels, moved down where they would touch. */
function apart(labels) {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  sorted.forEach((label, number) => {
    if (number > 0) label.y = Math.max(label.y, sorted[number - 1].y + FONT + 4);
  });
  return sorted;
}

/** Bars on a logarithmic scale, in groups; a line across them at a value that matters, if there is one. */
export function bars({ title, groups, say, limit }) {
  const [width, left, right, top] = [760, 250, 640, 50];
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value));
  const { at } = logarithmic(limit ? [...values, limit.value] : values, left, right);
  const parts = [];
  let y = top;
  for (const { name, bars } of groups) {
    parts.push(text(16, y + FONT, name, { kind: "soft" }));
    y += ROW;
    for (const { name, value, colour } of bars) {
      parts.push(text(left - 10, y + FONT, name, { anchor: "end" }));
      parts.push(box(left, y + 1, at(value) - left, ROW - 6, colour));
      parts.push(text(at(value) + 8, y + FONT, say(value)));
      y += ROW;
    }
    y += ROW / 2;
  }
  if (limit) {
    parts.push(line(at(limit.value), top, at(limit.value), y - ROW / 2, "limit"));
    parts.push(text(at(limit.value), y + 6, limit.name, { anchor: "middle", kind: "soft" }));
    y += ROW;
  }
  return drawing(width, y, `${title} (logarithmic)`, parts);
}

/** Bars that are divided into parts of a whole, and what the colours of the parts mean. */
export function divided({ title, parts: meanings, rows }) {
  const [width, left, right] = [760, 250, 730];
  let legend = 16;
  const drawn = meanings.flatMap(({ name, colour }) => {
    const place = legend;
    legend += 34 + name.length * 7.5;
    return [box(place, 42, 14, 14, colour), text(place + 20, 42 + FONT - 2, name)];
  });
  let y = 72;
  for (const { name, counts } of rows) {
    const total = counts.reduce((total, count) => total + count, 0);
    let x = left;
    drawn.push(text(left - 10, y + FONT, name, { anchor: "end" }));
    counts.forEach((count, part) => {
      const length = (count / total) * (right - left);
      drawn.push(box(x, y + 1, length, ROW - 6, meanings[part].colour));
      x += length;
    });
    y += ROW;
  }
  return drawing(width, y + 10, title, drawn);
}

/** Courses of several quantities over the same numbers, one above another, each on a scale of its own that begins at nothing. */
export function courses({ title, across, panels }) {
  const [width, left, right, high, gap] = [760, 96, 600, 84, 42];
  const most = Math.max(...panels.flatMap(({ series }) => series.flatMap(({ points }) => points.map(([x]) => x))));
  const atX = (x) => left + (x / most) * (right - left);
  let top = 58;
  const drawn = panels.flatMap(({ name, say, series }) => {
    const bottom = top + high;
    const ceiling = 1.15 * Math.max(...series.flatMap(({ points }) => points.map(([, y]) => y)));
    const atY = (y) => bottom - (y / ceiling) * high;
    const ends = apart(series.map(({ name, points }) => ({ name, y: atY(points.at(-1)[1]) })));
    const parts = [
      text(left, top - 8, name, { kind: "soft" }),
      line(left, bottom, right, bottom, "rule"),
      text(left - 8, bottom + FONT / 3, say(0), { anchor: "end", kind: "soft" }),
      text(left - 8, atY(ceiling / 1.15) + FONT / 3, say(ceiling / 1.15), { anchor: "end", kind: "soft" }),
      ...series.map(({ points, colour }) => {
        const path = points.map(([x, y]) => `${atX(x).toFixed(1)},${atY(y).toFixed(1)}`).join(" ");
        return `<polyline class="line" style="stroke:var(--c${colour})" points="${path}"/>`;
      }),
      ...ends.map(({ name, y }) => text(right + 10, y + FONT / 3, name)),
    ];
    top = bottom + gap;
    return parts;
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * most));
  const below = ticks.map((tick) => text(atX(tick), top - gap + 18, tick.toLocaleString("en"), { anchor: "middle", kind: "soft" }));
  return drawing(width, top + 20, title, [...drawn, ...below, text((left + right) / 2, top + 6, across, { anchor: "middle" })]);
}
