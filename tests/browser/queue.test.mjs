// A reviewer's day from the keyboard: the queue with each document shown in place, many obligations decided at once, the
// month, and the administrator's page of mail after letters have gone to a real SMTP server.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { Mera, axeFindsNothing, fitsAPhone, told } from "./support.mjs";

let mera;
before(async () => { mera = await Mera.demo(); });
after(() => mera?.stop());

async function tabTo(page, target) {
  for (let step = 0; step < 400; ++step) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("the keyboard does not reach it");
}

async function looksRight(page) {
  await axeFindsNothing(page);
  await fitsAPhone(page);
}

const position = async (page) => (await page.locator("nav[aria-label='Очередь проверки'] span").first().innerText()).trim();

test("every document of the queue is shown in place, and decided without a mouse", async () => {
  const page = await mera.person("coordinator");
  await page.goto("/review");
  await tabTo(page, page.getByRole("button", { name: "Проверять подряд" }).or(page.getByRole("link", { name: "Проверять подряд" })));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/review\/\d+$/);
  const all = Number((await position(page)).match(/из (\d+)/)[1]);
  assert.ok(all >= 4, "the demonstration has a queue to walk");
  const seen = new Set();
  for (let at = 1; at <= all; ++at) {
    assert.match(await position(page), new RegExp(`Документ ${at} из ${all}`));
    for (const source of await page.locator("iframe.mera-document__frame").evaluateAll((frames) => frames.map((frame) => frame.src)))
      seen.add(source.endsWith("/text") ? "text" : "pdf");
    for (const picture of await page.locator("img.mera-document__picture").all()) {
      await page.waitForFunction((image) => image.complete && image.naturalWidth > 0, await picture.elementHandle());
      seen.add("picture");
    }
    await looksRight(page);
    if (at < all) {
      const before = page.url();
      await page.keyboard.press("Alt+n");
      await page.waitForURL((url) => url.href !== before);
    }
  }
  assert.deepEqual([...seen].sort(), ["pdf", "picture", "text"]);

  // The words of a DOCX stand in the page itself.
  const text = page.locator("iframe[src$='/text']").first();
  while (await text.count() === 0) {
    const before = page.url();
    await page.keyboard.press("Alt+p");
    await page.waitForURL((url) => url.href !== before);
  }
  await page.frameLocator("iframe[src$='/text']").first().getByText(/УЧЕБНЫЕ ДАННЫЕ/i).first().waitFor();

  const returned = page.url();
  await page.keyboard.press("Alt+r");  // without a reason: to the field, not to a refusal
  await page.waitForFunction(() => document.activeElement?.name === "reason");
  await page.keyboard.press("Alt+2");
  assert.match(await page.locator("[name=reason_template]").inputValue(), /номера или даты/);
  await page.keyboard.press("Alt+r");
  await page.waitForURL((url) => url.href.includes("done=reviewed"));
  assert.notEqual(page.url().split("?")[0], returned);
  await told(page, "Решение сохранено");
  const accepted = page.url();
  await page.keyboard.press("Alt+a");
  await page.waitForURL((url) => url.href !== accepted && url.href.includes("done=reviewed"));
  await page.goto("/review");
  assert.equal(await page.locator("main .govuk-task-list__item").count(), all - 2);
  await page.leave();
});

const deeds = ["Принять документы", "Перенести срок", "Снять с контроля"];  // as the controller's list has them

// Chooses the first rows with the space bar, then the deed, and comes to its page.
async function choose(page, list, rows, deed) {
  await page.goto(list);
  for (let at = 0; at < rows; ++at) {
    await tabTo(page, page.locator("input[name=selected]").nth(at));
    await page.keyboard.press("Space");
  }
  assert.equal(await page.locator("input[name=selected]:checked").count(), rows);
  await tabTo(page, page.locator("select[name=deed]"));
  for (let at = 0; at < deeds.indexOf(deed); ++at) await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("select[name=deed] option:checked").innerText(), deed);
  await tabTo(page, page.getByRole("button", { name: "Дальше" }));
  await page.keyboard.press("Enter");
  await page.waitForURL("/obligations/bulk");
}

const toConfirm = (page) => page.getByText("Проверьте и подтвердите").waitFor();

async function confirm(page, button) {
  await tabTo(page, page.getByRole("button", { name: button }));
  await page.keyboard.press("Enter");
}

test("many are accepted, moved and released at once from the keyboard", async () => {
  const page = await mera.person("controller");
  await choose(page, "/obligations?state=under_review", 2, "Принять документы");
  await toConfirm(page);
  await looksRight(page);
  await confirm(page, /^Подтвердить: 2 обязательства/);
  await told(page, "Документы приняты: 2 обязательства");

  await choose(page, "/obligations?state=in_progress", 3, "Перенести срок");
  await tabTo(page, page.locator("[name=due]"));
  await page.keyboard.type("31.02.2020");
  await confirm(page, "Показать, что изменится");
  await page.locator(".govuk-error-summary", { hasText: "Такой даты нет" }).waitFor();
  await page.fill("[name=due]", "30.12.2020");
  await page.fill("[name=words]", "карантин (учебные данные)");
  await confirm(page, "Показать, что изменится");
  await toConfirm(page);
  await looksRight(page);
  await confirm(page, /^Подтвердить/);
  await told(page, "Срок перенесён");

  await choose(page, "/obligations?state=upcoming", 2, "Снять с контроля");
  await page.locator("[name=release_reason][value=procedure_cancelled]").check();
  await page.fill("[name=words]", "приказ от 14.03.2020 № 141 (учебные данные)");
  await confirm(page, "Показать, что изменится");
  await page.getByText("Причина: процедура отменена").waitFor();
  await looksRight(page);
  await confirm(page, /^Подтвердить: 2 обязательства/);
  await told(page, "Снято с контроля: 2 обязательства");
  await page.leave();
});

test("«выбрать все» chooses the page, and says when only some are chosen", async () => {
  const page = await mera.person("controller");
  await page.goto("/obligations");
  const all = page.locator("[data-mera-select-all] input"), rows = page.locator("input[name=selected]");
  await all.check();
  assert.equal(await page.locator("input[name=selected]:checked").count(), await rows.count());
  await rows.first().uncheck();
  assert.equal(await all.evaluate((box) => box.indeterminate), true);
  await page.leave();
});

test("the month of a school: due dates in the grid, the same as a list on a phone", async () => {
  const page = await mera.person("school5");
  await page.goto("/calendar?month=2020-03");
  const inGrid = page.locator(".mera-month a[href^='/obligations/']");
  assert.ok(await inGrid.count() > 0);
  await looksRight(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.locator(".mera-month").waitFor({ state: "hidden" });
  assert.ok(await page.locator("main .govuk-task-list__item").count() > 0);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole("link", { name: /апрель 2020/ }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.match(page.url(), /month=2020-04/);
  await page.leave();
});

test("the page of mail shows what went out, to whom, and what the server said", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mera-letters-"));
  const server = spawn("/usr/bin/python3", [new URL("../support/smtp_server.py", import.meta.url).pathname, "--directory", folder], { stdio: ["pipe", "pipe", "inherit"] });
  let posting;
  try {
    const port = await new Promise((resolve, reject) => {
      createInterface({ input: server.stdout }).on("line", (line) => resolve(Number(line.match(/\d+/)[0])));
      server.once("exit", (code) => reject(new Error(`the SMTP server ended with ${code}`)));
    });
    // A week before the end of the quarter there is something to say.
    posting = await Mera.start({ today: "2020-03-24", prepare: (cli, data) => {
      const { accounts } = JSON.parse(cli("demo", "--json"));
      writeFileSync(join(data, "mera.toml"), `site = "https://mera.example.org"\n[mail]\nserver = "127.0.0.1"\nport = ${port}\nsecurity = "none"\nfrom = "mera@example.org"\n`);
      return Object.fromEntries(accounts.map(({ login, password }) => [login, password]));
    } });
    for (const login of ["school5", "controller"]) {
      const person = await posting.person(login);
      await person.goto("/account");
      await person.fill("[name=email]", `${login}@example.org`);
      await person.locator("form[action='/account/reminders'] button").click();
      await person.waitForLoadState();
      await person.leave();
    }
    posting.cli("mail", "run");
    const page = await posting.person("admin");
    await page.goto("/mail");
    await page.getByRole("cell", { name: "school5@example.org" }).first().waitFor();
    await page.locator("main .govuk-tag", { hasText: "отправлено" }).first().waitFor();
    await looksRight(page);
    writeFileSync(join(folder, "behaviour"), "unknown_user");
    await page.fill("[name=email]", "nobody@example.org");
    await page.getByRole("button", { name: "Отправить проверочное письмо" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    assert.equal(await page.inputValue("[name=email]"), "nobody@example.org");
    await looksRight(page);
    await page.leave();
  } finally {
    await posting?.stop();
    server.stdin.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
