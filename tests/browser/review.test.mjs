// An order from its file to the last doubt in a real browser: the progress of a PDF, the place beside the field, the
// keyboard, a telephone, no JavaScript; axe on every page of the review.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { axeFindsNothing } from "./support.mjs";

const mera = process.env.MERA_BINARY;
const folder = mkdtempSync(join(tmpdir(), "mera-review-"));
const sample = (name) => new URL(`../data/${name}`, import.meta.url).pathname;
let server, browser, site, passwords;

before(async () => {
  const data = join(folder, "data");
  const demo = JSON.parse(execFileSync(mera, ["demo", "--data", data, "--json"]));
  passwords = Object.fromEntries(demo.accounts.map((account) => [account.login, account.password]));
  server = spawn(mera, ["serve", "--data", data, "--today", "2020-03-15", "--port", "0"]);
  site = await new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => {
      const address = String(text).match(/http:\/\/[\d.]+:\d+/);
      if (address) resolve(address[0]);
    });
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  server?.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

async function coordinator(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(`script error: ${error}`));
  await page.goto(site + "/sign-in");
  await page.fill("[name=login]", "coordinator");
  await page.fill("[name=password]", passwords.coordinator);
  await page.click("main button[type=submit]");
  await page.waitForURL(site + "/");
  return page;
}

async function upload(page, name) {
  await page.goto(site + "/drafts");
  await page.setInputFiles("input[type=file]", sample(name));
  await page.getByRole("button", { name: "Загрузить и прочесть" }).click();
  await page.waitForURL(/\/(drafts|readings)\/\d+$/, { timeout: 60_000 });
  await page.waitForURL(/\/drafts\/\d+$/, { timeout: 120_000 });  // by itself, from the page of the progress
  return new URL(page.url()).pathname;
}

async function looksRight(page) {
  await axeFindsNothing(page);
}

const doubtsLeft = async (page) => Number((await page.locator(".mera-walk").innerText()).match(/(?:из|сомнений:) (\d+)/)?.[1] ?? 0);

test("doubts are walked and accepted from the keyboard", async () => {
  const page = await coordinator();
  await upload(page, "order-882.docx");
  await page.getByRole("link", { name: "Проверить по порядку" }).or(page.getByRole("button", { name: "Проверить по порядку" })).first().click();
  await page.locator(".mera-place:not([hidden]) .mera-place__cell--here mark").waitFor();
  await looksRight(page);
  const first = page.url(), all = await doubtsLeft(page);
  assert.ok(all > 1);
  await page.keyboard.press("Control+ArrowDown");
  await page.waitForFunction((was) => location.href !== was, first);
  await page.keyboard.press("Control+ArrowUp");
  await page.waitForURL(first);
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction((was) => location.href !== was, first);
  assert.equal(await doubtsLeft(page), all - 1);
  await page.context().close();
});

test("several doubts of one measure are settled by one press", async () => {
  const page = await coordinator();
  const draft = await upload(page, "plans/list-below-a-school-year.txt");
  const [first, second] = ["/measures/1/1", "/measures/1/2"].map((row) => site + draft + row);
  await page.goto(first);
  const all = await doubtsLeft(page), here = await page.locator(".mera-doubt").count();
  assert.ok(here > 1 && all > here);
  await looksRight(page);
  await page.getByRole("button", { name: "Верно всё: " }).click();
  await page.waitForURL((url) => url.href.startsWith(second));
  assert.equal(await doubtsLeft(page), all - here);
  assert.ok(await page.locator(".mera-doubt").count() > 1);
  await page.keyboard.press("Control+Shift+Enter");
  await page.waitForURL((url) => !url.href.startsWith(second));
  await page.goto(second);
  assert.equal(await page.locator(".mera-doubt").count(), 0);
  await page.context().close();
});

test("a typed deadline is read while it is typed, and the place follows the field", async () => {
  const page = await coordinator();
  const draft = await upload(page, "order-882.docx");
  await page.goto(`${site}${draft}/measures/1/1`);
  await page.fill("[name=deadline_text]", "до 31 августа 2020 года");
  await page.locator("#deadline-reading").getByText("31 августа 2020").waitFor();
  assert.equal(await page.inputValue("[name=deadline_text]"), "до 31 августа 2020 года");
  await page.focus("[name=executors]");
  await page.locator("[data-mera-place=executors]:not([hidden])").waitFor();
  await page.context().close();
});

test("the page of a PDF stands beside the field, on a telephone between the doubt and the form", async () => {
  const page = await coordinator({ viewport: { width: 360, height: 740 } });
  const draft = await upload(page, "order-882.pdf");
  await page.goto(`${site}${draft}/measures/1/1?field=title`);
  await page.waitForFunction(() => document.querySelector(".mera-place:not([hidden]) img")?.naturalWidth > 0);
  await page.reload();
  await page.locator(".mera-place:not([hidden]) .mera-place__close .mera-place__outline").waitFor();
  const [form, place] = await Promise.all([page.locator(".mera-draft-row__form").boundingBox(), page.locator(".mera-draft-row__place").boundingBox()]);
  assert.ok(place.y + place.height <= form.y + 1);
  for (const text of await page.locator(".mera-draft-row__form textarea").all())
    assert.ok(await text.evaluate((area) => area.scrollHeight <= area.clientHeight + 1), "a text is seen whole");
  await page.goto(`${site}${draft}/measures/2/1?field=deadlines`);
  assert.equal(await page.getByText("Срок плана задевает два учебных года").count(), 1);
  await page.goto(`${site}${draft}/clauses/1`);  // a paragraph as wide as its page
  await page.waitForFunction(() => document.querySelector(".mera-place:not([hidden]) img")?.naturalWidth > 0);
  await page.reload();
  const wide = page.locator(".mera-place:not([hidden]) .mera-place__wide");
  assert.ok(await wide.evaluate((part) => part.scrollWidth > part.clientWidth), "it is moved sideways");
  for (const address of [draft, `${draft}/measures/1/1`, `${draft}/clauses/1`, `${draft}/sections/1`, `${draft}/order`, `${draft}/adopt`]) {
    await page.goto(site + address);
    const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(surplus <= 0, `${address} is ${surplus} px wider than the screen`);
    await looksRight(page);
  }
  await page.context().close();
});

test("the close-up of the first doubt is there at once, as wide as the form", async () => {
  const page = await coordinator({ viewport: { width: 1366, height: 768 } });
  const made = page.waitForResponse((answer) => answer.url().endsWith("?ahead=yes"));
  await upload(page, "order-882.pdf");
  assert.equal((await made).status(), 204);
  await page.getByText("Проверить по порядку").click();
  await page.locator(".mera-place:not([hidden]) .mera-place__close .mera-place__outline").waitFor();
  const [form, place] = await Promise.all([page.locator(".mera-draft-row__form").boundingBox(), page.locator(".mera-draft-row__place").boundingBox()]);
  assert.ok(place.width >= 0.9 * form.width);
  await page.context().close();
});

test("the same without JavaScript", async () => {
  const page = await coordinator({ javaScriptEnabled: false });
  const draft = await upload(page, "order-882.pdf");
  await page.goto(`${site}${draft}/measures/1/1`);
  await page.fill("[name=deadline_text]", "ежеквартально");
  await page.getByRole("button", { name: "Показать, как прочтено" }).click();
  await page.locator("#deadline-reading").getByText("квартал").first().waitFor();
  await page.getByRole("button", { name: "Сохранить и дальше" }).click();
  await page.goto(`${site}${draft}/measures/1/1`);
  assert.equal(await page.inputValue("[name=deadline_text]"), "ежеквартально");
  await page.getByRole("link", { name: "срок", exact: true }).click();
  await page.locator("[data-mera-place=deadline_text]:not([hidden])").waitFor();
  await page.context().close();
});

test("an order and its annex in two files: one question, one draft, each field shown in its own file", async () => {
  const page = await coordinator();
  await page.goto(site + "/drafts");
  const question = page.getByText("Это один приказ с приложениями");
  assert.ok(!await question.isVisible(), "nothing is asked about no files");
  const whole = readFileSync(sample("order-882.txt"), "utf8");
  const annex = whole.indexOf("Комплекс мер, направленных", whole.indexOf("Сычугова\n"));
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.setInputFiles("input[type=file]", [file("приказ.txt", whole.slice(0, annex))]);
  assert.ok(!await question.isVisible(), "nor about one");
  await page.setInputFiles("input[type=file]", [file("план.txt", whole.slice(annex))]);
  assert.ok(await question.isVisible());
  await looksRight(page);
  await page.getByRole("button", { name: "Загрузить и прочесть" }).click();
  await page.waitForURL(/\/drafts\/\d+$/, { timeout: 60_000 });
  await page.getByText("Мер: 25").waitFor();
  await page.goto(page.url() + "/measures/1/1");
  await page.locator(".mera-place:not([hidden])", { hasText: "файл «план.txt»" }).locator(".mera-place__cell--here").waitFor();
  await page.context().close();
});

test("a clause that comes each quarter is typed in words, adopted, and owed each quarter", async () => {
  const order = `Департамент образования Администрации города Ханты-Мансийска\n\nПРИКАЗ\n\nот 13.01.2020 № 17\n\nО мониторинге (учебные данные)\n
В целях контроля\n\nПРИКАЗЫВАЮ:\n\n1. Утвердить порядок мониторинга.\n2. Руководителям образовательных организаций представлять отчёт ежемесячно.\n
Директор Департамента    Ю.М. Личкун\n`;
  const page = await coordinator();
  await page.goto(site + "/drafts");
  await page.setInputFiles("input[type=file]", { name: "приказ 17.txt", mimeType: "text/plain", buffer: Buffer.from(order) });
  await page.getByRole("button", { name: "Загрузить и прочесть" }).click();
  await page.waitForURL(/\/drafts\/\d+$/, { timeout: 60_000 });
  const draft = page.url();
  await page.goto(draft + "/clauses/2");
  assert.equal(await page.inputValue("#deadline_text"), "ежемесячно");
  await page.fill("#deadline_text", "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом");
  await page.locator("#deadline-reading li", { hasText: "ежеквартально, до 5-го числа следующего месяца" }).waitFor();
  await looksRight(page);
  await page.getByRole("button", { name: "Сохранить и дальше" }).click();
  await page.goto(draft + "/adopt");
  assert.equal(await page.inputValue("[name=term_last]"), "31.12.2020");
  await page.fill("[name=schools]", "МБОУ СОШ №2\nМБОУ «СОШ №5»");
  await page.fill("[name=school_list_basis]", "приказ от 10.01.2020 № 9 (учебные данные)");
  await page.getByRole("button", { name: "Принять план" }).click();
  await page.waitForURL(/\/programmes\/\d+/);
  await page.getByRole("link", { name: /представлять отчёт/ }).first().click();
  const owed = (await page.locator("main tbody tr").allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
  assert.equal(await page.locator("main tbody tr").count(), 8);
  for (const quarter of ["II", "III", "IV"]) assert.equal(owed.split(`\t${quarter} квартал 2020 г.`).length, 3, quarter);  // both schools
  await looksRight(page);
});
