const letter = document.getElementById("letter");
const say = (id, words) => (document.getElementById(id).textContent = words);

letter.addEventListener("claim-opened", ({ detail }) => say("opened", detail.claim));
letter.addEventListener("annotation-created", ({ detail }) => say("notes", `A new one: ${detail.id}`));
letter.addEventListener("error", ({ detail }) => say("notes", detail.message ?? detail.kind));

document.getElementById("show").addEventListener("click", () => letter.open("gorbachev-letter", "L-95"));
document.getElementById("count").addEventListener("click", async () => {
  try {
    const { total } = await letter.annotations();
    say("notes", `${total}`);
  } catch (problem) {
    say("notes", problem.message);
  }
});
