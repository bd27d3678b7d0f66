import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env["SERVER_URL"] ?? "http://127.0.0.1:4310";

export default defineConfig({
  root: at("."),
  cacheDir: at("../node_modules/.cache/vite-client"),
  plugins: [react()],
  logLevel: "warn",
  build: {
    outDir: at("../dist/client"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: {
    proxy: {
      "/api": server,
      "/sync": { target: server.replace("http", "ws"), ws: true },
    },
  },
});
