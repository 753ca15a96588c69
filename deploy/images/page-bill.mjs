// Prints the bill of materials of the gateway's web page in CycloneDX format: the packages of its lock file that are
// not for development. Maven's covers the gateway's libraries.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../../gateway/package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8"));

function component([path, { version, license, integrity }]) {
  const [, group, name] = path.match(/node_modules\/(?:(@[^/]+)\/)?([^/]+)$/);
  const purl = `pkg:npm/${group ? `${encodeURIComponent(group)}/` : ""}${name}@${version}`;
  const digest = Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
  return {
    type: "library",
    "bom-ref": purl,
    ...(group && { group }),
    name,
    version,
    hashes: [{ alg: "SHA-512", content: digest }],
    licenses: [/\s/.test(license) ? { expression: license } : { license: { id: license } }],
    purl,
  };
}

const bill = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: { type: "application", name: lock.name } },
  components: Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== "" && !dev)
    .map(component),
};
console.log(JSON.stringify(bill, null, 2));
