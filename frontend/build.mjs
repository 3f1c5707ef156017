// Builds the shipped assets: `node build.mjs` writes them, `node build.mjs --check` compares them with what is committed,
// `node build.mjs --pin` writes vendor.json anew after a version was changed in package.json.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "src", "xuncha", "foundation", "ui", "static", "xuncha");
const mode = process.argv[2] || "";
const read = (...parts) => JSON.parse(readFileSync(join(here, ...parts), "utf8"));
const TARGET = "chrome78";

function install() {
  const wanted = read("package.json");
  const names = { ...wanted.dependencies, ...wanted.devDependencies };
  const there = Object.entries(names).every(
    ([name, version]) =>
      existsSync(join(here, "node_modules", name, "package.json")) &&
      read("node_modules", name, "package.json").version === version,
  );
  if (there && existsSync(join(here, "node_modules", ".package-lock.json"))) return;
  rmSync(join(here, "node_modules"), { recursive: true, force: true });
  execFileSync("npm", ["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], {
    cwd: here,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

// What npm installed, by name: version, integrity, licence. Binaries for one platform are left to esbuild and sass,
// whose own integrity covers the versions they ask for.
function installed() {
  const direct = { ...read("package.json").dependencies, ...read("package.json").devDependencies };
  const lock = read("node_modules", ".package-lock.json").packages;
  return Object.keys(direct)
    .sort()
    .map((name) => {
      const { version, integrity } = lock[`node_modules/${name}`];
      const { license } = read("node_modules", name, "package.json");
      const shipped = name in read("package.json").dependencies;
      return { name, version, integrity, licence: license, shipped };
    });
}

function verify() {
  const now = installed();
  if (mode === "--pin") {
    writeFileSync(join(here, "vendor.json"), `${JSON.stringify(now, null, 2)}\n`);
    return now;
  }
  const pinned = read("vendor.json");
  for (const piece of now) {
    const known = pinned.find((p) => p.name === piece.name);
    if (!known || known.version !== piece.version || known.integrity !== piece.integrity) {
      throw new Error(`${piece.name} ${piece.version}: not what vendor.json names; look, then build.mjs --pin`);
    }
  }
  return pinned;
}

async function styles() {
  const sass = await import("sass");
  const esbuild = await import("esbuild");
  const { css } = sass.compile(join(here, "scss", "xuncha.scss"), {
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  // the reset takes the focus ring off clicked buttons by a selector younger than Chromium 78; the ring stays
  const plain = css.replace(/[^{}]*:focus-visible[^{}]*\{[^{}]*\}/g, "");
  const { code } = await esbuild.transform(plain, { loader: "css", minify: true, target: TARGET, charset: "utf8" });
  return code;
}

async function script(entry, banner) {
  const esbuild = await import("esbuild");
  const built = await esbuild.build({
    entryPoints: [join(here, "js", entry)],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    banner: { js: banner },
  });
  return built.outputFiles[0].text;
}

function licences(pieces) {
  const shipped = pieces.filter((p) => p.shipped);
  const texts = shipped.map((p) => {
    const file = readdirSync(join(here, "node_modules", p.name)).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? readFileSync(join(here, "node_modules", p.name, file), "utf8").trim() : p.licence;
    return `${p.name} ${p.version} (${p.licence})\n\n${text}\n`;
  });
  return texts.join(`\n${"-".repeat(72)}\n\n`);
}

const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22" fill="none" stroke="#1d5b79" stroke-width="1.6">' +
  '<path d="M3 3h16v16H3z" fill="#fff"/><path d="M6.5 7.5h5M6.5 11h9M6.5 14.5h6"/><path d="M13.7 6.2h2.6v2.6h-2.6z" fill="#1d5b79" stroke="none"/></svg>\n';

install();
const pieces = verify();
const version = (name) => pieces.find((p) => p.name === name).version;
const files = {
  "xuncha.css": await styles(),
  "xuncha.js": await script("xuncha.js", ""),
  "htmx.js": await script("htmx.js", `/* htmx ${version("htmx.org")}, 0BSD; see licences.txt */`),
  "mark.svg": MARK,
  "licences.txt": licences(pieces),
};
mkdirSync(out, { recursive: true });
const sum = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);
let different = 0;
for (const [name, text] of Object.entries(files)) {
  const path = join(out, name);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (mode === "--check") {
    if (before !== text) {
      different += 1;
      console.error(`${name}: committed ${sum(before)}, built ${sum(text)}; run make assets and commit`);
    }
  } else if (before !== text) writeFileSync(path, text);
  if (mode !== "--check") console.log(`${name} ${text.length} ${sum(text)}`);
}
process.exit(different ? 1 : 0);
