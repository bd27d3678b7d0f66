import { afterEach, describe, expect, it } from "vitest";
import { createBoardUpdate } from "#shared/document/create-board.ts";
import { DEFAULT_OPTIONS } from "#shared/domain/snapshot/options.ts";
import { SnapshotThread, TOO_LATE, type SnapshotJob } from "../../../server/board/snapshot-thread.ts";
import { LIMITS, type Limits } from "../../../server/limits.ts";
import { READING_TYPESCRIPT } from "../../support/start-server.ts";
import { PATIENCE_MS } from "../../support/until.ts";

const SECRET = "sesame";

const threads: SnapshotThread[] = [];
afterEach(() => {
  for (const thread of threads.splice(0)) thread.close();
});

function startThread(limits: Partial<Limits> = {}): SnapshotThread {
  const thread = new SnapshotThread({ ...LIMITS, ...limits }, READING_TYPESCRIPT);
  threads.push(thread);
  return thread;
}

function job(changes: Partial<SnapshotJob["wish"]> = {}): SnapshotJob {
  const names = { left: SECRET, right: "Sam" };
  return {
    updates: [createBoardUpdate({ title: SECRET, names, mode: "live", createdAt: 0 })],
    wish: {
      format: "json",
      options: { ...DEFAULT_OPTIONS, date: "2026-11-23" },
      language: "en",
      withNotes: false,
      paper: "a4",
      ...changes,
    },
  };
}

describe("the thread that makes snapshots", () => {
  it("is broken off when a job takes too long, and the next job gets a new one", async () => {
    const thread = startThread();
    expect(await thread.run(job(), 0)).toBe(TOO_LATE);
    expect(await thread.run(job(), PATIENCE_MS)).toMatchObject({ type: "made" });
  });

  it("ends alone when it runs out of memory, says so, and says nothing of the board", async () => {
    const thread = startThread({ snapshotMegabytes: 1 });
    for (const _ of [1, 2]) {
      const failed = thread.run(job(), PATIENCE_MS);
      await expect(failed).rejects.toThrow(
        "The thread that makes snapshots ended with ERR_WORKER_OUT_OF_MEMORY.",
      );
    }
  });

  it("tells of a fault where it was and of what kind, without the words that may quote the board", async () => {
    const thread = startThread();
    // A wish that no request can make: there is a fault in the thread, whose words say what was missing where.
    const result = await thread.run(job({ language: null as never }), PATIENCE_MS);
    expect(result).toMatchObject({
      type: "failed",
      kind: "TypeError",
      stack: expect.stringContaining("at "),
    });
    expect(JSON.stringify(result)).not.toMatch(/Cannot|undefined|sesame/);
    expect(await thread.run(job(), PATIENCE_MS)).toMatchObject({ type: "made" });
  });
});
