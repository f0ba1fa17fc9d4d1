// Reloads the page when the hub has changed. The page was made from the state of the
// hub that stands in this module's address; the server says which state is current.

const shown = new URL(import.meta.url).search.slice(1);
let source;

function follow() {
  source?.close();
  // A browser opens few connections to one server: tabs that nobody sees give theirs back.
  if (document.hidden) return;
  source = new EventSource("/_portevoix/events");
  source.addEventListener("message", ({ data }) => {
    if (data === shown) return;
    source.close();
    location.reload();
  });
}

document.addEventListener("visibilitychange", follow);
follow();
