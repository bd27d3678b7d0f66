import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { Answers } from "#shared/domain/board.ts";
import { SEAT_IDS, type PerSeat, type SeatId } from "#shared/domain/seats.ts";
import { AnswerWriter, setName, type CommandTarget } from "#shared/document/commands.ts";
import { recordFirst } from "#shared/document/conversation-commands.ts";
import { MESSAGE } from "#shared/protocol/messages.ts";
import type { BoardLinks, BuiltServer } from "./built-server.ts";

/** Somebody without a browser who changes a board by its link: many boards, one after the other, in an instant. */
export class FarHand {
  readonly #target: CommandTarget;
  readonly #provider: WebsocketProvider;

  private constructor(target: CommandTarget, provider: WebsocketProvider) {
    this.#target = target;
    this.#provider = provider;
  }

  /** Comes to a board and knows what is on it. */
  static async come(server: BuiltServer, { editKey }: BoardLinks): Promise<FarHand> {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${server.url.replace(/^http/, "ws")}/sync`, editKey, doc, {
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    // Without these a stock client only says on the console that it does not know the messages.
    for (const each of Object.values(MESSAGE)) provider.messageHandlers[each] ??= () => {};
    await new Promise<void>((resolve) => {
      provider.on("sync", (isSynced) => {
        if (isSynced) resolve();
      });
    });
    const target = { doc, origin: {}, now: Date.now, random: Math.random };
    return new FarHand(target, provider);
  }

  /** Names both people. */
  name(names: PerSeat<string>): void {
    for (const seat of SEAT_IDS) setName(this.#target, seat, names[seat]);
  }

  /** Leaves a seat with exactly these answers. */
  answer(seat: SeatId, { ranking, points }: Answers): void {
    const writer = new AnswerWriter(this.#target, seat);
    ranking.placed.forEach((area, index) => writer.place(area, index + 1));
    for (const area of AREA_IDS) if (ranking.tray.includes(area)) writer.place(area, null);
    writer.setAllocation(points);
  }

  /** Writes answers down as the first complete ones, unless some were before. */
  recordFirst(answers: PerSeat<Answers>): void {
    recordFirst(this.#target, answers);
  }

  leave(): void {
    this.#provider.destroy();
    this.#target.doc.destroy();
  }
}
