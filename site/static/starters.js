// Beginnings for those who write their own: a click gives one to put.

export function starters(details, put) {
  const list = document.querySelector(".starters ul");
  details.hidden = !list;
  const buttons = [...list?.children ?? []].map((item) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "starter", textContent: item.textContent });
    Object.assign(button, { lang: list.lang, dir: list.dir });
    button.addEventListener("click", () => put(item.textContent.replace(/\s*…$/, " ")));
    return button;
  });
  details.querySelector(".picks").append(...buttons);
}
