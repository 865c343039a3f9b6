// The file field as a place to drop files on, with the list of what was chosen and the progress of sending. The form and
// its field stay what they were: the browser sends the same request, and without scripts nothing is lost.
const megabyte = 1024 * 1024;

function size(bytes) {
  if (bytes < 1024) return `${bytes}\u00A0Б`;
  if (bytes < megabyte) return `${Math.round(bytes / 1024)}\u00A0КБ`;
  return `${(bytes / megabyte).toFixed(1).replace(".", ",")}\u00A0МБ`;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

function keep(input, files) {
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
}

function enhanceUpload(zone) {
  const input = zone.querySelector("input[type=file]");
  const label = document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
  const megabytes = Number(zone.dataset.megabytesMax);
  const list = element("ul", "mera-upload__list");
  const said = element("p", "govuk-visually-hidden");
  said.setAttribute("role", "status");
  let files = [];

  // What several files are to each other is asked when there are several.
  const askAboutSeveral = () => {
    for (const question of zone.closest("form")?.querySelectorAll("[data-mera-several-files]") ?? [])
      question.hidden = files.length < 2 && !files.some((file) => /\.zip$/i.test(file.name));
  };
  const show = () => {
    keep(input, files);
    list.replaceChildren(...files.map((file, index) => {
      const item = element("li", "mera-upload__file");
      const remove = element("button", "mera-upload__remove", "Убрать");
      remove.type = "button";
      remove.append(element("span", "govuk-visually-hidden", ` ${file.name}`));
      remove.addEventListener("click", () => {
        files = files.filter((_, at) => at !== index);
        show();
        (list.querySelector("button") ?? choose).focus();
      });
      item.append(element("span", "mera-upload__name", file.name), element("span", "mera-upload__size", size(file.size)), remove);
      if (file.size > megabytes * megabyte)
        item.append(element("span", "mera-upload__problem", `Файл больше ${megabytes}\u00A0МБ и не будет принят. Уменьшите его или дайте ссылку.`));
      return item;
    }));
    askAboutSeveral();
    said.textContent = files.length ? `Выбрано файлов: ${files.length}` : "Файлы не выбраны";
  };
  const add = (more) => {
    files = input.multiple ? [...files, ...more].slice(0, Number(zone.dataset.filesMax)) : [...more].slice(0, 1);
    show();
  };

  const choose = element("button", "govuk-button govuk-button--secondary", input.multiple ? "Выбрать файлы" : "Выбрать файл");
  choose.type = "button";
  choose.id = `${input.id}-choose`;
  if (label) {
    label.id ||= `${input.id}-label`;
    choose.setAttribute("aria-labelledby", `${label.id} ${choose.id}`);
  }
  const describedBy = input.getAttribute("aria-describedby");
  if (describedBy) choose.setAttribute("aria-describedby", describedBy);
  choose.addEventListener("click", () => input.click());
  const call = element("p", "mera-upload__call");
  call.append(choose, input.multiple ? "или перетащите файлы сюда" : "или перетащите файл сюда");

  input.tabIndex = -1;
  input.setAttribute("aria-hidden", "true");
  input.addEventListener("focus", () => choose.focus());  // the error summary leads to the field
  input.addEventListener("change", () => {
    if (input.files.length) add(input.files);
  });
  for (const name of ["dragenter", "dragover"])
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("mera-upload--over");
    });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("mera-upload--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) add(event.dataTransfer.files);
  });
  zone.prepend(call);
  zone.append(list, said);
  askAboutSeveral();
  zone.classList.add("mera-upload--ready");
}

// A refused form comes back without its files: browsers do not let a page choose them. Those that were just sent are
// still here.
function giveBack(action, held) {
  const form = [...document.forms].find((one) => one.action === action);
  for (const [name, files] of held) {
    const input = form?.querySelector(`input[type=file][name="${CSS.escape(name)}"]`);
    if (!input) continue;
    keep(input, files);
    input.dispatchEvent(new Event("change"));
    form.querySelector("[data-mera-files-again]")?.remove();
  }
}

function send(form, submitter, renewPage) {
  const action = form.action;
  const held = [...form.querySelectorAll("input[type=file]")].map((input) => [input.name, [...input.files]]);
  const place = element("div", "mera-sending");
  const words = element("p", "", "Отправляем файлы…");
  words.setAttribute("role", "status");
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.setAttribute("aria-label", "Отправка файлов");
  place.append(words, bar);
  form.querySelector(".mera-sending")?.remove();
  (submitter?.closest(".govuk-button-group") ?? submitter)?.before(place);

  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const request = new XMLHttpRequest();
  const fail = () => {
    delete form.dataset.sending;
    place.classList.add("mera-sending--failed");
    words.setAttribute("role", "alert");
    words.textContent = "Связь прервалась, файлы не отправлены. Они остались в форме: отправьте её ещё раз.";
    bar.remove();
  };
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = Math.round(event.loaded / event.total * 100);
    words.textContent = event.loaded < event.total ? `Отправлено ${size(event.loaded)} из ${size(event.total)}` : "Файлы отправлены, сохраняем…";
  });
  request.addEventListener("error", fail);
  request.addEventListener("abort", fail);
  request.addEventListener("load", () => {
    renewPage(new DOMParser().parseFromString(request.response, "text/html"), request.responseURL);
    if (request.status >= 400) giveBack(action, held);
  });
  request.open("POST", form.action);
  request.send(data);
}

export function enhanceUploads(root, renewPage) {
  for (const zone of root.querySelectorAll("[data-mera-upload]:not(.mera-upload--ready)")) {
    enhanceUpload(zone);
    const form = zone.closest("form");
    if (!form || form.dataset.progress) continue;
    form.dataset.progress = "yes";
    form.addEventListener("submit", (event) => {
      const holdsFiles = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
      if (event.defaultPrevented || !holdsFiles) return;
      event.preventDefault();
      if (form.dataset.sending) return;
      form.dataset.sending = "yes";
      send(form, event.submitter, renewPage);
    });
  }
}
