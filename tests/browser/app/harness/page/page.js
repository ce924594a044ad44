// Says what happens to the page, so that a test can see whether it happened.

const say = (id, text) => { document.getElementById(id).textContent = text; };

document.getElementById("count").addEventListener("click", ({ target }) => { target.textContent = Number(target.textContent) + 1; });
addEventListener("keydown", ({ key, shiftKey, ctrlKey }) => say("heard", `${ctrlKey ? "Control+" : ""}${shiftKey ? "Shift+" : ""}${key}`));
addEventListener("pointerdown", ({ pointerType }) => say("heard", pointerType));
document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(['{"note":"Ü"}'], { type: "application/ld+json" }));
  link.download = "notes.json";
  link.click();
});
document.getElementById("open").addEventListener("change", async ({ target: { files: [file] } }) => say("opened", `${file.name}: ${await file.text()}`));
document.getElementById("copy").addEventListener("click", () => navigator.clipboard.writeText("copied words"));

try {
  const before = localStorage.getItem("visits") ?? "0";
  localStorage.setItem("visits", Number(before) + 1);
  say("stored", `visit ${localStorage.getItem("visits")}`);
} catch (error) {
  say("stored", error.name);
}

document.documentElement.dataset.ready = "";
