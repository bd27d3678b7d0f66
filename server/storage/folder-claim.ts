/**
 * One server per data folder. The holder listens on a socket, whose random name stands in the file `holder.<n>` with
 * the highest n; the kernel closes the socket with the process, kill -9 included, so a claim cannot outlive its holder.
 * The next holder makes `holder.<n + 1>`, which only one of several can; whoever then sees a higher number than its own
 * has lost. No claim needs the store itself: opening that beside another server could cost it an acknowledged edit.
 *
 * The socket also lets other processes read in peace: whoever sends "hold" is answered "held" once the state of that
 * moment is kept, until the connection ends.
 */
import { randomUUID } from "node:crypto";
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is ours. */
export type FolderClaim = {
  /** From now on `hold` is called when somebody wants to read one moment; what it returns ends that, null refuses. */
  readonly answerHolds: (hold: () => (() => void) | null) => void;
  /** Lets go of the folder; twice is fine. */
  readonly release: () => Promise<void>;
};

/** The state of one moment, kept by the server that runs on the folder. */
export type HeldMoment = { readonly isHeld: () => boolean; readonly letGo: () => void };

const HOLDER = /^holder\.(\d+)$/;
/** Milliseconds that a busy server, or one that is still starting, has to answer. */
const HOLD_MS = 30_000;

/** Takes the folder for this process; null when another one holds it. */
export async function claimFolder(folder: string): Promise<FolderClaim | null> {
  const sockets = new Set<Socket>();
  let answer: ((socket: Socket) => void) | null = null;
  const waiting = new Set<Socket>();
  const { name, server } = await listenSomewhere(folder, (socket) => {
    sockets.add(socket.unref());
    socket.on("error", () => socket.destroy());
    socket.once("close", () => [sockets, waiting].forEach((set) => set.delete(socket)));
    socket.once("data", () => (answer ? answer(socket) : waiting.add(socket)));
  });
  const release = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => {
      server.close(() => resolve());
    });
  };
  if (!(await winHolder(folder, name))) {
    await release();
    return null;
  }
  const answerHolds: FolderClaim["answerHolds"] = (hold) => {
    answer = (socket) => {
      const letGo = hold();
      if (!letGo) return void socket.destroy();
      socket.once("close", letGo);
      socket.write("held");
    };
    for (const socket of waiting) answer(socket);
  };
  return { answerHolds, release };
}

/** Asks the server that runs on this folder to keep the state of this moment; null when none runs. */
export async function holdMoment(folder: string): Promise<HeldMoment | null> {
  const holder = newestHolder(folder);
  if (!holder) return null;
  const socket = connect(socketPath(folder, holder.name));
  let isHeld = true;
  socket.once("close", () => (isHeld = false));
  return new Promise((resolve, reject) => {
    socket.on("error", (error: NodeJS.ErrnoException) => {
      // A reset comes from a server that is just ending, like `end` below.
      if (isNobody(error) || error.code === "ECONNRESET" || error.code === "EPIPE") resolve(null);
      else reject(error);
    });
    socket.once("connect", () => socket.write("hold"));
    // A server that is just stopping; it is asked no more, and what it leaves holds still.
    socket.once("end", () => resolve(null));
    socket.once("data", () => {
      socket.setTimeout(0);
      resolve({ isHeld: () => isHeld, letGo: () => socket.destroy() });
    });
    socket.setTimeout(HOLD_MS, () => socket.destroy(new Error("The server that runs does not answer.")));
  });
}

async function winHolder(folder: string, name: string): Promise<boolean> {
  for (;;) {
    const seen = newestHolder(folder);
    if (seen && (await isHeld(folder, seen.name))) return false;
    const number = (seen?.number ?? 0) + 1;
    if (!createHolder(folder, number, name)) continue;
    // Somebody slower than a whole life of another holder makes a number that is past; that holder is asked then.
    if (newestHolder(folder)?.number !== number) {
      rmSync(join(folder, `holder.${number}`), { force: true });
      continue;
    }
    tidyUp(folder, number);
    return true;
  }
}

function newestHolder(folder: string): { readonly number: number; readonly name: string } | null {
  for (;;) {
    const number = Math.max(0, ...holderNumbers(folder));
    if (number === 0) return null;
    const name = readHolder(folder, number);
    if (name !== null) return { number, name };
  }
}

/** Null when a newer holder has tidied it up since. */
function readHolder(folder: string, number: number): string | null {
  try {
    return readFileSync(join(folder, `holder.${number}`), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function holderNumbers(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((file) => {
    const number = HOLDER.exec(file)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** Makes the file with its content, or not at all when it exists. */
function createHolder(folder: string, number: number, name: string): boolean {
  const temporary = join(folder, `holder.${randomUUID()}`);
  writeFileSync(temporary, name, { mode: 0o600 });
  try {
    linkSync(temporary, join(folder, `holder.${number}`));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function tidyUp(folder: string, number: number): void {
  for (const past of holderNumbers(folder).filter((one) => one < number)) {
    const name = readHolder(folder, past);
    if (name !== null) rmSync(socketPath(folder, name), { force: true });
    rmSync(join(folder, `holder.${past}`), { force: true });
  }
}

/** A folder may be on a disk that has no sockets, or its path too long for one; then the system's own folder serves. */
async function listenSomewhere(
  folder: string,
  greet: (socket: Socket) => void,
): Promise<{ name: string; server: Server }> {
  const id = randomUUID();
  try {
    return await listen(folder, `here:${id}`, greet);
  } catch {
    // Why it failed does not matter while the second place works; when that fails too, its error is thrown.
    return await listen(folder, `tmp:${id}`, greet);
  }
}

function listen(
  folder: string,
  name: string,
  greet: (socket: Socket) => void,
): Promise<{ name: string; server: Server }> {
  const server = createServer(greet);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath(folder, name), () => {
      server.unref();
      resolve({ name, server });
    });
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
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(!isNobody(error)));
  });
}

function isNobody(error: NodeJS.ErrnoException): boolean {
  return error.code === "ECONNREFUSED" || error.code === "ENOENT";
}

function socketPath(folder: string, name: string): string {
  const [place, id] = name.split(":");
  const file = `what-matters-${id}.sock`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${file}`;
  return join(place === "tmp" ? tmpdir() : folder, file);
}
