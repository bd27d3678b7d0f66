import type { AddressInfo } from "node:net";
import { sweepBoards } from "./board/retention.ts";
import { SnapshotDesk } from "./board/snapshot-desk.ts";
import type { Config } from "./config.ts";
import { createHttpServer } from "./http/http-server.ts";
import { builtClientDir } from "./http/static-client.ts";
import { LIMITS, type Limits } from "./limits.ts";
import type { Log } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { RoomRegistry } from "./room/room-registry.ts";
import type { UpdateStore } from "./storage/update-store.ts";

/** A server that accepts connections. */
export type RunningServer = {
  /** Where people reach it. */
  readonly url: string;
  /** Where it listens, which differs when it stands behind another server. */
  readonly localUrl: string;
  /** Stops calmly: takes nobody in, flushes, closes every socket with 1012; was everything stored? Twice is fine. */
  readonly stop: () => Promise<boolean>;
};

/** What a server is made of; tests bring their own store, limits and pages. */
export type ServerParts = {
  readonly config: Config;
  readonly store: UpdateStore;
  readonly log: Log;
  readonly limits?: Limits | undefined;
  readonly clientDir?: string | undefined;
  /** Node's arguments for threads, where they differ from those of this process. */
  readonly threadArguments?: readonly string[] | undefined;
};

/** Puts the parts together and listens; the store is the caller's to close, after `stop`. */
export async function startServer({ config, store, log, ...parts }: ServerParts): Promise<RunningServer> {
  const limits = parts.limits ?? LIMITS;
  const metrics = openMetrics(log);
  const rooms = new RoomRegistry(store, limits, metrics.report);
  const snapshots = new SnapshotDesk(rooms, limits, metrics.report, parts.threadArguments);
  let stopping: Promise<boolean> | null = null;
  const services = {
    config,
    limits,
    store,
    rooms,
    snapshots,
    metrics,
    log,
    isStopping: () => stopping !== null,
  };
  const http = await createHttpServer(services, parts.clientDir ?? builtClientDir());
  await http.listen({ host: config.host, port: config.port });

  const sweep = async (): Promise<void> => {
    try {
      const erased = await sweepBoards(store, rooms, config.retentionDays, Date.now());
      metrics.boardsDeleted.inc(erased);
      if (erased > 0) log.info({ erased }, "boards past their retention were erased");
    } catch (error) {
      log.error({ err: error }, "the retention sweep did not finish");
    }
  };
  const sweeping = setInterval(() => void sweep(), limits.retentionSweepMs);
  sweeping.unref();
  void sweep();

  const stop = async (): Promise<boolean> => {
    clearInterval(sweeping);
    snapshots.close();
    const isStored = await rooms.stop();
    await http.close();
    metrics.close();
    return isStored;
  };
  const localUrl = urlOf(config.host, (http.server.address() as AddressInfo).port);
  return {
    url: config.publicUrl?.origin ?? localUrl,
    localUrl,
    stop: () => (stopping ??= stop()),
  };
}

/** An address that a browser on this machine can open. */
function urlOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
