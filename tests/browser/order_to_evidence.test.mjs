// Order № 882 from its text to accepted evidence, as the coordinator, a school head and the controller go through it:
// once at a desk with scripts, once on a phone without any.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Mera, axeFindsNothing, fitsItsWindow, order, phone, press, refused, told } from "./support.mjs";

const department = "Департамент образования Администрации города Ханты-Мансийска";
const accounts = [
  { login: "coordinator", role: "coordinator", organisation: department },
  { login: "controller", role: "controller", organisation: department },
  { login: "head", role: "executor", organisation: "МБОУ СОШ №2" },
];

function withoutProgramme() {
  return Mera.start({ today: "2020-01-20", prepare: (cli) => Object.fromEntries(accounts.map(({ login, role, organisation }) => {
    const made = JSON.parse(cli("user", "add", login, "--role", role, "--organisation", organisation,
      "--full-name", `${role} (учебные данные)`, "--json"));
    return [login, made.password];
  })) });
}

const pathOf = (page) => new URL(page.url()).pathname;
const rowLink = (page) => page.locator("main a[href^='/obligations/']:not([href*='export'])").first();

// Opens an element that folds; it folds natively, so this is the same without scripts.
async function unfold(page, name) {
  await page.locator("details > summary", { hasText: name }).click();
}

async function uploadOrder(coordinator) {
  await coordinator.goto("/drafts");
  await coordinator.setInputFiles("input[type=file]", order);
  await press(coordinator, "Загрузить и прочесть");
  await coordinator.waitForURL(/\/drafts\/\d+$/);
  return pathOf(coordinator);
}

async function fillAdoption(coordinator) {
  await coordinator.fill("[name=owner]", department);
  await coordinator.fill("[name=school_list_basis]", "приказ от 02.12.2019 № 1576");
  await coordinator.fill("[name=schools]", "МБОУ СОШ №2\nМБОУ «СОШ №5»");
  await coordinator.fill("[name=at_risk]", "МБОУ «Гимназия №1»");
  // Words that name one organisation Mera does not know for sure: the coordinator gives its name.
  for (let at = 0; await coordinator.locator(`[name=words-${at}]`).count() > 0; ++at) {
    const one = (await coordinator.inputValue(`[name=kind-${at}]`)) === "organisation";
    if (one && (await coordinator.inputValue(`[name=organisation-${at}]`)) === "")
      await coordinator.fill(`[name=organisation-${at}]`, await coordinator.inputValue(`[name=words-${at}]`));
  }
}

async function wholePath(mera, options, check) {
  const coordinator = await mera.person("coordinator", options);
  const head = await mera.person("head", options);
  const controller = await mera.person("controller", options);
  const document = mera.file("Протокол (учебные данные).txt", "учебные данные");

  // --- the order's text becomes a draft, and the draft a programme
  await coordinator.getByRole("link", { name: "Загрузите приказ" }).click();
  await coordinator.waitForURL("/drafts");
  await press(coordinator, "Загрузить и прочесть");
  await refused(coordinator, "Выберите файл приказа");
  await check(coordinator);
  const draft = await uploadOrder(coordinator);
  await coordinator.getByText("Организационно-правовое обеспечение").first().waitFor();
  await coordinator.getByRole("heading", { name: "Сомнения" }).waitFor();
  await check(coordinator);

  await coordinator.locator(`main a[href^='${draft}/measures/1/1']`).first().click();
  await coordinator.waitForURL(new RegExp(`${draft}/measures/1/1`));
  await coordinator.fill("[name=deadline_text]", "до 31 августа 2020 года");
  await check(coordinator);
  const edited = coordinator.url();
  await coordinator.getByRole("button", { name: /^Сохранить/ }).click();
  await coordinator.waitForURL((url) => url.href !== edited);
  await coordinator.goto(draft);
  await coordinator.getByText("до 31 августа 2020 года").first().waitFor();

  await coordinator.locator(`main a[href='${draft}/adopt']`).first().click();
  await coordinator.waitForURL(`${draft}/adopt`);
  await fillAdoption(coordinator);
  await coordinator.fill("[name=school_list_basis]", "");
  await press(coordinator, "Принять план");
  await refused(coordinator, "перечень");
  await check(coordinator);
  await fillAdoption(coordinator);
  await press(coordinator, "Принять план");
  await coordinator.waitForURL(/\/programmes\/\d+/);
  await coordinator.getByText("Организационно-правовое обеспечение").first().waitFor();
  await check(coordinator);

  const second = await uploadOrder(coordinator);
  await coordinator.goto(`${second}/adopt`);
  await fillAdoption(coordinator);
  await press(coordinator, "Принять план");
  await refused(coordinator, "уже принят");

  // --- the head hands in; an empty form is refused
  await head.goto("/");
  await head.getByRole("heading", { name: /Просрочено/ }).waitFor();
  await head.goto("/obligations?state=overdue");
  await rowLink(head).click();
  await head.waitForURL(/\/obligations\/\d+/);
  const obligation = pathOf(head);
  await press(head, "Сдать на проверку");
  await refused(head, "Приложите файл");
  await check(head);
  await head.setInputFiles("input[type=file]", document);
  await unfold(head, "реквизиты");
  await head.fill("[name=document_kind]", "протокол");
  await head.fill("[name=document_date]", "31.02.2020");
  await press(head, "Сдать на проверку");
  await refused(head, "Такой даты нет");
  if (options.javaScriptEnabled === false) {
    await head.getByText("Выберите их ещё раз: Протокол (учебные данные).txt").waitFor();
    await head.setInputFiles("input[type=file]", document);
  } else {
    await head.locator(".mera-upload__name", { hasText: "Протокол (учебные данные).txt" }).waitFor();
    assert.equal(await head.getByText("Выберите их ещё раз").count(), 0, "chosen files stay chosen");
  }
  await head.fill("[name=document_date]", "15.01.2020");  // unfolded: what was mistyped is in sight
  await press(head, "Сдать на проверку");
  await told(head, "сданы на проверку");
  await head.getByRole("link", { name: "Протокол (учебные данные).txt" }).waitFor();
  assert.equal(await head.getByRole("button", { name: "Сдать на проверку" }).count(), 0, "a second hand-in waits for the first");
  await check(head);

  // --- the coordinator returns it with a reason, from the queue
  await coordinator.goto("/review");
  const number = obligation.match(/\d+/)[0];
  const inQueue = coordinator.locator(`main a[href^='${obligation}'], main a[href^='/review/${number}']`);
  await inQueue.first().click();
  await press(coordinator, "Вернуть");
  await refused(coordinator, "Напишите, что исправить");
  await check(coordinator);
  await coordinator.fill("[name=reason]", "нет подписи");
  await press(coordinator, "Вернуть");
  await coordinator.waitForURL((url) => !url.pathname.includes(`/${number}`));  // back to the queue
  await coordinator.goto("/review");
  assert.equal(await inQueue.count(), 0, "what is decided leaves the queue");

  // --- the head sees why, hands in again; the coordinator accepts
  await head.goto(obligation);
  await head.getByText("нет подписи").first().waitFor();
  await head.fill("[name=link]", "https://example.org/order");
  await unfold(head, "реквизиты");
  await head.fill("[name=document_kind]", "протокол");
  await head.fill("[name=document_date]", "31.02.2020");
  await press(head, "Сдать на проверку");
  await refused(head, "Такой даты нет");
  assert.equal(await head.inputValue("[name=link]"), "https://example.org/order", "nobody types twice");
  await head.fill("[name=document_date]", "15.01.2020");
  await press(head, "Сдать на проверку");
  await told(head, "сданы на проверку");
  await coordinator.goto(obligation);
  await press(coordinator, "Принять");
  await told(coordinator, "сохранено");
  await coordinator.locator("main .govuk-tag", { hasText: "исполнено с опозданием" }).first().waitFor();
  await head.goto(obligation);
  await head.locator("main .govuk-tag", { hasText: "исполнено с опозданием" }).first().waitFor();

  // --- a transfer is asked and decided
  await head.goto("/obligations?state=in_progress");
  await rowLink(head).click();
  await head.waitForURL(/\/obligations\/\d+/);
  const moved = pathOf(head);
  await unfold(head, "перенос");
  await head.fill("[name=due]", "вчера");
  await head.fill("[name=reason]", "карантин (учебные данные)");
  await press(head, "Попросить перенос");
  await refused(head, "Укажите новый срок");
  await check(head);
  await head.fill("[name=due]", "25.12.2020");
  await press(head, "Попросить перенос");
  await head.getByText("ждёт решения контролёра").first().waitFor();

  await controller.goto("/");
  await controller.getByRole("heading", { name: "Решите о переносе срока" }).waitFor();
  await check(controller);
  await controller.locator(`main a[href^='${moved}']`).first().click();
  await press(controller, "Отказать");
  await refused(controller, "почему срок не переносится");
  await check(controller);
  await press(controller, "Перенести");
  await controller.locator("main .govuk-tag", { hasText: "перенесено" }).waitFor();
  await head.goto(moved);
  await head.locator("main time[datetime='2020-12-25']").first().waitFor();

  // --- and the accepted obligation leaves control
  await controller.goto(obligation);
  await unfold(controller, "Снять с контроля");
  await press(controller, "Снять с контроля");
  await refused(controller, "Выберите причину");
  await check(controller);
  await controller.locator("[name=release_reason][value=fulfilled]").check();
  await controller.fill("[name=basis]", "протокол от 20.01.2020 № 1 (учебные данные)");
  await press(controller, "Снять с контроля");
  await controller.getByText("Снято с контроля").first().waitFor();
  await check(controller);
  await head.goto(obligation);
  await head.getByText("Снято с контроля").first().waitFor();

  for (const page of [coordinator, head, controller]) await page.leave();
}

test("at a desk with scripts", async () => {
  const mera = await withoutProgramme();
  try {
    await wholePath(mera, {}, axeFindsNothing);
  } finally {
    await mera.stop();
  }
});

test("on a phone without scripts", async () => {
  const mera = await withoutProgramme();
  try {
    await wholePath(mera, { javaScriptEnabled: false, viewport: phone }, fitsItsWindow);
  } finally {
    await mera.stop();
  }
});
