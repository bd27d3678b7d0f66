import { readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = new Set([".html", ".js", ".css", ".svg", ".json", ".txt", ".webmanifest", ".map"]);

/** Bytes below which compressing saves no packet. */
const MIN_BYTES = 1_024;

/**
 * The last step of `npm run build`: puts a .br and a .gz beside each text of the client, then stamps the build. The
 * client lies in a folder `client` beside what is being built, wherever that is.
 */
export function finishBuild(): Plugin {
  const startedAt = new Date();
  let dist = "";
  return {
    name: "finish-build",
    apply: "build",
    configResolved({ root, build }) {
      dist = dirname(resolve(root, build.outDir));
    },
    closeBundle: {
      sequential: true,
      order: "post",
      async handler() {
        await compressAll(join(dist, "client"));
        const stamp = join(dist, "built.txt");
        await writeFile(stamp, "The time of this file is the time of the build.\n");
        await utimes(stamp, startedAt, startedAt);
      },
    },
  };
}

async function compressAll(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    files
      .filter((file) => file.isFile() && TEXT.has(extname(file.name)))
      .map((file) => compress(join(file.parentPath, file.name))),
  );
}

async function compress(path: string): Promise<void> {
  if ((await stat(path)).size < MIN_BYTES) return;
  const bytes = await readFile(path);
  const brotli = promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  await writeFile(`${path}.br`, await brotli);
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
