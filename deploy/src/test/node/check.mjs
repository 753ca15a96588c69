// Checks custom resources, a JSON array in the file named by the argument, against the types of their operators. TypeScript
// rejects unknown fields, the validators reject values that the schema forbids. Prints one line per error.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const PACKAGES = {
  "keda.sh": "@kubernetes-models/keda",
  "postgresql.cnpg.io": "@kubernetes-models/cloudnative-pg",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
};
const list = resolve(process.argv[2]);
const node = dirname(list);
const moduleOf = (document) => `${PACKAGES[document.apiVersion.split("/")[0]]}/${document.apiVersion}/${document.kind}`;

const documents = JSON.parse(readFileSync(list, "utf8"));
const source = [];
for (const [i, document] of documents.entries()) {
  const name = `${document.kind} ${document.metadata.name}`;
  source.push(
    `import type { I${document.kind} as T${i} } from "${moduleOf(document)}";`,
    `export const d${i}: T${i} = ${JSON.stringify(document)};`,
  );
  const model = await import(pathToFileURL(join(node, "node_modules", `${moduleOf(document)}.js`)).href);
  try {
    new model[document.kind](document).validate();
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}
const file = join(node, "documents.ts");
writeFileSync(file, source.join("\n"));
const options = "--noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler".split(" ");
const tsc = spawnSync(join(node, "node_modules/.bin/tsc"), ["--ignoreConfig", ...options, file], { encoding: "utf8" });
for (const line of `${tsc.stdout}${tsc.stderr}`.split("\n")) {
  const at = /documents\.ts\((\d+),/.exec(line);
  const document = at && documents[Math.floor((Number(at[1]) - 1) / 2)];
  if (line.trim()) console.log(document ? `${document.kind} ${document.metadata.name}: ${line}` : line);
}
if (tsc.status !== 0 && tsc.status !== 1 && tsc.status !== 2) console.log(`tsc ended with ${tsc.status} ${tsc.error ?? ""}`);
