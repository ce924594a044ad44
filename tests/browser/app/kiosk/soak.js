// Visits, one after another, as fast as the screen shows them. What a visitor does follows from the number of the visit, so that
// in each ten of them everything has been done: every language, every answer, larger text, stronger contrast, reading, reading
// aloud, going to the end, starting over, going out of it by the operator's door.
const [first, count] = given;
const TONGUES = ["en", "ru", "es", "fr", "de"];
const find = (css, visit) => {
  const found = document.querySelector(css);
  if (!found) throw new Error(`visit ${visit}: there is no ${css} in ${document.querySelector("main")?.className}`);
  return found;
};
const touch = async (css, visit) => {
  find(css, visit).click();
  await frame();
};

for (let visit = first; visit < first + count; visit++) {
  const answer = `.answer:nth-of-type(${1 + (visit % 3)})`;
  if (visit % 5 > 0) await touch(`.attract [data-touch="speak ${TONGUES[visit % 5]}"]`, visit);
  await touch(".attract .go", visit);
  if (visit % 2 === 0) await touch('[data-touch="size"]', visit);
  if (visit % 4 < 2) await touch('[data-touch="contrast"]', visit);
  if (visit % 3 === 0) await touch('[data-touch="aloud"]', visit);
  await touch(answer, visit);
  await touch('.call [data-touch="read"]', visit);
  await touch('[data-touch="up"]', visit);
  await touch('[data-touch="back"]', visit);
  await touch(".next", visit);
  await touch("button.passage", visit);
  await touch('[data-touch="down"]', visit);
  if (visit % 5 === 4) {
    await touch(".restart", visit);
  } else {
    await touch('[data-touch="back"]', visit);
    await touch(answer, visit);
    await touch(".next", visit);
  }
  find("main.attract", visit);
  if (visit % 10 === 9) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "F2", bubbles: true, cancelable: true }));
    await touch('[data-touch="digit 1"]', visit);
    await touch('[data-touch="leave"]', visit);
  }
}
// What is said of the last visit's end has been said, and what was let go of can be collected.
await settle();
find("main.attract", first + count);
