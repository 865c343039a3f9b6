// A throw-away Mera on a free port and people who use it in Debian's Chromium. The tests wait for states, never for time;
// a wait ends in failure only when the machine is far slower than any we know.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const mera = process.env.MERA_BINARY;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const patience = Number(process.env.MERA_PATIENCE ?? 120_000);  // ms; builds may share the machine; shorter while writing a test
export const order = new URL("../../examples/order-882.txt", import.meta.url).pathname;
export const desk = { width: 1366, height: 768 };
export const phone = { width: 360, height: 740 };

export class Mera {
  // `prepare(cli, data)` fills the data directory before the server opens it and returns the passwords by login.
  static async start({ today, prepare }) {
    const it = new Mera();
    it.folder = mkdtempSync(join(tmpdir(), "mera-browser-"));
    const data = join(it.folder, "data");
    const cli = (...words) => execFileSync(mera, [...words, "--data", data, "--today", today], { encoding: "utf8" });
    try {
      it.cli = cli;  // beside the serving program, as an administrator at its machine
      it.passwords = prepare(cli, data);
      it.server = spawn(mera, ["serve", "--data", data, "--today", today, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
      it.site = await addressSaidBy(it.server);
      it.browser = await chromium.launch({
        executablePath: "/usr/bin/chromium",
        timeout: patience,
        args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
          "--disable-background-networking", "--disable-component-update", "--disable-sync"],
      });
    } catch (error) {
      await it.stop();
      throw error;
    }
    return it;
  }

  static demo() {
    return Mera.start({ today: "2020-03-15", prepare: (cli) => {
      const { accounts } = JSON.parse(cli("demo", "--json"));
      cli("import", order, "--login", "coordinator");
      return Object.fromEntries(accounts.map(({ login, password }) => [login, password]));
    } });
  }

  async stop() {
    await this.browser?.close();
    if (this.server && this.server.exitCode === null) {
      const ended = new Promise((resolve) => this.server.once("exit", resolve));
      this.server.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  file(name, content) {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  // Someone with a browser, not signed in. Script errors and refusals of the content policy fail the test at leave().
  async visitor(options = {}) {
    const context = await this.browser.newContext({ viewport: desk, baseURL: this.site, reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
    page.leave = async () => {
      await context.close();
      assert.deepEqual(complaints, []);
    };
    return page;
  }

  async person(login, options = {}) {
    const page = await this.visitor(options);
    await page.goto("/sign-in");
    await page.fill("[name=login]", login);
    await page.fill("[name=password]", this.passwords[login]);
    await page.getByRole("button", { name: "Войти" }).click();
    await page.waitForURL(this.site + "/");
    return page;
  }
}

function addressSaidBy(server) {
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const address = line.match(/http:\/\/[\d.]+:\d+/);
      if (address) resolve(address[0]);
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

export async function press(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
}

// The error summary of a refused form, with these words in it.
export async function refused(page, words) {
  await page.locator(".govuk-error-summary", { hasText: words }).waitFor();
}

export async function told(page, words) {
  await page.locator(".govuk-notification-banner", { hasText: words }).waitFor();
}

// All of axe's rules: WCAG A and AA and its best practices.
export async function axeFindsNothing(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], iframes: false });
    return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html).slice(0, 3).join("\n  ")}`);
  });
  assert.deepEqual(found, [], `axe on ${page.url()}`);
}

// No page makes the reader scroll sideways: it is as wide as the window, and what sticks out is named.
export async function fitsItsWindow(page) {
  const { surplus, guilty } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const inside = (element) => element.parentElement?.closest(".mera-scroll");
    const guilty = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1 && !inside(e));
    return { surplus: document.documentElement.scrollWidth - width, guilty: guilty.slice(0, 3).map((e) => e.outerHTML.slice(0, 160)) };
  });
  assert.ok(surplus <= 0, `${page.url()} is ${surplus} px wider than its window: ${guilty.join("\n")}`);
}

export async function fitsAPhone(page) {
  const before = page.viewportSize();
  await page.setViewportSize(phone);
  await page.waitForFunction((width) => window.innerWidth === width, phone.width);
  await fitsItsWindow(page);
  await page.setViewportSize(before);
}
