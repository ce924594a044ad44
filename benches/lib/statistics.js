// The few numbers that many measured ones are told by.

export const median = (values) => quantile(values, 0.5);

/** The value that this share of the values does not exceed, between two neighbours in proportion. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** The power of `x` that `y` grows by between two points, and the `y` that it leads to at another `x`. */
export function powerLaw([x1, y1], [x2, y2]) {
  const exponent = Math.log(y2 / y1) / Math.log(x2 / x1);
  return { exponent, at: (x) => y2 * (x / x2) ** exponent };
}
