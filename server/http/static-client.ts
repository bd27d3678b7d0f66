import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** Where the built client lies: beside the built server, or in `dist` when the server runs from its source. */
export function builtClientDir(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return basename(dirname(here)) === "dist" ? join(here, "../client") : join(here, "../../dist/client");
}

/** The addresses of the client's pages. */
const PAGES = ["/", "/b/*", "/v/*", "/past"];

/** Serves the client; every page is the one `index.html`, which finds its board by the path. */
export async function addStaticClient(http: FastifyInstance, clientDir: string): Promise<void> {
  if (!existsSync(join(clientDir, "index.html"))) {
    for (const path of PAGES) {
      http.get(path, async (_request, reply) => {
        return reply
          .code(503)
          .type("text/plain")
          .send("The pages are not built yet: run npm run build, then reload.\n");
      });
    }
    return;
  }
  await http.register(fastifyStatic, {
    root: clientDir,
    preCompressed: true,
    index: false,
    decorateReply: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Only what the build has named by its content may be kept.
      const isHashed = path.startsWith(join(clientDir, "assets"));
      reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  for (const path of PAGES) {
    http.get(path, (_request, reply) => reply.sendFile("index.html"));
  }
}
