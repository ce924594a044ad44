// Recogito's annotator with its renderer on the browser's CSS highlights (npm `@recogito/text-annotator`, BSD-3-Clause).
//
// Its core is held at 3.8.2, the oldest that it asks for: with 3.8.10 `setAnnotations` goes past the function that looks for
// the annotations' places (`bulkAddAnnotations`), and paints nothing.

import { createTextAnnotator } from "@recogito/text-annotator";

export function recogito(root) {
  const annotator = createTextAnnotator(root, { renderer: "CSS_HIGHLIGHTS" });
  return {
    add: (annotation) => annotator.addAnnotation(inItsForm(annotation)),
    load: (annotations) => annotator.setAnnotations(annotations.map(inItsForm)),
    lit: () => CSS.highlights.size,
  };
}

function inItsForm({ id, exact, start, end }) {
  return { id, bodies: [], target: { annotation: id, selector: [{ quote: exact, start, end }] } };
}
