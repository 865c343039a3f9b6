// A table wider than its place scrolls by keyboard: its region takes the focus only while there is something to scroll.
const watcher = new ResizeObserver((entries) => {
  for (const {target} of entries) {
    if (target.dataset.always === "yes") continue;
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

export function enhanceScrolling(root) {
  for (const region of root.querySelectorAll(".mera-scroll")) {
    region.dataset.always ??= region.hasAttribute("tabindex") && region.classList.contains("mera-matrix-region") ? "yes" : "no";
    watcher.observe(region);
  }
}
