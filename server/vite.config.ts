import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { finishBuild } from "./setup/finish-build.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("."),
  cacheDir: at("../node_modules/.cache/vite-server"),
  logLevel: "warn",
  plugins: [finishBuild()],
  build: {
    ssr: at("main.ts"),
    outDir: at("../dist/server"),
    emptyOutDir: true,
    target: "node20",
    sourcemap: true,
  },
});
