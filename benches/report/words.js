// How numbers are said.

const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const number = (value) => (value >= 100 ? whole.format(Math.round(value)) : short.format(value));

export const count = (value) => whole.format(value);

export function duration(ms) {
  if (ms < 1) return `${number(ms * 1000)} µs`;
  return ms < 1000 ? `${number(ms)} ms` : `${number(ms / 1000)} s`;
}

export const times = (ratio) => `${number(ratio)} ×`;

export function share(part, total) {
  const percent = (100 * part) / total;
  return `${percent.toFixed(percent > 0 && percent < 1 ? 2 : 1)} % (${count(part)} of ${count(total)})`;
}

/** A table in Markdown; the columns behind the first are numbers. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = heads.map((_, column) => (column === 0 ? "---" : "---:"));
  return [heads, rule, ...rows].map(line).join("\n");
}
