// The reader chooses a day and an hour, and takes a calendar file along.

import { download } from "./download.js";
import { reminder } from "./ics.js";

const { lang } = document.documentElement;
const sunday = new Date(2026, 0, 4);
const tuesday = 2;

export function reminders(box, home) {
  const [day, hour] = ["[name=day]", "[name=hour]"].map((part) => box.querySelector(part));
  day.append(...week().map((n) => new Option(name(n), n, n === tuesday, n === tuesday)));
  box.querySelector("[data-take]").addEventListener("click", () => {
    const { title, text } = box.dataset;
    const id = `${[...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join("")}@${location.hostname}`;
    const chosen = { id, weekday: Number(day.value), time: hour.value || "09:00", title, text, url: location.origin + home, lang };
    download("portevoix.ics", "text/calendar", reminder(chosen, new Date()));
  });
}

// week begins on the day on which it does where the language is at home.
function week() {
  const first = new Intl.Locale(lang).getWeekInfo?.().firstDay ?? 1;
  return Array.from({ length: 7 }, (_, i) => (first + i) % 7);
}

const name = (n) =>
  new Intl.DateTimeFormat(lang, { weekday: "long" }).format(new Date(2026, 0, sunday.getDate() + n));
