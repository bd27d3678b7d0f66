import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { paceReconnects } from "../../../client/sync/reconnecting.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly opened: FakeSocket[] = [];
  readonly openedAt = Date.now();
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    FakeSocket.opened.push(this);
  }

  send(): void {}
  close(): void {}

  /** Opens it and sends all that there is: the page is synced. */
  sync(): void {
    this.onopen?.();
    const frame = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(new Y.Doc()));
    });
    this.onmessage?.({ data: frame.buffer });
  }
}

describe("a page that has lost its connection", () => {
  const open: WebsocketProvider[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    for (const provider of open.splice(0)) provider.destroy();
    FakeSocket.opened.length = 0;
    vi.useRealTimers();
  });

  function connect(random: () => number = Math.random): void {
    const provider = new WebsocketProvider("ws://test", "board", new Y.Doc(), {
      WebSocketPolyfill: FakeSocket as unknown as typeof WebSocket,
      disableBc: true,
      connect: false,
    });
    paceReconnects(provider, random);
    provider.connect();
    open.push(provider);
  }

  const last = (): FakeSocket => {
    const socket = FakeSocket.opened.at(-1);
    if (socket === undefined) throw new Error("Nothing has been opened.");
    return socket;
  };

  /** Closes the connection so many times and gives the pause before each new one, in milliseconds. */
  function pauses(count: number, code: number, before: (socket: FakeSocket) => void = () => {}): number[] {
    return Array.from({ length: count }, () => {
      const socket = last();
      before(socket);
      const closedAt = Date.now();
      socket.onclose?.({ code, reason: "" });
      const opened = FakeSocket.opened.length;
      while (FakeSocket.opened.length === opened) vi.advanceTimersByTime(1);
      return Date.now() - closedAt;
    });
  }

  it.each([
    ["a server that cannot be reached", 1006, [400, 800, 1_600, 3_200, 6_400, 8_000, 8_000, 8_000]],
    ["a server that restarts", CLOSE.restart, [400, 800, 1_600, 3_200, 6_400, 8_000, 8_000, 8_000]],
    ["a damaged board", CLOSE.damaged, [4_000, 8_000, 16_000, 16_000, 16_000]],
    ["a board with too many pages", CLOSE.tooMany, [4_000, 8_000, 16_000, 16_000, 16_000]],
  ])("waits longer and longer for %s, within bounds", (_what, code, longest) => {
    connect(() => 0);
    expect(pauses(longest.length, code)).toEqual(longest.map((each) => each / 2));
    open.pop()?.destroy();
    connect(() => 0.999_999);
    for (const [index, pause] of pauses(longest.length, code).entries()) {
      const most = longest[index] ?? 0;
      expect(pause).toBeGreaterThan(most * 0.99);
      expect(pause).toBeLessThanOrEqual(most);
    }
  });

  it("does not come back in step with the others", () => {
    const firsts: number[] = [];
    for (let page = 0; page < 50; page += 1) {
      connect();
      firsts.push(...pauses(1, 1006));
      open.pop()?.destroy();
    }
    expect(new Set(firsts).size).toBeGreaterThan(20);
    expect(Math.max(...firsts) - Math.min(...firsts)).toBeGreaterThan(100);
  });

  it("begins anew after a synced connection that lasted", () => {
    connect(() => 0);
    expect(pauses(5, 1006).at(-1)).toBe(3_200);
    const lasting = (socket: FakeSocket): void => {
      socket.sync();
      vi.advanceTimersByTime(10_000);
    };
    expect(pauses(3, 1006, lasting)).toEqual([200, 200, 200]);
  });

  it.each([
    ["before anything came", 4500, (socket: FakeSocket) => socket.onopen?.()],
    ["right after it synced", 4500, (socket: FakeSocket) => socket.sync()],
    ["right after it synced, for reading too slowly", 4508, (socket: FakeSocket) => socket.sync()],
    ["right after it synced, as one too many", 4529, (socket: FakeSocket) => socket.sync()],
  ])("hammers no server that lets it in and closes it again, %s", (_when, code, before) => {
    connect();
    const waited = pauses(8, code, before);
    expect(waited[0]).toBeGreaterThanOrEqual(200);
    expect(waited[7]).toBeGreaterThanOrEqual(4_000);
    expect(waited.reduce((sum, each) => sum + each)).toBeGreaterThan(17_000);
  });
});
