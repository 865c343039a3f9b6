// Styles by Sass, scripts by esbuild, fonts and icons as they are. manifest.tsv names each file, its public address with
// a hash of the content, and its type; a file that did not change is not touched, so that nothing is built in vain.
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";

import {buildSync} from "esbuild";
import {compile} from "sass";

const out = process.argv[2];
const fonts = "node_modules/@fontsource-variable/golos-text/files";
const rows = [];
const written = new Set(["manifest.tsv"]);

function put(name, bytes) {
  const path = join(out, name);
  written.add(name);
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
}

function add(name, content, type) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const at = name.lastIndexOf(".");
  const address = `/assets/${name.slice(0, at)}.${hash}${name.slice(at)}`;
  rows.push([name, address, type].join("\t"));
  put(name, bytes);
  if (!name.endsWith(".woff2")) put(`${name}.gz`, gzipSync(bytes, {level: 9}));
  return address;
}

function addFont(alphabet) {
  const bytes = readFileSync(join(fonts, `golos-text-${alphabet}-wght-normal.woff2`));
  return add(`golos-${alphabet}.woff2`, bytes, "font/woff2");
}

// The sprite: each file of web/icons is a symbol under its own name.
function sprite() {
  const symbols = readdirSync("web/icons").filter((name) => name.endsWith(".svg") && name !== "favicon.svg").sort()
    .map((name) => readFileSync(join("web/icons", name), "utf8").trim()
      .replace("<svg xmlns=\"http://www.w3.org/2000/svg\"", `<symbol id="${name.slice(0, -4)}"`)
      .replace("</svg>", "</symbol>"));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

mkdirSync(out, {recursive: true});
let styles = compile("web/styles/mera.scss", {style: "compressed", loadPaths: ["node_modules"], quietDeps: true}).css;
for (const alphabet of ["cyrillic", "latin"]) styles = styles.replaceAll(`golos-${alphabet}.woff2`, addFont(alphabet));
add("mera.css", styles, "text/css; charset=utf-8");

const script = buildSync({
  entryPoints: ["web/scripts/mera.js"], bundle: true, minify: true, write: false, format: "esm", target: "es2020",
  legalComments: "inline", charset: "utf8",
});
add("mera.js", script.outputFiles[0].contents, "text/javascript; charset=utf-8");
add("icons.svg", sprite(), "image/svg+xml");
add("favicon.svg", readFileSync("web/icons/favicon.svg"), "image/svg+xml");
put("manifest.tsv", Buffer.from(rows.join("\n") + "\n"));
for (const name of readdirSync(out)) if (!written.has(name)) rmSync(join(out, name));
