import { connect, type Socket } from "node:net";
import { WebSocket } from "ws";
import type * as Y from "yjs";
import { encodeSyncStep1 } from "#shared/protocol/messages.ts";
import { chanceOf, hostileFrames, hostileRequests, hostileWire, type Chance } from "./frame-fuzzer.ts";

/** Whom and how to attack. */
export type Target = {
  readonly url: string;
  readonly syncUrl: string;
  readonly editKey: string;
  readonly viewKey: string;
  /** The document of an honest person on that board. */
  readonly victim: Y.Doc;
};

/** What was sent and what came back. */
export type AttackReport = {
  /** How many of each kind. */
  readonly sent: ReadonlyMap<string, number>;
  /** How often each close code, or status of a refused upgrade, was the answer. */
  readonly answers: ReadonlyMap<string, number>;
};

/** Attackers that work at the same time. */
const ATTACKERS = 12;

/** Addresses that they come from; what one address may cost is bounded, so many are the harder case. */
const ADDRESSES = 200;

/** Milliseconds that an attacker waits for an answer before it goes on. */
const PATIENCE_MS = 1_000;

/** Attacks a board until so many frames have been sent; the same frames for the same seed, though not in the same order. */
export async function attack(target: Target, seed: number, frames: number): Promise<AttackReport> {
  const sent = new Map<string, number>();
  const answers = new Map<string, number>();
  let left = frames;
  const note = (kind: string): void => {
    left -= 1;
    sent.set(kind, (sent.get(kind) ?? 0) + 1);
  };
  const hear = (answer: string): void => void answers.set(answer, (answers.get(answer) ?? 0) + 1);
  const work = async (index: number): Promise<void> => {
    const chance = chanceOf(seed + index);
    const messages = hostileFrames(chance, target.victim);
    const wire = hostileWire(chance);
    const requests = hostileRequests(chance, target.editKey);
    while (left > 0) {
      const address = `198.18.0.${chance.int(ADDRESSES - 1)}`;
      if (chance.int(30) === 0) {
        const { kind, text } = requests();
        note(kind);
        await say(target.url, text);
        continue;
      }
      const socket = await open(target, chance, address, hear);
      if (!socket) continue;
      // One in so many reads nothing, asks for everything, and stays.
      if (chance.int(100) === 0) socket.pause();
      for (let count = chance.int(3); count >= 0 && socket.readyState === WebSocket.OPEN; count -= 1) {
        if (chance.int(20) === 0) {
          const { kind, bytes } = wire();
          note(kind);
          rawStreamOf(socket).write(bytes);
        } else {
          const { kind, frame } = messages();
          note(kind);
          socket.send(frame);
        }
        // Several may be on their way together; then let the server speak.
        if (chance.int(3) === 0) await new Promise(setImmediate);
      }
      await answered(socket);
      socket.terminate();
    }
  };
  await Promise.all(Array.from({ length: ATTACKERS }, (_, index) => work(index)));
  return { sent, answers };
}

/** The stream below a client: it says what no client would. */
export function rawStreamOf(socket: WebSocket): Socket {
  return Reflect.get(socket, "_socket") as Socket;
}

async function open(
  { syncUrl, editKey, viewKey }: Target,
  { int }: Chance,
  address: string,
  hear: (answer: string) => void,
): Promise<WebSocket | null> {
  const who = int(19);
  const key = who === 0 ? `${"A".repeat(20)}${int(9)}A` : who < 4 ? viewKey : editKey;
  const socket = new WebSocket(`${syncUrl}/${key}`, {
    perMessageDeflate: false,
    headers: {
      "x-forwarded-for": address,
      ...(int(99) === 0 ? { origin: "https://evil.example.com" } : {}),
    },
  });
  socket.on("error", () => socket.terminate());
  return new Promise((resolve) => {
    socket.once("unexpected-response", (_request, response) => {
      hear(`HTTP ${response.statusCode}`);
      socket.terminate();
      resolve(null);
    });
    socket.once("open", () => {
      socket.once("close", (code) => code !== 1006 && hear(String(code)));
      resolve(socket);
    });
    socket.once("close", () => resolve(null));
  });
}

/** Resolves when the server has closed the socket, or has answered a question, or neither in time. */
function answered(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== WebSocket.OPEN) return resolve();
    const timer = setTimeout(resolve, PATIENCE_MS);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    socket.once("close", end);
    socket.on("message", (bytes: Buffer) => bytes[0] === 0 && bytes[1] === 1 && end());
    return socket.send(encodeSyncStep1(Uint8Array.of(0)));
  });
}

/** Says something to the port and hangs up when it is answered, or after a moment. */
function say(url: string, text: string): Promise<void> {
  return new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const timer = setTimeout(() => socket.destroy(), 100);
    socket.once("connect", () => socket.write(text, "latin1"));
    socket.once("data", () => socket.destroy());
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
