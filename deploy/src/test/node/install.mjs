// Installs the packages of package-lock.json into target/node, unless they are there.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const module = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const target = join(module, "target/node");
const files = ["package.json", "package-lock.json", ".npmrc"];
const isSame = (name) =>
  existsSync(join(target, name)) && readFileSync(join(target, name)).equals(readFileSync(join(module, name)));

if (!files.every(isSame) || !existsSync(join(target, "node_modules/.package-lock.json"))) {
  mkdirSync(target, { recursive: true });
  files.forEach((name) => copyFileSync(join(module, name), join(target, name)));
  execFileSync("npm", ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: target,
    stdio: "inherit",
  });
}
