// Builds the page into target/classes/web, and with the argument `test` runs its tests. With the argument `lint` it only
// checks format, order of imports and lint rules.
// Steps whose inputs have not changed since the last build are skipped.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const gateway = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const work = join(gateway, "target/page");
const out = join(gateway, "target/classes/web");
const bin = (name) => join(gateway, "node_modules/.bin", name);
const schemas = join(gateway, "../contract/src/main/protobuf");
const googleProtos = join(gateway, "target/google-protos");

function run(command, args, options = {}) {
  try {
    execFileSync(command, args, { cwd: gateway, stdio: "inherit", ...options });
  } catch (error) {
    console.error(`the page's build failed at: ${command} ${args.join(" ")}`);
    process.exit(error.status ?? 1);
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

function digest(...folders) {
  const hash = createHash("sha256");
  const settings = ["package-lock.json", "tsconfig.json", "buf.gen.yaml"].map((name) => join(gateway, name));
  for (const file of [...settings, ...folders.flatMap(filesBelow)]) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Runs `work` unless it has already run for the same inputs. */
function unlessDone(name, inputs, isThere, step) {
  const stamp = join(work, `${name}.sha256`);
  if (isThere() && existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return;
  rmSync(stamp, { force: true });
  step();
  writeFileSync(stamp, inputs);
}

function install() {
  const installed = join(gateway, "node_modules/.package-lock.json");
  const lock = join(gateway, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  run("npm", ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"]);
}

function generate() {
  if (!existsSync(googleProtos)) {
    console.error(`${googleProtos} is not there: let Maven unpack it, mvn -pl contract,gateway generate-resources`);
    process.exit(1);
  }
  const modules = {
    version: "v2",
    modules: [{ path: "contract/src/main/protobuf" }, { path: "gateway/target/google-protos" }],
  };
  rmSync(join(work, "api"), { recursive: true, force: true });
  run(
    bin("buf"),
    [
      "generate",
      "--config",
      JSON.stringify(modules),
      "--template",
      "gateway/buf.gen.yaml",
      "--output",
      "gateway",
      "--path",
      "contract/src/main/protobuf/ventral/api",
    ],
    {
      cwd: resolve(gateway, ".."),
      env: { ...process.env, PATH: `${join(gateway, "node_modules/.bin")}:${process.env.PATH}` },
    },
  );
}

function bundle(entries, folder, options) {
  run(bin("esbuild"), [
    ...entries,
    "--bundle",
    `--outdir=${folder}`,
    "--format=esm",
    "--log-level=warning",
    `--alias:#api=${join(work, "api")}`,
    ...options,
  ]);
}

function build() {
  run(bin("tsc"), ["--project", "tsconfig.json"]);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // Names contain digests, because browsers cache the assets folder.
  const assets = join(out, "assets");
  bundle(["src/main/web/page.ts", "src/main/web/page.css"], assets, [
    "--minify",
    "--target=es2022",
    "--platform=browser",
    "--entry-names=[name]-[hash]",
  ]);
  cpSync(join(gateway, "src/main/web/icon.svg"), join(out, "icon.svg"));
  let index = readFileSync(join(gateway, "src/main/web/index.html"), "utf8");
  for (const built of readdirSync(assets)) index = index.replace(built.replace(/-[A-Z0-9]+\./, "."), `assets/${built}`);
  writeFileSync(join(out, "index.html"), index);
}

function test() {
  const folder = join(work, "test");
  rmSync(folder, { recursive: true, force: true });
  const tests = filesBelow(join(gateway, "src/test/web")).filter((path) => path.endsWith(".test.ts"));
  bundle(tests, folder, ["--platform=node", "--target=node18", "--packages=external", "--sourcemap=inline"]);
  const reports = join(gateway, "target/surefire-reports");
  mkdirSync(reports, { recursive: true });
  run("node", [
    "--test",
    "--enable-source-maps",
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=junit",
    `--test-reporter-destination=${join(reports, "TEST-page.xml")}`,
    ...filesBelow(folder).filter((path) => path.endsWith(".test.js")),
  ]);
}

function lint() {
  run(bin("biome"), ["check", "--error-on-warnings"]);
}

const step = process.argv[2] ?? "build";
mkdirSync(work, { recursive: true });
install();
if (step === "lint") {
  lint();
  process.exit();
}
unlessDone("api", digest(schemas), () => existsSync(join(work, "api")), generate);
const main = join(gateway, "src/main/web");
unlessDone("page", digest(schemas, main), () => existsSync(join(out, "index.html")), build);
if (step === "test") {
  const report = join(gateway, "target/surefire-reports/TEST-page.xml");
  unlessDone("test", digest(schemas, main, join(gateway, "src/test/web")), () => existsSync(report), test);
}
