import type { FastifyInstance } from "fastify";
import type { Services } from "./services.ts";

/** Milliseconds that one write for `/readyz` speaks for all who ask: a flush costs the disk something. */
const READY_MS = 1_000;

/** Milliseconds after which a disk that does not answer counts as one that does not write. */
const PROBE_MS = 5_000;

/** `/healthz`: the process runs. `/readyz`: it can write, and the last write of every open board worked. `/metrics`: what it counts. */
export function addHealthRoutes(http: FastifyInstance, { store, metrics, isStopping }: Services): void {
  let probe = { at: -Infinity, isWritable: Promise.resolve(false) };
  const isWritable = (): Promise<boolean> => {
    if (performance.now() - probe.at > READY_MS)
      probe = { at: performance.now(), isWritable: probeStore(store) };
    return probe.isWritable;
  };

  http.get("/healthz", async (_request, reply) => reply.type("text/plain").send("ok\n"));

  http.get("/readyz", async (_request, reply) => {
    reply.type("text/plain");
    if (isStopping()) return reply.code(503).send("stopping\n");
    if (!metrics.isStoring()) return reply.code(503).send("edits do not reach the disk\n");
    if (!(await isWritable())) return reply.code(503).send("the disk does not take writes\n");
    return reply.send("ready\n");
  });

  http.get("/metrics", async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

async function probeStore(store: Services["store"]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_MS);
  });
  const written = store.probe().then(
    () => true,
    () => false,
  );
  const isWritable = await Promise.race([written, late]);
  clearTimeout(timer);
  return isWritable;
}
