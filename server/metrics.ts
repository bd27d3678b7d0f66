import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Log } from "./log.ts";
import type { Report, RoomEvent } from "./room/room-event.ts";

/** What the server counts, and the place where events become counts and log lines. */
export type Metrics = {
  readonly report: Report;
  readonly boardsCreated: Counter;
  readonly boardsDeleted: Counter;
  /** The Prometheus text. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
  /** Stops measuring; a process may start several servers one after the other. */
  readonly close: () => void;
};

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Opens the counters; no label holds a name, so no metric can tell boards or people apart. */
export function openMetrics(log: Log): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
    new Counter({ name: `what_matters_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `what_matters_${name}`, help, labelNames, registers });
  const histogram = (name: string, help: string): Histogram =>
    new Histogram({ name: `what_matters_${name}`, help, buckets: SECONDS, registers });

  const rooms = gauge("rooms", "Boards in memory.");
  const connections = gauge("connections", "Open connections.", ["access"]);
  const closed = counter("connections_closed_total", "Closed connections by close code.", ["code"]);
  const updates = counter("updates_total", "Updates accepted.");
  const updateBytes = counter("update_bytes_total", "Bytes of updates accepted.");
  const refused = counter("frames_refused_total", "Frames and sockets refused, by reason.", ["reason"]);
  const stored = counter("records_stored_total", "Records stored and flushed.");
  const storing = histogram(
    "store_seconds",
    "Time from handing records to the store until they are on disk.",
  );
  const loading = histogram("load_seconds", "Time to load a board.");
  const failures = counter("store_failures_total", "Writes that the disk did not take.");
  const loadFailures = counter(
    "load_failures_total",
    "Boards that could not be loaded, damaged ones included.",
  );
  const compactions = counter("compactions_total", "Logs compacted.");
  const behind = counter("readers_behind_total", "Times that a reader could not keep up.");

  function count(event: RoomEvent): void {
    switch (event.type) {
      case "roomOpened":
        rooms.inc();
        return loading.observe(event.milliseconds / 1_000);
      case "roomClosed":
        return rooms.dec();
      case "joined":
        return connections.inc({ access: event.mayWrite ? "write" : "watch" });
      case "left":
        connections.dec({ access: event.mayWrite ? "write" : "watch" });
        return closed.inc({ code: String(event.code) });
      case "updateAccepted":
        updates.inc();
        return updateBytes.inc(event.bytes);
      case "refused":
        return refused.inc({ reason: event.reason });
      case "stored":
        stored.inc(event.records);
        return storing.observe(event.milliseconds / 1_000);
      case "storeFailed":
        log.error({ boardId: event.name, err: event.error }, "a write did not reach the disk");
        return failures.inc();
      case "loadFailed":
        log.error(
          { boardId: event.name, err: event.error },
          "a board could not be loaded and was left as it is",
        );
        return loadFailures.inc();
      case "compacted":
        return compactions.inc();
      case "fellBehind":
        return behind.inc();
    }
  }

  return {
    report: count,
    boardsCreated: counter("boards_created_total", "Boards started."),
    boardsDeleted: counter("boards_deleted_total", "Boards erased, by hand or by retention."),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => registry.clear(),
  };
}
