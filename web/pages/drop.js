// Dropping files onto the field; the list of chosen files is shown. Without this the plain field does the same work.
for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-drop-list]");
  const show = () => {
    list.replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name}, ${(file.size / 1048576).toFixed(1).replace(".", ",")} МБ`;
      return item;
    }));
  };
  input.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"])
    zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("mera-drop--over"); });
  for (const name of ["dragleave", "drop"])
    zone.addEventListener(name, () => zone.classList.remove("mera-drop--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    const chosen = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) chosen.items.add(file);
    input.files = chosen.files;
    show();
  });
}
