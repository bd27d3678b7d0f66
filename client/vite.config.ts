import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env["SERVER_URL"] ?? "http://127.0.0.1:4310";

/** What the first page and the first step stand on. */
const BASE = new RegExp(
  [
    "node_modules/(react|react-dom|scheduler|yjs|lib0|y-protocols|y-websocket|y-indexeddb|fractional-indexing)/",
    "shared/(document/(schema|undo-stack|writer-ids)|domain/(areas|seats|steps|whiteboard/(note|stroke)))[.]ts",
    "client/(sync/(store|throttle)|hooks/(board-context|use-seat-view)|ui/(Brand|Column|Glide|SeatMark|announcer|focus|spring))[.]",
  ].join("|"),
);

export default defineConfig({
  root: at("."),
  cacheDir: at("../node_modules/.cache/vite-client"),
  plugins: [react()],
  logLevel: "warn",
  resolve: {
    // Yjs warns in the console by this; the one for browsers can also draw there, with 3 kB of tools that nothing here needs.
    alias: {
      "lib0/logging": at("../node_modules/lib0/logging.node.js"),
      "brotli/decompress.js": at("./snapshot/no-brotli.ts"),
    },
  },
  build: {
    outDir: at("../dist/client"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      // In one file: small files of their own compress worse, by 2.5 kB together.
      output: { codeSplitting: { groups: [{ name: "base", test: BASE }] } },
    },
  },
  server: {
    proxy: {
      "/api": server,
      "/sync": { target: server.replace("http", "ws"), ws: true },
    },
  },
});
