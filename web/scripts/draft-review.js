// Reviewing a draft from the keyboard: Ctrl+Down and Ctrl+Up walk through the doubts, Ctrl+Enter accepts the field in
// question, Ctrl+Shift+Enter every doubtful field of the row (its only one, when it has one). The place in the document follows the field one is in. Without scripts the same links, buttons and pages do it.
const walk = {ArrowDown: "next", ArrowUp: "previous"};

document.addEventListener("keydown", (event) => {
  if (!event.ctrlKey || event.altKey || event.metaKey || (event.shiftKey && event.key !== "Enter")) return;
  const accept = (what) => document.querySelector(`[data-mera-accept="${what}"]`);
  const target = event.key === "Enter" ? (event.shiftKey && accept("row")) || accept("field")
    : walk[event.key] ? document.querySelector(`[data-mera-walk="${walk[event.key]}"]`) : null;
  if (!target) return;
  event.preventDefault();
  target.click();
});

document.addEventListener("focusin", (event) => {
  const places = [...document.querySelectorAll("[data-mera-place]")];
  const wanted = places.find((place) => place.dataset.meraPlace === event.target.name);
  if (!wanted) return;
  for (const place of places) place.hidden = place !== wanted;
});
