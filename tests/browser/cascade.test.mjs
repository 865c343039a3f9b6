// A school's own programme in a real browser, without scripts: composed, approved, carried out by its people and sent up.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Mera, press, refused, told } from "./support.mjs";

let mera;
before(async () => { mera = await Mera.demo(); });
after(() => mera?.stop());

test("a head composes and approves the school's programme", async () => {
  const head = await mera.person("school1", { javaScriptEnabled: false });
  await head.goto("/programmes");
  await press(head, "Составить: программа школы");
  await head.getByRole("link", { name: /^6\.3\./ }).click();
  await head.getByLabel("Кто отвечает").selectOption({ index: 1 });
  await head.getByLabel("Свой срок, если раньше").fill("до 20 декабря 2020");
  await press(head, "Сохранить и дальше");
  await refused(head, "позже срока вышестоящей программы");
  await head.getByLabel("Свой срок, если раньше").fill("до 20 ноября 2020");
  await press(head, "Сохранить и дальше");
  await told(head, "Проверьте, как прочитан срок");
  await head.getByRole("link", { name: "Составление", exact: true }).click();
  await head.getByLabel("Кто отвечает").selectOption({ index: 1 });
  await press(head, "Назначить на все неотмеченные");
  await head.getByText("всё отмечено").waitFor();
  await head.getByRole("link", { name: "К утверждению" }).click();
  await head.getByLabel("Номер приказа").fill("15");
  await head.getByLabel("Дата приказа").fill("14.03.2020");
  await press(head, "Утвердить");
  await told(head, "Программа утверждена");
  await head.getByText("Утверждена: приказ № 15 от 14 марта 2020 г.").waitFor();
  await head.leave();
});

test("what the deputy hands in is the school's submission after one press of the head", async () => {
  const deputy = await mera.person("deputy5", { javaScriptEnabled: false });
  const answers = deputy.locator("h2:has-text('Вы отвечаете') + ul a").first();
  await answers.click();
  const obligation = new URL(deputy.url()).pathname;
  await deputy.setInputFiles("input[type=file]", mera.file("справка.txt", "учебные данные: справка"));
  await press(deputy, "Передать ответственному");
  const head = await mera.person("school5", { javaScriptEnabled: false });
  await head.locator(`h2:has-text('Подготовлено к сдаче') + ul a[href='${obligation}']`).click();
  await press(head, "Принять и сдать на проверку");
  await told(head, "сданы на проверку");
  assert.equal(await head.getByRole("link", { name: "справка.txt" }).first().isVisible(), true);
  await deputy.leave();
  await head.leave();
});
