// Asks status.json whether the post may still be shared: when its page is shown, and
// before a way to a network opens. Where it may not, texts and ways leave the page and a
// notice says why. Without an answer the page stays as it was built, but for its own end
// and for a day at most: then nobody can say whether it may still be shared.

const holds = 5_000; // milliseconds that an answer is good for
const patience = 1_500; // milliseconds that a click waits for one
const trusted = 86_400_000; // milliseconds after which an answer says nothing any more

const post = document.querySelector("[data-post]");
const { post: id, topics, entity, end, status, zone } = post.dataset;
const { lang } = document.documentElement;
const silent = { withdrawn: [], expired: [], freezes: [] };
let asked = 0;
let answered; // when what is known was said; undefined: nothing is

// An answer that the device remembers has an age, and no date of its host.
async function ask() {
  try {
    const answer = await fetch(status, { cache: "no-store", signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new Error(`${status}: ${answer.status}`);
    const said = await answer.json();
    answered = Date.now() - 1000 * answer.headers.get("Age");
    heed(said, Date.parse(answer.headers.get("Date")) || Date.now());
  } catch {
    heed(silent, Date.now());
  }
  asked = Date.now();
}

function heed({ withdrawn, expired, freezes }, now) {
  const held = document.activeElement;
  if (withdrawn.includes(id)) stop("withdrawn");
  else if (expired.includes(id) || Date.parse(end) <= now) stop("expired");
  else if (Date.now() - answered > trusted) doubt();
  else freezes.filter((f) => covers(f) && !(Date.parse(f.until) <= now)).forEach(pause);
  if (!held.isConnected) post.querySelector("[data-notices]").focus();
}

function stop(why) {
  const offers = post.querySelectorAll("[data-offer]");
  if (offers.length === 0) return;
  offers.forEach((offer) => offer.remove());
  post.querySelector("[data-notices]").replaceChildren(notice(why));
}

const within = (scope, names) => scope.length === 0 || scope.some((one) => names.includes(one));

const covers = (freeze) =>
  within(freeze.topics, topics.split(" ")) && within(freeze.entities, [entity]) && within(freeze.languages, [lang]);

// close takes ways off the page, to some networks or to all, and reports whether there
// were any.
function close(networks) {
  const ways = [...post.querySelectorAll("[data-network]")].filter((way) => within(networks, [way.dataset.network]));
  if (ways.length === 0) return false;
  ways.forEach((way) => way.remove());
  // What leads nowhere any more goes, too: from inside out.
  for (const [outer, inner] of [[".ways", "li"], [".text", ".way"], [".group", ".text"], [".share", ".text"], [".actions", "li"]]) {
    post.querySelectorAll(outer).forEach((e) => e.querySelector(inner) ?? e.remove());
  }
  if (!post.querySelector(".share")) post.querySelectorAll(".take").forEach((downloads) => downloads.remove());
  return true;
}

function tell(said) {
  post.querySelector("[data-notices]").append(said);
  post.dispatchEvent(new Event("paused"));
}

function pause(freeze) {
  if (!close(freeze.networks)) return;
  const said = notice("frozen");
  const until = said.querySelector("[data-until]");
  if (freeze.until) until.textContent = until.textContent.replace("…", day(freeze.until));
  else until.remove();
  said.querySelector("[data-reason]").textContent = freeze.reason[lang];
  said.querySelector(post.querySelector(".share") ? "[data-whole]" : "[data-part]").remove();
  tell(said);
}

function doubt() {
  if (close([])) tell(notice("unknown"));
}

const notice = (why) => post.querySelector(`[data-notice="${why}"]`).content.cloneNode(true);

// A freeze until 00:00 holds until the day before.
const day = (until) =>
  new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: zone }).format(Date.parse(until) - 1000);

document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });

document.addEventListener("click", async (event) => {
  const again = event.target.closest("[data-again]");
  const way = event.target.closest("a.way, [data-do], .actions a");
  if (again) {
    event.preventDefault();
    location.reload();
  } else if (way && Date.now() - asked > holds) {
    event.preventDefault();
    event.stopImmediatePropagation();
    await ask();
    if (way.isConnected) way.click();
  }
}, true);

ask();
