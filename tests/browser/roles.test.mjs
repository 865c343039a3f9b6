// The three roles' whole path in a real browser, with and without JavaScript; axe on every page.
// roles.test.mjs MERA-BINARY, run by ctest.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";

const mera = process.env.MERA_BINARY;
const folder = mkdtempSync(join(tmpdir(), "mera-browser-"));
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

async function person(login, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(`script error: ${error}`));
  await page.goto(site + "/sign-in");
  await page.fill("[name=login]", login);
  await page.fill("[name=password]", passwords[login]);
  await page.click("main button[type=submit]");
  await page.waitForURL(site + "/");
  return page;
}

async function looksRight(page, address) {
  await page.goto(site + address);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((v) => `${address} ${v.id}: ${v.nodes[0].html}`), []);
}

const pages = {
  coordinator: ["/", "/review", "/obligations", "/obligations?state=overdue", "/programmes", "/programmes/1", "/programmes/1/matrix", "/measures/3", "/dashboard", "/organisations", "/drafts", "/audit", "/account", "/obligations/3"],
  school2: ["/", "/obligations", "/programmes/1", "/organisations"],
  controller: ["/", "/dashboard", "/obligations/3"],
  admin: ["/", "/people"],
};

for (const [login, addresses] of Object.entries(pages))
  test(`axe finds nothing on the pages of ${login}`, async () => {
    const page = await person(login);
    for (const address of addresses) await looksRight(page, address);
    await page.context().close();
  });

test("nothing is wider than a phone", async () => {
  const page = await person("school2", { viewport: { width: 360, height: 740 } });
  for (const address of pages.school2) {
    await page.goto(site + address);
    const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(surplus <= 0, `${address} is ${surplus} px wider than the screen`);
  }
  await page.context().close();
});

// A school hands in, the coordinator returns, the school hands in again, the coordinator accepts.
async function handInAndAccept(options, state) {
  const school = await person("school1", options);
  const coordinator = await person("coordinator", options);
  const file = join(folder, "Приказ (учебные данные).txt");
  writeFileSync(file, "учебные данные");
  await school.goto(`${site}/obligations?state=${state}`);
  await school.locator("main table tbody a").first().click();
  const address = new URL(school.url()).pathname;

  await school.getByRole("button", { name: "Сдать на проверку" }).click();
  await school.getByRole("alert").getByText("Приложите файл").waitFor();
  await school.setInputFiles("input[type=file]", file);
  await school.getByRole("button", { name: "Сдать на проверку" }).click();
  await school.getByText("на проверке").first().waitFor();

  await coordinator.goto(site + address);
  await coordinator.getByRole("button", { name: "Вернуть на доработку" }).click();
  await coordinator.getByRole("alert").getByText("Напишите, что исправить").waitFor();
  await coordinator.fill("[name=reason]", "нет подписи");
  await coordinator.getByRole("button", { name: "Вернуть на доработку" }).click();
  await coordinator.getByText("нет подписи").first().waitFor();

  await school.goto(site + address);
  await school.getByText("нет подписи").first().waitFor();
  await school.fill("[name=link]", "https://example.org/order");
  await school.getByRole("button", { name: "Сдать на проверку" }).click();
  await school.getByText("на проверке").first().waitFor();

  await coordinator.goto(site + address);
  await coordinator.getByRole("button", { name: "Принять" }).click();
  await coordinator.getByText("Исполнено", { exact: false }).first().waitFor();
  await school.context().close();
  await coordinator.context().close();
}

test("hand in, return, accept", () => handInAndAccept({}, "overdue"));
test("the same without JavaScript", () => handInAndAccept({ javaScriptEnabled: false }, "in_progress"));

test("an order is uploaded and its plan reviewed", async () => {
  const page = await person("coordinator");
  await page.goto(site + "/drafts");
  await page.setInputFiles("input[type=file]", new URL("../../examples/order-882.txt", import.meta.url).pathname);
  await page.getByRole("button", { name: "Загрузить и прочесть" }).click();
  await page.getByText("Сомнения").first().waitFor();
  await looksRight(page, new URL(page.url()).pathname);
  const draft = new URL(page.url()).pathname;
  await looksRight(page, draft + "/measures/1/1");
  await looksRight(page, draft + "/adopt");
  await page.getByRole("button", { name: "Принять план" }).click();
  await page.getByText("уже принят").first().waitFor();
  await page.context().close();
});

test("the controller sees discipline and releases from control", async () => {
  const page = await person("controller");
  await page.goto(site + "/obligations?state=overdue");
  await page.locator("main table tbody a").first().click();
  await page.getByText("Снять с контроля").first().click();
  await page.locator("input[name=release_reason][value=procedure_cancelled]").check({ force: true });
  await page.fill("[name=basis]", "приказ от 12.03.2020 № 1 (учебные данные)");
  await page.getByRole("button", { name: "Снять с контроля" }).click();
  await page.getByText("процедура отменена").first().waitFor();
  await page.context().close();
});
