/**
 * The people of a bench, in a process of their own, so that their work and memory are not counted as the server's:
 * two on each board, each with a document and a socket, who do what the parent process says. `summon` starts one.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { AREA_IDS, perArea, type AreaId } from "#shared/domain/areas.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { AnswerWriter } from "#shared/document/commands.ts";
import {
  decodeMessage,
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  encodeWriteBarrier,
} from "#shared/protocol/messages.ts";
import { measureFor, until } from "./settings.ts";

/** What a crowd can be told to do; each is answered when it is done. */
export type Order =
  /** Two people come to each board; `isNew`: each ranks the six areas and gives all 100 points. */
  | {
      readonly type: "arrive";
      readonly syncUrl: string;
      readonly keys: readonly string[];
      readonly isNew: boolean;
    }
  /** On so many boards one of the two drags a slider: presence every 50 ms, a write and its barrier every 500 ms. */
  | { readonly type: "drag"; readonly boards: number; readonly seconds: number }
  | { readonly type: "leave" };

/** Milliseconds, one for each message that came. */
export type Latencies = {
  readonly presence: readonly number[];
  readonly relay: readonly number[];
  readonly acknowledgement: readonly number[];
};

/** A crowd at work. */
export type Crowd = {
  readonly tell: (order: Order) => Promise<Latencies>;
  readonly end: () => void;
};

/** Starts a crowd. */
export function summon(): Crowd {
  const child = fork(fileURLToPath(import.meta.url), { serialization: "advanced" });
  return {
    tell: async (order) => {
      child.send(order);
      const ended = once(child, "exit").then(() => {
        throw new Error("The crowd has ended.");
      });
      const [answer] = (await Promise.race([once(child, "message"), ended])) as [Latencies];
      return answer;
    },
    end: () => void child.kill(),
  };
}

const PRESENCE_MS = 50;
const WRITE_MS = 500;
/** Sockets that connect at the same time. */
const ARRIVALS = 50;
/** Boards whose people share an address: an office. The server bounds what one address may do. */
const BOARDS_PER_ADDRESS = 20;
const POINTS: readonly number[] = [30, 20, 20, 10, 10, 10];

type Person = {
  readonly socket: WebSocket;
  readonly doc: Y.Doc;
  readonly writer: () => AnswerWriter;
  /** Resolves when everything written so far is on the server's disk, and gives the milliseconds that it took. */
  readonly saved: () => Promise<number>;
  readonly announce: (hand: object) => void;
};
type Board = { readonly people: readonly [Person, Person]; writtenAt: number };

let boards: Board[] = [];
let presence: number[] = [];
let relay: number[] = [];

async function obey(order: Order): Promise<Latencies> {
  presence = [];
  relay = [];
  let acknowledgement: readonly number[] = [];
  if (order.type === "arrive") await arrive(order);
  if (order.type === "drag") acknowledgement = await drag(order.boards, order.seconds);
  if (order.type === "leave") await leave();
  return { presence, relay, acknowledgement };
}

async function arrive({ syncUrl, keys, isNew }: Extract<Order, { type: "arrive" }>): Promise<void> {
  for (let from = 0; from < keys.length; from += ARRIVALS) {
    const some = keys.slice(from, from + ARRIVALS).map(async (key, index): Promise<Board> => {
      const office = Math.floor((from + index) / BOARDS_PER_ADDRESS);
      const address = `10.1.${Math.floor(office / 250)}.${(office % 250) + 1}`;
      const board = {} as { people: Board["people"]; writtenAt: number };
      board.writtenAt = 0;
      const [left, right] = await Promise.all(
        SEAT_IDS.map((seat) => enter(syncUrl, key, seat, address, board)),
      );
      if (!left || !right) throw new Error("A board has two seats.");
      board.people = [left, right];
      if (isNew) {
        for (const person of board.people) answer(person);
        await Promise.all(board.people.map((person) => person.saved()));
      }
      return board;
    });
    boards.push(...(await Promise.all(some)));
  }
}

function answer({ writer }: Person): void {
  for (const [index, area] of AREA_IDS.entries()) writer().place(area, index + 1);
  const left = new Map<AreaId, number>(AREA_IDS.map((area, index) => [area, POINTS[index] ?? 0]));
  writer().setAllocation(perArea((area) => left.get(area) ?? 0));
}

async function enter(
  syncUrl: string,
  key: string,
  seat: SeatId,
  address: string,
  board: { readonly writtenAt: number },
): Promise<Person> {
  const doc = new Y.Doc();
  const socket = new WebSocket(`${syncUrl}/${key}`, {
    perMessageDeflate: false,
    headers: { "x-forwarded-for": address },
  });
  const waiting = new Map<
    number,
    { readonly since: number; readonly done: (milliseconds: number) => void }
  >();
  let barrier = 0;
  let clock = 0;
  let isSynced = false;
  const send = (frame: Uint8Array): void => socket.send(frame);
  const announce = (state: object): void => {
    clock += 1;
    send(encodeAwareness([{ clientId: doc.clientID, clock, state: JSON.stringify({ seat, ...state }) }]));
  };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") send(encodeUpdate(update));
  });
  socket.on("message", (bytes: Buffer) => {
    const message = decodeMessage(bytes);
    switch (message?.type) {
      case "syncStep1":
        return send(encodeSyncStep2(Y.encodeStateAsUpdate(doc, message.stateVector)));
      case "syncStep2":
        isSynced = true;
        return Y.applyUpdate(doc, message.update, "network");
      case "update":
        relay.push(performance.now() - board.writtenAt);
        return Y.applyUpdate(doc, message.update, "network");
      case "awareness":
        for (const { state } of message.entries) {
          const at: unknown = (JSON.parse(state) as { at?: unknown } | null)?.at;
          if (typeof at === "number") presence.push(performance.now() - at);
        }
        return;
      case "writeBarrier": {
        const asked = waiting.get(message.number);
        waiting.delete(message.number);
        return asked?.done(performance.now() - asked.since);
      }
      case "access":
      case "continuity":
      case "queryAwareness":
      case "storageState":
      case "unknown":
      case undefined:
        return undefined;
    }
  });
  await once(socket, "open");
  send(encodeSyncStep1(Y.encodeStateVector(doc)));
  announce({ name: "Somebody" });
  await until("the document has come", () => isSynced);
  const target = { doc, origin: {}, now: Date.now, random: Math.random };
  return {
    socket,
    doc,
    announce,
    writer: () => new AnswerWriter(target, seat),
    saved: () =>
      new Promise((done) => {
        barrier += 1;
        waiting.set(barrier, { since: performance.now(), done });
        send(encodeWriteBarrier(barrier));
      }),
  };
}

/** Gives the milliseconds that each acknowledgement took. */
async function drag(count: number, seconds: number): Promise<readonly number[]> {
  const saved: Promise<number>[] = [];
  const timers: NodeJS.Timeout[] = [];
  for (const [index, board] of boards.slice(0, count).entries()) {
    const person = board.people[index % 2 === 0 ? 0 : 1];
    const writer = person.writer();
    let tick = 0;
    const move = (): void => {
      tick += 1;
      person.announce({ hand: { on: "points", area: "impact", points: tick % 30 }, at: performance.now() });
      if (tick % (WRITE_MS / PRESENCE_MS) !== 0) return;
      board.writtenAt = performance.now();
      writer.setPoints("impact", tick % 30);
      saved.push(person.saved());
    };
    // Spread over the interval, as people are.
    timers.push(
      setTimeout(() => timers.push(setInterval(move, PRESENCE_MS)), (index * WRITE_MS) / Math.max(1, count)),
    );
  }
  await measureFor(seconds);
  for (const timer of timers) clearTimeout(timer);
  return Promise.all(saved);
}

async function leave(): Promise<void> {
  const people = boards.flatMap((board) => board.people);
  boards = [];
  for (const { socket, doc } of people) {
    socket.close();
    doc.destroy();
  }
  await until("every socket is closed", () =>
    people.every(({ socket }) => socket.readyState === WebSocket.CLOSED),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on("message", (order: Order) => {
    void obey(order).then((latencies) => process.send?.(latencies));
  });
}
