import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env["SERVER_URL"] ?? "http://127.0.0.1:4310";

const BASE =
  /node_modules\/(react|react-dom|scheduler|yjs|lib0|y-protocols)\/|shared\/domain\/(areas|seats|steps)\.ts|client\/(hooks\/board-context|ui\/(Brand|Column|Glide|SeatMark|announcer|focus|spring)\.)/;

export default defineConfig({
  root: at("."),
  cacheDir: at("../node_modules/.cache/vite-client"),
  plugins: [react()],
  logLevel: "warn",
  resolve: {
    // Yjs warns in the console by this; the one for browsers can also draw there, with 3 kB of tools that nothing here needs.
    alias: { "lib0/logging": at("../node_modules/lib0/logging.node.js") },
  },
  build: {
    outDir: at("../dist/client"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      // What every page needs in one file: small files of their own compress worse, by 1.4 kB together.
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
