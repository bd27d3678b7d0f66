// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { certifiedIdsOf } from "#shared/protocol/certified-ids.ts";
import { decodeMessage, type Frame } from "#shared/protocol/messages.ts";
import { forgetBoard } from "../../../client/sync/local-boards.ts";
import { PageIdentity } from "../../../client/sync/page-identity.ts";

/** Every id that the server takes edits under from whoever sends this. */
function provenBy(frame: Frame): ReadonlySet<number> {
  const message = decodeMessage(frame);
  if (message?.type !== "continuity") throw new Error("The server could not read it.");
  return new Set(message.nonces.flatMap((nonce) => certifiedIdsOf(message.secret, nonce)));
}

const open = (board = "board"): PageIdentity => new PageIdentity(board, true);
const proves = (page: PageIdentity, ...others: readonly PageIdentity[]): boolean => {
  const proven = provenBy(page.proof());
  return others.every(({ clientIds }) => clientIds.every((id) => proven.has(id)));
};

describe("the identity of a page", () => {
  const storage = localStorage;
  let isFull = false;
  const fill = (): void => void (isFull = true);

  beforeEach(() => {
    storage.clear();
    isFull = false;
    const setItem = (key: string, value: string): void => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      storage.setItem(key, value);
    };
    const limited = new Proxy(storage, {
      get: (target, name) => {
        const value: unknown = name === "setItem" ? setItem : Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    vi.stubGlobal("localStorage", limited);
    vi.useFakeTimers({ now: 1_800_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("is its own, and it proves all of it", () => {
    const [first, second] = [open(), open()];
    expect(proves(first, first)).toBe(true);
    expect(proves(second, second)).toBe(true);
    expect(new Set([...first.clientIds, ...second.clientIds]).size).toBe(16);
  });

  test("a page that never edits leaves no note, however often it is opened", () => {
    for (let visit = 0; visit < 100; visit += 1) {
      open().saved(true);
      vi.advanceTimersByTime(1_000);
    }
    expect(decodeMessage(open().proof())).toMatchObject({ nonces: { length: 1 } });
  });

  test("edits of forty pages, each reloaded while offline, are all proven weeks later", () => {
    const offline = Array.from({ length: 40 }, () => {
      const page = open();
      page.edited();
      vi.advanceTimersByTime(60_000);
      return page;
    });
    vi.advanceTimersByTime(30 * 24 * 3_600_000);
    const later = open();
    expect(proves(later, ...offline)).toBe(true);
    // The server answers, but this page has not read the device's copy: it knows nothing of what the others wrote.
    later.saved(false);
    expect(proves(open(), ...offline)).toBe(true);
  });

  test("notes of pages whose edits are confirmed are bounded; the newest stay, for a server that is set back", () => {
    const pages = Array.from({ length: 200 }, () => {
      const page = open();
      page.edited();
      page.saved(true);
      vi.advanceTimersByTime(60_000);
      return page;
    });
    const later = open();
    expect(decodeMessage(later.proof())).toMatchObject({ nonces: { length: 33 } });
    expect(proves(later, ...pages.slice(-32))).toBe(true);
  });

  test("unconfirmed pages are kept beside any number of confirmed ones, and proven first", () => {
    const unsaved = open();
    unsaved.edited();
    for (let visit = 0; visit < 200; visit += 1) {
      vi.advanceTimersByTime(60_000);
      const page = open();
      page.edited();
      page.saved(false);
    }
    expect(proves(open(), unsaved)).toBe(true);
  });

  test("a page confirms for others only what they had written when it was opened", () => {
    const other = open();
    other.edited();
    const page = open();
    other.edited();
    page.saved(true);
    for (let visit = 0; visit < 100; visit += 1) {
      vi.advanceTimersByTime(60_000);
      const next = new PageIdentity("board", true);
      next.edited();
      next.saved(false);
    }
    // The second edit may not be anywhere else yet, so the other one's note outlives a hundred confirmed ones.
    expect(proves(open(), other)).toBe(true);
  });

  test("a page whose note another tab has confirmed and dropped notes its next edit again", () => {
    const other = open();
    other.edited();
    open().saved(true);
    for (let visit = 0; visit < 100; visit += 1) {
      vi.advanceTimersByTime(60_000);
      const next = open();
      next.edited();
      next.saved(true);
    }
    expect(proves(open(), other)).toBe(false);
    other.edited();
    expect(proves(open(), other)).toBe(true);
  });

  test("never names more pages than the server reads", () => {
    for (let visit = 0; visit < 300; visit += 1) open().edited();
    expect(decodeMessage(open().proof())).toMatchObject({ nonces: { length: 256 } });
  });

  test("differs from board to board", () => {
    const [here, there] = [open("here"), open("there")];
    here.edited();
    there.edited();
    expect(proves(open("here"), here)).toBe(true);
    expect(proves(open("here"), there)).toBe(false);
  });

  test("is forgotten with the board, and a page that is still open leaves nothing new behind", () => {
    const page = open();
    page.edited();
    const elsewhere = open("elsewhere");
    elsewhere.edited();
    forgetBoard("board");
    expect(page.isRemembered).toBe(false);
    page.edited();
    page.saved(true);
    expect(
      Object.keys(localStorage).filter((key) => key.endsWith(":board") || key.includes(":board:")),
    ).toEqual([]);
    expect(elsewhere.isRemembered).toBe(true);
  });

  test("is not remembered where storage is off or full, or the page may leave nothing, and works all the same", () => {
    expect(new PageIdentity("board", false).isRemembered).toBe(false);
    expect(localStorage.length).toBe(0);
    fill();
    const page = open();
    page.edited();
    page.saved(true);
    expect(page.isRemembered).toBe(false);
    expect(proves(page, page)).toBe(true);
  });

  test("is not remembered any more once the device has become full", () => {
    const page = open();
    expect(page.isRemembered).toBe(true);
    fill();
    page.edited();
    expect(page.isRemembered).toBe(false);
  });

  test("starts anew when something else stands in its place", () => {
    localStorage.setItem("what-matters:secret:board", "nonsense");
    localStorage.setItem("what-matters:page:board:xyz", "unsaved 1");
    localStorage.setItem("what-matters:page:board:0011223344556677", "nonsense");
    const page = open();
    expect(proves(page, page)).toBe(true);
    expect(decodeMessage(page.proof())).toMatchObject({ nonces: { length: 1 } });
    expect(page.isRemembered).toBe(true);
  });
});
