// Recogito's annotator with its renderer on the browser's CSS highlights (npm `@recogito/text-annotator`, BSD-3-Clause).

import { createTextAnnotator } from "@recogito/text-annotator";

export function recogito(root) {
  const annotator = createTextAnnotator(root, { renderer: "CSS_HIGHLIGHTS" });
  return {
    add: (annotation) => annotator.addAnnotation(inItsForm(annotation)),
    load: (annotations) => annotator.setAnnotations(annotations.map(inItsForm)),
  };
}

function inItsForm({ id, exact, start, end }) {
  return { id, bodies: [], target: { annotation: id, selector: [{ quote: exact, start, end }] } };
}
