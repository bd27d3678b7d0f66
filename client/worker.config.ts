import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Letters that snapshots are drawn with are fetched when they are needed, but for those that nearly every board needs. */
const FETCHED_LATER = /\.woff2?$/;
const ALWAYS_NEEDED = /^inter-latin-/;

/** What a page may need without a connection, from the client's build, which has to be there already. */
function builtApp(folder: string): object {
  const files = readdirSync(join(folder, "assets"))
    .filter((name) => !/\.(br|gz|map)$/.test(name))
    .filter((name) => !FETCHED_LATER.test(name) || ALWAYS_NEEDED.test(name))
    .toSorted()
    .map((name) => `/assets/${name}`);
  const digest = (name: string): string =>
    `sha256-${createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("base64")}`;
  const plain = { "/": digest("index.html"), "/icon.svg": digest("icon.svg") };
  const version = createHash("sha256")
    .update(JSON.stringify([files, plain]))
    .digest("hex")
    .slice(0, 12);
  return { version, files, plain };
}

/** Puts in what the app consists of. Read only when the worker is built: whoever else loads these settings needs no build. */
function withBuiltApp(): Plugin {
  return {
    name: "built-app",
    apply: "build",
    config: () => ({ define: { APP: JSON.stringify(builtApp(at("../dist/client"))) } }),
  };
}

export default defineConfig({
  root: at("worker"),
  cacheDir: at("../node_modules/.cache/vite-worker"),
  logLevel: "warn",
  publicDir: false,
  plugins: [withBuiltApp()],
  build: {
    outDir: at("../dist/client"),
    emptyOutDir: false,
    target: "es2022",
    rolldownOptions: {
      input: at("worker/worker.ts"),
      // Not every browser takes a worker that is a module.
      output: { format: "iife", entryFileNames: "sw.js" },
    },
  },
});
