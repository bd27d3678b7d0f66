import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { makeSnapshot } from "./make-snapshot.ts";
import type { SnapshotJob, SnapshotResult } from "./snapshot-thread.ts";

/** The thread that makes snapshots, one after the other; what it cannot make it says without a word of the board. */
if (parentPort === null) throw new Error("This file is a worker thread's.");
const port = parentPort;
beModest();
port.on("message", (job: SnapshotJob) => void answer(job));

async function answer({ updates, wish }: SnapshotJob): Promise<void> {
  try {
    const file = await makeSnapshot(updates, wish);
    if (file === null) return send({ type: "damaged" });
    // A small buffer may be a piece of one that others use too.
    const body = file.body.byteLength === file.body.buffer.byteLength ? file.body : file.body.slice();
    port.postMessage({ type: "made", file: { ...file, body } } satisfies SnapshotResult, [
      body.buffer as ArrayBuffer,
    ]);
  } catch (error) {
    // The words of an error may quote what it was about: only its kind and its place leave this thread.
    const { name, stack = "", message } = error instanceof Error ? error : new Error();
    send({ type: "failed", kind: name, stack: stack.slice(stack.indexOf(message) + message.length) });
  }
}

function send(result: SnapshotResult): void {
  port.postMessage(result);
}

/** On Linux a thread has a priority of its own: where there is one core, people who write come first. */
function beModest(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Not allowed here; then the system shares the processor out evenly.
  }
}
