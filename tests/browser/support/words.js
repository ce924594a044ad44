// Where a passage stands on the page: [within, from, to] → a point at the beginning of the words `from` and one at the end of
// the first words `to` after that.
//
// Words may run over several elements, and any white space stands for any other. They are brought into view first.
const [within, from, to] = arguments;
const [root] = all(within);
if (!root) return { problem: `there is no \`${within}\`` };

const nodes = [];
let text = "";
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  if (!walker.currentNode.parentElement.checkVisibility()) continue;
  nodes.push({ node: walker.currentNode, start: text.length });
  text += walker.currentNode.data;
}

const find = (words, after) => {
  const literal = words.trim().split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&"));
  const pattern = new RegExp(literal.join("\\s+"), "gu");
  pattern.lastIndex = after;
  return pattern.exec(text);
};
const head = find(from, 0);
if (!head) return { problem: `\`${within}\` does not say “${from}”` };
const tail = find(to, head.index);
if (!tail) return { problem: `\`${within}\` does not say “${to}” after “${from}”` };

const character = (at) => {
  const { node, start } = nodes.findLast(({ start }) => start <= at);
  const range = document.createRange();
  range.setStart(node, at - start);
  range.setEnd(node, at - start + 1);
  return { box: () => range.getBoundingClientRect(), element: node.parentElement };
};
const first = character(head.index);
const last = character(tail.index + tail[0].length - 1);

const inView = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
if (!inView(first.box()) || !inView(last.box())) {
  first.element.scrollIntoView({ block: "center", behavior: "instant" });
  scrollBy({ top: (first.box().top + last.box().bottom - innerHeight) / 2, behavior: "instant" });
}
const [a, z] = [first.box(), last.box()];
if (!inView(a) || !inView(z)) return { problem: `“${from} … ${to}” does not fit into the window` };
return {
  start: [Math.ceil(a.left), Math.round((a.top + a.bottom) / 2)],
  end: [Math.floor(z.right), Math.round((z.top + z.bottom) / 2)],
};
