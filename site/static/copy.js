// Adds a copy button to every text of a post, and copies a text when a network that
// takes no words is opened. Without it a click selects the whole text.

async function copy(words, button) {
  try {
    await navigator.clipboard.writeText(words.innerText);
  } catch {
    getSelection().selectAllChildren(words);
    return;
  }
  button.textContent = words.dataset.copied;
  setTimeout(() => { button.textContent = words.dataset.copy; }, 2000);
}

for (const words of document.querySelectorAll("[data-words]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copier";
  button.textContent = words.dataset.copy;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => copy(words, button));
  const text = words.closest("article");
  text.querySelector("header").append(button);
  for (const way of text.querySelectorAll("[data-copies]")) {
    way.addEventListener("click", () => { copy(words, button); });
  }
}
