// The app's style sheet for a shadow tree: what it says of the page, it says of one element there.

/** Ours, whatever the page's own styles say of the element around; and what only a whole page has. */
const AROUND =
  "\n:host{all:initial!important;display:block!important}" +
  ".page{min-block-size:0}.page:focus{outline:none}" +
  ".page :is(a,button,input,mark,select,summary,textarea,[tabindex]){scroll-margin-block:4rem 5rem}" +
  ".page[data-away] :is(.pbar,.card.open,.toolbar,.marking-bar,.notice){visibility:hidden}";

/**
 * The style sheet for an app of some width. A media query asks how wide the window is, where it means the app; a rem is as
 * large as the page's own letters, which may be any size.
 * @param {string} text  the app's style sheet
 * @param {number} width  in CSS px
 * @param {number} rem  in CSS px
 */
export function fitted(text, width, rem) {
  const condition = (whole, edge, size) => {
    const holds = edge === "min" ? width >= size * rem : width <= size * rem;
    return holds ? "(min-width:0)" : "(max-width:0)";
  };
  return (
    text
      .concat(AROUND)
      .replaceAll(/@font-face\s*\{[^}]*\}/g, "")
      .replaceAll(/\((min|max)-width:\s*([\d.]+)rem\)/g, condition)
      .replaceAll(/(?<![\w.-])(\d*\.?\d+)rem\b/g, (_, number) => `${+(number * rem).toFixed(4)}px`)
      .replaceAll(/:root\b/g, ".page")
      .replaceAll(/(^|[{},\s])(?:html|body)(?=[\s{,:.>[])/g, "$1.page")
  );
}

/** The typefaces that a style sheet names: in a shadow tree its own rules for them mean nothing. */
export function fontsOf(text) {
  return Array.from(text.matchAll(/@font-face\s*\{([^}]*)\}/g), ([, rule]) => {
    const said = (name) => new RegExp(`(?:^|[;\\s])${name}:\\s*([^;]+)`).exec(rule)?.[1];
    const [style, weight, unicodeRange, display] = ["font-style", "font-weight", "unicode-range", "font-display"].map(said);
    return new FontFace(said("font-family").replaceAll(/["']/g, ""), said("src"), { style, weight, unicodeRange, display });
  });
}
