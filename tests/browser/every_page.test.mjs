// Every page each role can reach by links: no violation found by axe, nothing to scroll sideways on a phone.
// Pages that differ only by a number in their address are one page, seen once; an obligation is seen in each state.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Mera, axeFindsNothing, fitsAPhone } from "./support.mjs";

let mera;
before(async () => { mera = await Mera.demo(); });
after(() => mera?.stop());

const states = ["overdue", "returned", "under_review", "in_progress", "upcoming", "fulfilled", "fulfilled_late"];
const documents = /\/export\/|^\/(child-|part-)?evidence\/|^\/assets\//;
const kindOf = (path) => path.replace(/\d+/g, "N");

async function linksOf(page) {
  const addresses = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.href));
  return addresses.map((address) => new URL(address.replace(/#.*/, ""))).filter((url) => url.origin === mera.site && !documents.test(url.pathname));
}

async function looksRight(page) {
  await axeFindsNothing(page);
  await fitsAPhone(page);
}

async function walk(page, from = "/", belongs = () => true) {
  const seen = new Set();
  const ahead = [new URL(mera.site + from)];
  while (ahead.length > 0) {
    const url = ahead.shift();
    const kind = kindOf(url.pathname);
    if (seen.has(kind) || !belongs(url)) continue;
    seen.add(kind);
    const answer = await page.goto(url.href);
    assert.equal(answer.status(), 200, url.href);
    await looksRight(page);
    ahead.push(...await linksOf(page));
  }
  return seen;
}

async function seeEachState(page) {
  for (const state of states) {
    await page.goto(`/obligations?state=${state}`);
    const first = page.locator("main table a[href^='/obligations/']").first();
    if (await first.count() === 0) continue;
    await first.click();
    await page.waitForURL(/\/obligations\/\d+/);
    await looksRight(page);
  }
}

const common = ["/", "/account", "/obligations", "/obligations/N", "/organisations", "/organisations/N", "/programmes", "/programmes/N", "/measures/N"];
const staff = [...common, "/dashboard", "/programmes/N/matrix", "/programmes/N/children", "/child-programmes/N"];
const head = [...common, "/child-programmes/N", "/child-programmes/N/compose", "/child-programmes/N/approval",
  "/child-programmes/N/measures/N", "/child-programmes/N/additions/N"];
const reach = {  // what each role must at least come to; the walk sees whatever else there is
  coordinator: [...staff, "/review", "/audit", "/drafts", "/drafts/N", "/drafts/N/measures/N/N", "/drafts/N/clauses/N", "/drafts/N/adopt"],
  controller: [...staff, "/review", "/audit"],
  school2: head,
  school5: [...head, "/child-programmes/N/own/N"],
  cro: common,
  curator: common,
  observer: staff,
  admin: ["/", "/account", "/people", "/audit"],
};

for (const [login, expected] of Object.entries(reach))
  test(`every page of ${login}`, async () => {
    const page = await mera.person(login);
    const seen = await walk(page);
    assert.deepEqual(expected.filter((kind) => !seen.has(kind)), [], "pages the walk did not come to");
    if (login !== "admin") await seeEachState(page);
    await page.leave();
  });

test("pages of an earlier day lead to pages of that day", async () => {
  const page = await mera.person("coordinator");
  const thatDay = (url) => url.searchParams.get("on") === "2020-02-10";
  for (const [from, expected] of [
    ["/programmes/1", ["/programmes/N", "/programmes/N/matrix", "/measures/N", "/obligations", "/obligations/N"]],
    ["/dashboard", ["/dashboard", "/discipline", "/obligations", "/organisations/N"]],
  ]) {
    const seen = await walk(page, from + "?on=2020-02-10", thatDay);
    assert.deepEqual(expected.filter((kind) => !seen.has(kind)), [], "pages the walk did not come to");
  }
  await page.leave();
});

test("pages of a stranger", async () => {
  const page = await mera.visitor();
  assert.deepEqual([...await walk(page)], ["/", "/sign-in"]);
  assert.ok(page.url().startsWith(mera.site + "/sign-in"), "whoever is not signed in comes to the sign-in page");
  await page.getByRole("button", { name: "Войти" }).click();
  await page.locator(".govuk-error-summary").waitFor();
  await looksRight(page);
  await page.leave();
});

test("a page that is not there, and one that is not for this person", async () => {
  const page = await mera.person("school2");
  for (const [address, status] of [["/nothing", 404], ["/obligations/999999", 404], ["/people", 403]]) {
    assert.equal((await page.goto(address)).status(), status, address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await looksRight(page);
  }
  await page.leave();
});
