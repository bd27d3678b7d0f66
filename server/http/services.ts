import type { SnapshotDesk } from "../board/snapshot-desk.ts";
import type { Config } from "../config.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { RoomRegistry } from "../room/room-registry.ts";
import type { UpdateStore } from "../storage/update-store.ts";

/** What the routes work with. */
export type Services = {
  readonly config: Config;
  readonly limits: Limits;
  readonly store: UpdateStore;
  readonly rooms: RoomRegistry;
  readonly snapshots: SnapshotDesk;
  readonly metrics: Metrics;
  readonly log: Log;
  /** True from the moment the server has been asked to stop. */
  readonly isStopping: () => boolean;
};
