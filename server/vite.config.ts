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
    ssr: true,
    outDir: at("../dist/server"),
    emptyOutDir: true,
    target: "node20",
    sourcemap: true,
    rolldownOptions: {
      // The worker is a file of its own beside the server, which finds it by its name.
      input: { main: at("main.ts"), "snapshot-worker": at("board/snapshot-worker.ts") },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
