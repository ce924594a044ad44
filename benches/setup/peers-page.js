// The page that the peers annotate: the same paragraphs as plain HTML, whose text content is the canonical text.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { site } from "../lib/places.js";
import { BETWEEN } from "./annotations.js";

const STYLE = `
  article { max-width: 38rem; margin: 4rem auto; font: 18px/1.6 serif }
  ::highlight(bare) { background: #fff2a8 }
`;

export function printPeersPage(paragraphs) {
  const article = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(BETWEEN);
  writeFileSync(
    join(site, "peers.html"),
    `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>The page that the peers annotate</title>
    <link rel="stylesheet" href="hypothesis.css">
    <link rel="stylesheet" href="recogito.css">
    <style>${STYLE}</style>
  </head>
  <body>
    <article id="text">${article}</article>
    <script type="module" src="painting.js"></script>
  </body>
</html>
`,
  );
}
