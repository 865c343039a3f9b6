// Reviewing a draft from the keyboard: Ctrl+Down and Ctrl+Up walk through the doubts, Ctrl+Enter accepts the reading. The
// place in the document follows the field one is in. Without scripts the same links, buttons and pages do it.
const walk = {ArrowDown: "next", ArrowUp: "previous"};

document.addEventListener("keydown", (event) => {
  if (!event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
  const target = event.key === "Enter" ? document.querySelector("[data-mera-accept]")
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
