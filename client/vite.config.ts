import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env["SERVER_URL"] ?? "http://127.0.0.1:4310";

/** What the first page and the first step stand on. */
const BASE = new RegExp(
  [
    "node_modules/(react|react-dom|scheduler|yjs|lib0|y-protocols|y-websocket|y-indexeddb|fractional-indexing)/",
    "shared/(document/(schema|undo-stack|writer-ids)|domain/(areas|seats|steps|whiteboard/(note|stroke))|messages/en/(areas|column|page|people|saving|seats|steps))[.]ts",
    "client/(language/(language|use-messages)|sync/(store|throttle)|hooks/(board-context|use-seat-view)|ui/(Brand|Column|Glide|SeatMark|announcer|focus|spring))[.]",
  ].join("|"),
);

export default defineConfig({
  root: at("."),
  cacheDir: at("../node_modules/.cache/vite-client"),
  plugins: [react()],
  logLevel: "warn",
  resolve: {
    // In place of what the packages bring and nothing here needs; each of these files says why.
    alias: {
      "lib0/logging": at("./sync/lib0/logging.ts"),
      "lib0/broadcastchannel": at("./sync/lib0/broadcastchannel.ts"),
      "brotli/decompress.js": at("./snapshot/no-brotli.ts"),
    },
  },
  build: {
    outDir: at("../dist/client"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    // Every browser that knows `light-dark()` knows this.
    modulePreload: {
      polyfill: false,
      // The names of all that a piece is made of cost 0.7 kB before anything is drawn. Only the start page, which is
      // waited for, has them; the others are fetched ahead of their use anyway.
      resolveDependencies: (piece, files, { hostType }) =>
        hostType === "html" || /StartPage-/.test(piece)
          ? files
          : files.filter((file) => file.endsWith(".css")),
    },
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
