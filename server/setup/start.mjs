// What `npm start` runs: install if needed, build if needed, then be the server, so that signals and the exit code are its.
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
await import(new URL("../../dist/server/main.js", import.meta.url).href);
