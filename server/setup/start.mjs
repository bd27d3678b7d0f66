// What `npm start` and the operator's commands run: install if needed, build if needed, then be the server or the
// command, so that signals and the exit code are its.
import { resolve } from "node:path";
import { buildIfNeeded } from "./build.mjs";
import { installIfNeeded } from "./install.mjs";

try {
  installIfNeeded();
  buildIfNeeded();
} catch (error) {
  process.stderr.write(
    `What Matters could not start. ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
// npm runs in the project's folder; a file that is named in a command is meant from where npm was called.
const [command, ...paths] = process.argv.slice(2);
const from = process.env["INIT_CWD"] ?? process.cwd();
if (command !== undefined) process.argv.splice(3, Infinity, ...paths.map((path) => resolve(from, path)));
await import(new URL("../../dist/server/main.js", import.meta.url).href);
