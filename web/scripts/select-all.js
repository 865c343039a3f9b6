// «Выбрать все»: chooses every row's checkbox of one name, and shows when only some are chosen.
export function enhanceSelectAll(root) {
  for (const label of root.querySelectorAll("[data-mera-select-all][hidden]")) {
    const all = label.querySelector("input");
    const boxes = () => [...document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(label.dataset.meraSelectAll)}"]`)];
    const show = () => {
      const chosen = boxes().filter((box) => box.checked).length;
      all.checked = chosen > 0 && chosen === boxes().length;
      all.indeterminate = chosen > 0 && !all.checked;
    };
    all.addEventListener("change", () => {
      for (const box of boxes()) box.checked = all.checked;
    });
    document.addEventListener("change", (event) => {
      if (event.target.name === label.dataset.meraSelectAll) show();
    });
    label.hidden = false;
    show();
  }
}
