/**
 * One server per data folder. The holder listens on a socket whose random name stands in the store; the kernel closes
 * it with the process, kill -9 included, so a claim cannot outlive its holder. Names are swapped inside a write
 * transaction of the store, which only one process can hold, so two that start together cannot both win.
 */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The one place of the store in which the holder's name stands. */
export type ClaimRecord = {
  read(): string | null;
  /** Writes `next` if the record still reads `seen`, in one transaction; was it written? */
  swap(seen: string | null, next: string): boolean;
};

/** Lets go of the folder; twice is fine. */
export type ReleaseClaim = () => Promise<void>;

/** Takes the folder for this process; null when another one holds it. */
export async function claimFolder(folder: string, record: ClaimRecord): Promise<ReleaseClaim | null> {
  const seen = record.read();
  if (seen !== null && (await isHeld(folder, seen))) return null;
  const { name, server } = await listenSomewhere(folder);
  if (!record.swap(seen, name)) {
    await stop(server);
    return null;
  }
  if (seen !== null) await rm(socketPath(folder, seen), { force: true });
  return () => stop(server);
}

/** A folder may be on a disk that has no sockets, or its path too long for one; then the system's own folder serves. */
async function listenSomewhere(folder: string): Promise<{ name: string; server: Server }> {
  const id = randomUUID();
  try {
    return await listen(folder, `here:${id}`);
  } catch {
    // Why it failed does not matter while the second place works; when that fails too, its error is thrown.
    return await listen(folder, `tmp:${id}`);
  }
}

function listen(folder: string, name: string): Promise<{ name: string; server: Server }> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath(folder, name), () => {
      server.unref();
      resolve({ name, server });
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function isHeld(folder: string, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath(folder, name));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    // Only these two say that nobody listens; anything else (no permission, for one) must not count as free.
    socket.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code !== "ECONNREFUSED" && error.code !== "ENOENT");
    });
  });
}

function socketPath(folder: string, name: string): string {
  const [place, id] = name.split(":");
  const file = `what-matters-${id}.sock`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${file}`;
  return join(place === "tmp" ? tmpdir() : folder, file);
}
