// A deed that cannot be undone asks first: <button data-confirm="…">. Without scripts the server's own page asks.
export function confirmDeeds() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-confirm]");
    if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
  });
}
