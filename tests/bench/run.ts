import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/*
 * Runs every bench file of this folder, or those named as arguments (`npm run bench -- document-growth`). A bench file
 * prints its tables while it is imported; `client-*`, `document-*`, `server-*`, `snapshot` and `whiteboard-*` tell what they measure.
 */

const folder = fileURLToPath(new URL(".", import.meta.url));
const benches = readdirSync(folder)
  .filter((file) => /^((client|document|server|whiteboard)-.*|snapshot)\.ts$/.test(file))
  .toSorted();
const asked = process.argv.slice(2).map((name) => `${basename(name, ".ts")}.ts`);
const unknown = asked.filter((file) => !benches.includes(file));

if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(", ")}. There are: ${benches.join(", ")}`);
  process.exitCode = 1;
} else {
  for (const file of asked.length > 0 ? asked : benches) {
    console.log(`\n== ${basename(file, ".ts")} ==`);
    await import(pathToFileURL(`${folder}/${file}`).href);
  }
}
