// What scripts add to pages that work without them: one module for the whole site.
import {Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink}
  from "govuk-frontend";
import "htmx.org/dist/htmx.esm.js";

import {confirmDeeds} from "./confirm.js";
import {watchRenewals} from "./renew.js";
import "./review.js";
import {enhanceRows} from "./rows.js";
import "./draft-review.js";
import {enhanceScrolling} from "./scrolling.js";
import {enhanceSelectAll} from "./select-all.js";
import {enhanceUploads} from "./upload.js";

const count = (one, few, many) => ({one, few, many, other: many});
const components = [
  [Button], [ErrorSummary], [NotificationBanner], [ServiceNavigation], [SkipLink], [Radios], [Checkboxes],
  [CharacterCount, {i18n: {
    charactersUnderLimit: count("Остался %{count} знак", "Осталось %{count} знака", "Осталось %{count} знаков"),
    charactersAtLimit: "Больше знаков не поместится",
    charactersOverLimit: count("Лишний %{count} знак", "Лишние %{count} знака", "Лишних %{count} знаков"),
  }}],
  [PasswordInput, {i18n: {
    showPassword: "Показать", hidePassword: "Скрыть", showPasswordAriaLabel: "Показать пароль",
    hidePasswordAriaLabel: "Скрыть пароль", passwordShownAnnouncement: "Пароль виден",
    passwordHiddenAnnouncement: "Пароль скрыт",
  }}],
];

function enhance(root) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const [Component, config] of components) {
    const name = Component.moduleName;
    for (const element of root.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`))
      new Component(element, config);
  }
  enhanceUploads(root, renewPage);
  enhanceSelectAll(root);
  enhanceRows(root);
  enhanceScrolling(root);
}

// A page that came by XMLHttpRequest takes the place of the present one.
function renewPage(page, address) {
  document.title = page.title;
  document.body.replaceWith(page.body);
  if (address !== location.href) history.pushState(null, "", address);
  scrollTo(0, 0);
  window.htmx.process(document.body);
  enhance(document);
}

confirmDeeds();
watchRenewals(enhance);
enhance(document);
