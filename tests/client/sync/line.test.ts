// @vitest-environment happy-dom
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { watchLine } from "../../../client/sync/line.ts";
import { paceReconnects } from "../../../client/sync/reconnecting.ts";
import { SaveTracker, type SaveStatus } from "../../../client/sync/save-status.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { FakeServer } from "../../support/fake-server.ts";
import { demand, failureOf, PROPERTY_TIMEOUT } from "../../support/property.ts";

/** Seconds after which a page that hears nothing says so, whatever happens to its socket. */
const TOLD_AFTER_S = 18;

/** One page with its own socket, chip and clock. */
class Page {
  readonly server = new FakeServer();
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider = this.server.provide(this.doc);
  readonly told: string[] = [];
  readonly #saves: SaveTracker;
  readonly #stop: () => void;
  #edits = 0;

  constructor() {
    const pace = paceReconnects(this.provider);
    this.#saves = new SaveTracker(this.provider, this.doc, () => true);
    this.#saves.status.subscribe(() => {
      this.told.push(this.status);
      this.check();
    });
    this.#stop = watchLine(this.provider, pace, this.#saves);
    this.provider.connect();
    this.wait(1);
    this.told.length = 0;
  }

  get status(): SaveStatus["kind"] {
    return this.#saves.status.get().kind;
  }

  edit(): void {
    this.#edits += 1;
    this.doc.getMap("page").set("edits", this.#edits);
  }

  /** Lets time pass on a device that is awake; a living server speaks meanwhile. */
  wait(seconds: number): void {
    for (let passed = 0; passed < seconds * 4; passed += 1) {
      vi.advanceTimersByTime(250);
      if (passed % 48 === 47 && this.server.sockets.length > 0) this.server.speak();
    }
  }

  /** Lets time pass while no timer runs. */
  sleep(seconds: number): void {
    vi.setSystemTime(Date.now() + seconds * 1000);
  }

  /** Never says saved what is not on the disk. */
  check(): void {
    if (this.status !== "saved") return;
    const onDisk = this.server.disk.getMap<number>("page").get("edits") ?? 0;
    demand(onDisk === this.#edits, () => `Saved is said of edit ${this.#edits}, on the disk is ${onDisk}.`);
  }

  close(): void {
    this.#stop();
    this.#saves.close();
    this.provider.destroy();
    this.doc.destroy();
  }
}

const fire = (type: string): void => void window.dispatchEvent(new Event(type));

let pages: Page[] = [];
const open = (): Page => {
  const page = new Page();
  pages.push(page);
  return page;
};

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => {
  for (const page of pages) page.close();
  pages = [];
  vi.useRealTimers();
});

describe("the chip of a page", () => {
  it("says each thing as long as it holds: connecting, saving, saved", () => {
    const page = open();
    page.edit();
    page.wait(1);
    page.edit();
    expect(page.status).toBe("saving");
    page.wait(60);
    expect(page.told).toEqual(["saving", "saved", "saving", "saved"]);
  });

  it("goes on saying Saving while the server is alive and its disk is not, and takes no other line for that", () => {
    const page = open();
    page.server.isStoring = false;
    page.edit();
    page.wait(120);
    expect(page.status).toBe("saving");
    expect(page.server.sockets).toHaveLength(1);
    page.server.tellStorage(false);
    page.wait(1);
    expect(page.status).toBe("not-saved");
    page.server.isStoring = true;
    page.server.tellStorage(true);
    page.wait(9);
    expect(page.status).toBe("saved");
  });

  it(`says offline within ${TOLD_AFTER_S} s of silence, within 10 s of an edit that nobody answers`, () => {
    const idle = open();
    idle.server.isSilent = true;
    idle.wait(TOLD_AFTER_S);
    expect(idle.told.slice(-2)).toEqual(["connecting", "offline"]);
    const busy = open();
    busy.server.isSilent = true;
    busy.edit();
    busy.wait(10);
    expect(busy.told.slice(-2)).toEqual(["saving", "offline"]);
  });

  it("says offline while attempts to connect hang, gives them up, and connects when that can be", () => {
    const page = open();
    page.server.isReachable = false;
    page.server.last.end(CLOSE.restart);
    page.wait(4);
    expect(page.status).toBe("offline");
    const attempts = page.server.sockets.length;
    page.wait(30);
    expect(page.server.sockets.length).toBeGreaterThan(attempts);
    page.server.isReachable = true;
    page.wait(20);
    expect(page.status).toBe("saved");
  });

  it("gives up an attempt that hung before anybody watched, and connects", () => {
    const server = new FakeServer();
    server.isReachable = false;
    const doc = new Y.Doc();
    const provider = server.provide(doc);
    const pace = paceReconnects(provider);
    const saves = new SaveTracker(provider, doc, () => true);
    provider.connect();
    vi.advanceTimersByTime(3_000);
    const stop = watchLine(provider, pace, saves);
    server.isReachable = true;
    vi.advanceTimersByTime(20_000);
    expect(saves.status.get().kind).toBe("saved");
    stop();
    saves.close();
    provider.destroy();
  });

  it("does not go on saying Saved when the device wakes up, until the server has answered", () => {
    const page = open();
    page.sleep(3600);
    page.wait(2);
    expect(page.told).toEqual(["connecting", "saved"]);
    expect(page.server.sockets).toHaveLength(1);
  });

  it("is not shaken by the clock being set back", () => {
    const page = open();
    page.sleep(-3600);
    page.wait(30);
    expect(page.told).toEqual([]);
    page.edit();
    page.wait(1);
    expect(page.status).toBe("saved");
  });
});

describe("a page that wakes up", () => {
  it.each([
    ["asleep for a minute", 60],
    ["asleep for a night", 30_000],
  ])("%s on a line that is gone is live within 3 s", (_how, seconds) => {
    const page = open();
    page.server.strand();
    page.sleep(seconds);
    page.wait(3);
    expect(page.status).toBe("saved");
  });

  it.each(["online", "resume", "focus", "visibilitychange"])(
    "is live within 3 s of %s, though no timer told",
    (event) => {
      const page = open();
      page.wait(5);
      page.server.strand();
      page.sleep(event === "online" ? 0 : 20);
      (["online", "focus"].includes(event) ? window : document).dispatchEvent(new Event(event));
      page.wait(3);
      expect(page.status).toBe("saved");
    },
  );

  it.each([0.3, 1.7, 4.1, 9.6, 25.3, 50.2])(
    "finds a network that comes %s s later within 3 s, though nobody tells of it",
    (later) => {
      const page = open();
      page.server.strand();
      page.server.isReachable = false;
      page.sleep(600);
      page.wait(later);
      page.server.isReachable = true;
      page.wait(3);
      expect(page.status).toBe("saved");
    },
  );

  it("is live within 3 s though it had asked before it slept, with a timer that stood still", () => {
    const page = open();
    page.wait(3);
    page.server.strand();
    fire("focus");
    page.sleep(3);
    fire("online");
    page.wait(3);
    expect(page.status).toBe("saved");
  });

  it("keeps the line that it had when that still holds, as after a moment in another tab", () => {
    const page = open();
    for (const event of ["focus", "offline", "focus"]) {
      page.wait(7);
      fire(event);
    }
    page.wait(5);
    expect(page.told).toEqual([]);
    fire("online");
    page.wait(5);
    expect(page.told).toEqual(["connecting", "saved"]);
    expect(page.server.sockets).toHaveLength(1);
  });

  it("does not ask a server again that has refused it for good", () => {
    const page = open();
    page.server.last.end(CLOSE.unknownBoard);
    page.sleep(600);
    fire("online");
    page.wait(30);
    expect(page.server.sockets).toHaveLength(1);
    expect(page.status).toBe("not-saved");
  });
});

it("a page whose timers hardly run is not forgotten by the others: it answers for itself when the server speaks", () => {
  const page = open();
  const { awareness } = page.provider;
  awareness.setLocalState({ here: true });
  let toldAt = 0;
  awareness.on("update", () => (toldAt = Date.now()));
  for (let spoken = 0; spoken < 6; spoken += 1) {
    // As in a tab that has been hidden for minutes: messages come, timers do not.
    page.sleep(12);
    page.server.last.onmessage?.({ data: new Uint8Array([0, 0, 1, 0]).buffer });
    expect(toldAt).toBe(Date.now());
  }
});

it(
  "whatever happens to line, server, disk and clock: never Saved of what is not, and live again when all is well",
  PROPERTY_TIMEOUT,
  () => {
    const flag = fc.boolean();
    const step = fc.oneof(
      { arbitrary: fc.constant({ kind: "edit" } as const), weight: 4 },
      {
        arbitrary: fc.record({
          kind: fc.constant("wait" as const),
          seconds: fc.integer({ min: 1, max: 25 }),
        }),
        weight: 4,
      },
      fc.record({ kind: fc.constant("sleep" as const), seconds: fc.integer({ min: 1, max: 5000 }) }),
      fc.record({ kind: fc.constant("silence" as const), is: flag }),
      fc.record({ kind: fc.constant("reach" as const), is: flag }),
      fc.record({ kind: fc.constant("store" as const), is: flag }),
      fc.constant({ kind: "strand" } as const),
      fc.record({
        kind: fc.constant("close" as const),
        code: fc.constantFrom(1006, CLOSE.restart, CLOSE.unavailable),
      }),
      fc.record({ kind: fc.constant("event" as const), type: fc.constantFrom("online", "offline", "focus") }),
    );
    const failure = failureOf(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const page = new Page();
        try {
          let quietFor = 0;
          for (const each of steps) {
            const { server } = page;
            if (each.kind === "edit") page.edit();
            else if (each.kind === "wait") page.wait(each.seconds);
            else if (each.kind === "sleep") page.sleep(each.seconds);
            else if (each.kind === "silence") server.isSilent = each.is;
            else if (each.kind === "reach") server.isReachable = each.is;
            else if (each.kind === "store") server.isStoring = each.is;
            else if (each.kind === "strand") server.strand();
            else if (each.kind === "close") server.last.end(each.code);
            else fire(each.type);
            page.check();
            quietFor = each.kind === "wait" && server.isSilent ? quietFor + each.seconds : 0;
            demand(quietFor < TOLD_AFTER_S || page.status !== "saved", "Saved is said into silence.");
          }
          Object.assign(page.server, { isSilent: false, isReachable: true, isStoring: true });
          fire("online");
          page.wait(3);
          demand(page.status === "saved", () => `It stays ${page.status}, though all is well.`);
          page.check();
        } finally {
          page.close();
        }
      }),
      300,
    );
    expect(failure).toBeNull();
  },
);
