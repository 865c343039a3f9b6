// j and k, or the arrows, walk over the rows of a table; Enter opens the row's first link. On a page with neighbours
// j and k go to the next and the previous one.
const typing = (element) => element.closest("input, textarea, select, [contenteditable], summary, [role=dialog]");

function walk(rows, step) {
  const now = rows.findIndex((row) => row.classList.contains("mera-row--current"));
  const next = rows[Math.min(Math.max(now + step, 0), rows.length - 1)];
  if (!next) return;
  rows[now]?.classList.remove("mera-row--current");
  next.classList.add("mera-row--current");
  const link = next.querySelector("a[href]");
  (link ?? next).focus({preventScroll: true});
  next.scrollIntoView({block: "nearest"});
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
  const forward = event.key === "j" || event.key === "о" || event.key === "ArrowDown";
  const backward = event.key === "k" || event.key === "л" || event.key === "ArrowUp";
  if (!forward && !backward) return;
  const table = document.querySelector("table[data-mera-rows]");
  if (table) {
    event.preventDefault();
    walk([...table.querySelectorAll("tbody tr:not(.mera-row--group)")], forward ? 1 : -1);
  } else if (!event.key.startsWith("Arrow")) {
    document.querySelector(forward ? "a[data-mera-next]" : "a[data-mera-previous]")?.click();
  }
});

export function enhanceRows(root) {
  for (const table of root.querySelectorAll("table[data-mera-rows]"))
    table.addEventListener("focusin", (event) => {
      const row = event.target.closest("tr");
      for (const other of table.querySelectorAll(".mera-row--current")) other.classList.remove("mera-row--current");
      row?.classList.add("mera-row--current");
    });
}
