// My hub: what the reader chooses is kept on this device at once, and nowhere else.

import { change, follow, lasts, read } from "./device.js";
import { everything } from "./everything.js";
import { reminders } from "./reminders.js";
import { server } from "./server.js";
import { sharings } from "./sharings.js";

const form = document.querySelector("[data-mine]");
const { lang } = document.documentElement;
const said = form.querySelector("[data-said]");
const inputs = (name) => [...form.querySelectorAll(`[name=${name}]`)];
const chosen = (name) => inputs(name).filter((input) => input.checked);
const label = (input) => (input.closest("label").querySelector("b") ?? input.closest("label")).textContent.trim();
const lists = ["field", "networks", "languages"];
const mastodon = form.querySelector("[name=mastodon]");
const calm = 4_000; // milliseconds that a word stands
let silence;

function say(what) {
  said.textContent = what;
  clearTimeout(silence);
  silence = setTimeout(() => { said.textContent = ""; }, calm);
}

function wrong(is) {
  const note = form.querySelector("#me-mastodon-wrong");
  mastodon.setAttribute("aria-invalid", is);
  note.textContent = is ? note.dataset.wrong : "";
}

const now = (name, words) => form.querySelectorAll(`[data-now=${name}]`).forEach((e) => { e.textContent = words; });

function show(device) {
  for (const name of lists) for (const input of inputs(name)) input.checked = device[name].includes(input.value);
  for (const input of inputs("attribution")) input.checked = input.value === device.attribution;
  if (mastodon.ariaInvalid !== "true") mastodon.value = device.mastodon;
  for (const team of inputs("team")) {
    team.value = device.team;
    team.closest("[data-team]").hidden = device.attribution === "nothing";
  }
  now("languages", new Intl.ListFormat(lang, { type: "unit" }).format(chosen("languages").map(label)));
  now("mastodon", device.mastodon);
  now("attribution", chosen("attribution").map(label).join());
  list(device);
}

function keep(input) {
  const { name, value } = input;
  if (input === mastodon) wrong(value.trim() !== "" && !server(value));
  const answer = lists.includes(name) ? chosen(name).map((one) => one.value) : input === mastodon ? server(value) : value;
  change((device) => Object.assign(device, { [name]: answer, asked: true }));
  if (input.ariaInvalid !== "true") say(lasts() ? said.dataset.kept : said.dataset.passing);
}

const titleOf = (network) => inputs("networks").filter((input) => input.value === network).map(label)[0] ?? network;
const list = sharings(form.querySelector("[data-sharings]"), form.dataset, titleOf);
reminders(form.querySelector("[data-reminder]"), form.dataset.home);
everything(form.querySelector("[data-everything]"), () => {
  wrong(false);
  show(read());
  say(said.dataset.erased);
});

form.addEventListener("change", ({ target }) => { if (target.name in read()) keep(target); });
form.addEventListener("submit", (event) => event.preventDefault());
follow(show);
show(read());
document.querySelector("[data-off]").remove();
form.hidden = false;
