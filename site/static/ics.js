// A weekly reminder as a calendar file (RFC 5545). Its hour is that of the calendar it is
// taken into, wherever its reader is then.

const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const most = 75; // octets on a line

// reminder begins on the first such day and hour that is still to come.
export const reminder = ({ id, weekday, time, title, text, url, lang }, now) => file([
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Portevoix//Reminder//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
  "BEGIN:VEVENT",
  `UID:${escaped(id)}`,
  `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
  `DTSTART:${local(next(weekday, time, now))}`,
  "DURATION:PT10M",
  `RRULE:FREQ=WEEKLY;BYDAY=${weekdays[weekday]}`,
  `SUMMARY;LANGUAGE=${lang}:${escaped(title)}`,
  `DESCRIPTION;LANGUAGE=${lang}:${escaped(`${text}\n${url}`)}`,
  `URL:${url}`,
  "TRANSP:TRANSPARENT",
  "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0M", `DESCRIPTION:${escaped(title)}`, "END:VALARM",
  "END:VEVENT", "END:VCALENDAR",
]);

const file = (lines) => lines.map((line) => `${folded(line)}\r\n`).join("");

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n|\r/g, "\\n");

// folded goes on in a new line before an octet too many, between characters.
function folded(line) {
  let [out, used] = ["", 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (used + size > most) [out, used] = [`${out}\r\n `, 1];
    out += character;
    used += size;
  }
  return out;
}

const pad = (n, digits = 2) => String(n).padStart(digits, "0");

const local = (d) =>
  `${pad(d.getFullYear(), 4)}${pad(d.getMonth() + 1)}${pad(d.getDate())}T${pad(d.getHours())}${pad(d.getMinutes())}00`;

function next(weekday, time, now) {
  const [hours, minutes] = time.split(":").map(Number);
  const day = new Date(now);
  day.setHours(hours, minutes, 0, 0);
  const days = (weekday - day.getDay() + 7) % 7;
  day.setDate(day.getDate() + (days || (day > now ? 0 : 7)));
  return day;
}
