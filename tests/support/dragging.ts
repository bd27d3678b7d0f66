import * as Y from "yjs";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { SeatId } from "#shared/domain/seats.ts";
import { Replicas, type Replica } from "./replicas.ts";

/** How long, how often and where hands drag. */
export type Dragging = {
  readonly minutes: number;
  /** Between two writes of one hand, in milliseconds. */
  readonly every: number;
  /** One hand for each entry, on that seat. */
  readonly seats: readonly SeatId[];
  /** First the cards and then the sliders, as the steps go; or both in turn, gesture by gesture. */
  readonly order: "step by step" | "in turn";
};

/** What dragging leaves behind. */
export type Dragged = {
  /** The state that a server with garbage collection stores. */
  readonly stored: Uint8Array;
  readonly updates: number;
  readonly bytesSent: number;
};

const GESTURE_MS = 3000;

/**
 * Hands that never rest: gestures of three seconds, each write going to the server at once
 * and from there to the other hands. Nothing in it waits: the clock is moved by hand.
 */
export function drag({ minutes, every, seats, order }: Dragging): Dragged {
  const replicas = new Replicas(
    seats.map(() => 0),
    1,
  );
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(replicas.at(0).doc));
  let bytesSent = 0;
  let updates = 0;
  const handOn = (from: Replica): void => {
    for (const { v1 } of replicas.sent) {
      Y.applyUpdate(server, v1);
      for (const other of replicas.all) if (other !== from) Y.applyUpdate(other.doc, v1, "network");
      bytesSent += v1.length;
      updates += 1;
    }
    replicas.sent.length = 0;
  };
  const writesPerGesture = Math.max(1, Math.round(GESTURE_MS / every));
  const gestures = Math.round((minutes * 60_000) / GESTURE_MS);
  for (let gesture = 0; gesture < gestures; gesture += 1) {
    const isCard = order === "in turn" ? gesture % 2 === 0 : gesture < gestures / 2;
    for (let tick = 0; tick < writesPerGesture; tick += 1) {
      replicas.time += every;
      for (const [hand, seat] of seats.entries()) {
        const replica = replicas.at(hand);
        if (tick === 0) replica.begin(seat);
        const area = AREA_IDS[(Math.floor(gesture / 2) + hand) % AREA_IDS.length] ?? "impact";
        // Every write changes something, as a hand in motion does.
        if (isCard) replica.place(area, 1 + ((gesture + tick + hand) % AREA_IDS.length));
        else replica.setPoints(area, 1 + ((gesture * 7 + tick + 5 * hand) % 16));
        handOn(replica);
      }
    }
  }
  const stored = Y.encodeStateAsUpdate(server);
  server.destroy();
  replicas.close();
  return { stored, updates, bytesSent };
}
