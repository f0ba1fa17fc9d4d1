// The key / goes to where one looks for posts.

const field = document.querySelector("[data-search] [type=search]");
const way = document.querySelector("[data-find]");

const writes = (element) => element.isContentEditable || element.matches("input, textarea, select");

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented, target } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey || defaultPrevented || writes(target)) return;
  event.preventDefault();
  if (field) field.focus();
  else way.click();
});
