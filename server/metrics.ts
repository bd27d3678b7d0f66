import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { version } from "../package.json";
import type { Log } from "./log.ts";
import type { Report, RoomEvent } from "./room/room-event.ts";

/** What the server counts, and the place where events become counts and log lines. */
export type Metrics = {
  readonly report: Report;
  readonly boardsCreated: Counter;
  readonly boardsDeleted: Counter;
  /** Snapshots asked for by a board's key, by `format` and `outcome`. */
  readonly snapshots: Counter;
  /** From asking for a snapshot until it was made, its wait included, by `format`. */
  readonly snapshotSeconds: Histogram;
  /** Answers to HTTP requests, by `method`, `route` (a pattern, never a path) and `status`. */
  readonly requests: Counter;
  /** Does the disk take the edits of every board in memory, as far as is known? */
  readonly isStoring: () => boolean;
  /** The Prometheus text. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
  /** Stops measuring; a process may start several servers one after the other. */
  readonly close: () => void;
};

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Opens the counters; no label holds a name, so no metric can tell boards or people apart. */
export function openMetrics(log: Log): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
    new Counter({ name: `what_matters_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `what_matters_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[] = []): Histogram =>
    new Histogram({ name: `what_matters_${name}`, help, labelNames, buckets: SECONDS, registers });

  gauge("build_info", "Always 1; its labels say what runs.", ["version", "node"]).set(
    { version, node: process.version },
    1,
  );
  const rooms = gauge("rooms", "Boards in memory.");
  const connections = gauge("connections", "Open connections.", ["access"]);
  const closed = counter("connections_closed_total", "Closed connections by close code.", ["code"]);
  const updates = counter("updates_total", "Updates accepted.");
  const updateBytes = counter("update_bytes_total", "Bytes of updates accepted.");
  const refused = counter("frames_refused_total", "Frames and sockets refused, by reason.", ["reason"]);
  const faults = counter("faults_total", "Frames that met a fault of ours; each one is a bug.");
  const stored = counter("records_stored_total", "Records stored and flushed.");
  const storing = histogram(
    "store_seconds",
    "Time from handing records to the store until they are on disk.",
  );
  const acknowledging = histogram(
    "acknowledge_seconds",
    "Time from a client's write barrier until it could be answered: all before it is on disk.",
  );
  const loading = histogram("load_seconds", "Time to load a board.");
  const unstored = gauge("unstored_bytes", "Bytes of accepted updates that are not on disk yet.");
  const failures = counter("store_failures_total", "Writes that the disk did not take.");
  const notStoring = gauge("boards_not_storing", "Boards in memory whose last write failed.");
  const loadFailures = counter(
    "load_failures_total",
    "Times that a board could not be loaded, damaged ones included.",
  );
  const unloadable = gauge("boards_unloadable", "Boards that failed to load when last asked for.");
  const compactions = counter("compactions_total", "Logs compacted.");
  const timesBehind = counter("readers_behind_total", "Times that a reader could not keep up.");
  const behind = gauge("readers_behind", "Readers that are behind now.");

  /** Board ids; a name stays until the board loads or is deleted. */
  const unloadableNames = new Set<string>();
  const noteUnloadable = (name: string, isUnloadable: boolean): void => {
    if (isUnloadable) unloadableNames.add(name);
    else unloadableNames.delete(name);
    unloadable.set(unloadableNames.size);
  };
  let boardsNotStoring = 0;

  function count(event: RoomEvent): void {
    switch (event.type) {
      case "roomOpened":
        rooms.inc();
        noteUnloadable(event.name, false);
        log.info({ boardId: event.name, milliseconds: Math.round(event.milliseconds) }, "board opened");
        return loading.observe(event.milliseconds / 1_000);
      case "roomClosed":
        log.info({ boardId: event.name }, "board closed");
        return rooms.dec();
      case "evicted":
      case "foundWhole":
        return noteUnloadable(event.name, false);
      case "joined":
        log.debug({ access: accessOf(event) }, "connection joined");
        return connections.inc({ access: accessOf(event) });
      case "left":
        log.debug({ access: accessOf(event), code: event.code }, "connection left");
        connections.dec({ access: accessOf(event) });
        return closed.inc({ code: String(event.code) });
      case "updateAccepted":
        updates.inc();
        return updateBytes.inc(event.bytes);
      case "refused":
        log.debug({ reason: event.reason }, "frame or socket refused");
        return refused.inc({ reason: event.reason });
      case "faulted":
        log.error({ err: event.error }, "a frame met a fault of ours");
        return faults.inc();
      case "stored":
        stored.inc(event.records);
        return storing.observe(event.milliseconds / 1_000);
      case "unstored":
        return unstored.inc(event.bytes);
      case "acknowledged":
        return acknowledging.observe(event.milliseconds / 1_000);
      case "storeFailed":
        log.error({ boardId: event.name, err: event.error }, "a write did not reach the disk");
        return failures.inc();
      case "storageChanged":
        boardsNotStoring += event.reachesDisk ? -1 : 1;
        if (event.reachesDisk) log.warn({ boardId: event.name }, "edits reach the disk again");
        return notStoring.set(boardsNotStoring);
      case "loadFailed":
        noteUnloadable(event.name, true);
        log.error(
          { boardId: event.name, err: event.error },
          "a board could not be loaded and was left as it is",
        );
        return loadFailures.inc();
      case "compacted":
        return compactions.inc();
      case "fellBehind":
        timesBehind.inc();
        return behind.inc();
      case "notBehind":
        return behind.dec();
    }
  }

  return {
    report: count,
    boardsCreated: counter("boards_created_total", "Boards started."),
    boardsDeleted: counter("boards_deleted_total", "Boards erased, by hand or by retention."),
    snapshots: counter("snapshots_total", "Snapshots asked for, by what became of them.", [
      "format",
      "outcome",
    ]),
    snapshotSeconds: histogram(
      "snapshot_seconds",
      "Time from asking for a snapshot until it is made, its wait included.",
      ["format"],
    ),
    requests: counter("http_requests_total", "Answers to HTTP requests.", ["method", "route", "status"]),
    isStoring: () => boardsNotStoring === 0,
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => registry.clear(),
  };
}

function accessOf({ mayWrite }: { readonly mayWrite: boolean }): "write" | "watch" {
  return mayWrite ? "write" : "watch";
}
