import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { readUpdates } from "#shared/document/read-updates.ts";
import { pdfOf } from "#shared/typesetting/pdf.ts";
import { svgOf } from "#shared/typesetting/svg.ts";
import { textsOf, typesetterFor, type Typesetter } from "#shared/typesetting/typesetter.ts";
import { spanish } from "#shared/messages/es/spanish.ts";
import { packagedFonts } from "../../server/board/packaged-fonts.ts";
import { MemoryUpdateStore } from "../../server/storage/memory-update-store.ts";
import { ENGLISH, MAYA, SAM } from "../shared/domain/snapshot/boards.ts";
import { joinAsPeer, leaveAll } from "../support/peers.ts";
import { startTestServer, type BoardLinks, type TestServer } from "../support/start-server.ts";
import { answer, drawLines, putUpNotes, targetOn } from "../support/talk.ts";

const DATE = "2026-11-23";
const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

describe("a drawn snapshot from the server", () => {
  const store = new MemoryUpdateStore();
  let server: TestServer;
  let links: BoardLinks;

  beforeAll(async () => {
    server = await startTestServer({ store });
    links = await server.createBoard({ title: "Herbst 🍂", names: ["Maya مايا", "山田 Sam"] });
    const page = joinAsPeer(server, links.editKey);
    await page.synced();
    const target = targetOn(page.doc);
    answer(target, "left", MAYA);
    answer(target, "right", SAM);
    putUpNotes(target, ["ask about Lisbon", "שלום", "</text><script>alert(1)</script>"]);
    drawLines(target, 20);
    await page.saved();
  });
  afterAll(async () => {
    leaveAll();
    await server.stop();
  });

  const ask = (file: string): Promise<Response> =>
    fetch(`${server.url}/api/boards/${links.viewKey}/snapshot.${file}`);
  const bytes = async (file: string): Promise<Buffer> => {
    const answered = await ask(file);
    if (answered.status !== 200) throw new Error(`${answered.status}: ${await answered.text()}`);
    return Buffer.from(await answered.arrayBuffer());
  };
  /** What the same functions make of the stored board here. */
  const drawn = async (
    withNotes: boolean,
    changes: Partial<SnapshotOptions> = {},
  ): Promise<{ scene: ReturnType<typeof sceneOf>; typesetter: Typesetter }> => {
    const read = readUpdates((await store.load(links.boardId))?.updates ?? []);
    if (read === null) throw new Error("The store holds no whole board.");
    const options = { ...ENGLISH, date: DATE, ...changes };
    const scene = sceneOf(read.board, withNotes ? { ...options, whiteboard: read.whiteboard } : options);
    return { scene, typesetter: await typesetterFor(textsOf(scene), packagedFonts) };
  };

  it.each([
    ["the answers alone", "", false, {}],
    ["notes and ink", "&notes=yes", true, {}],
    ["initials", "&names=initials&talk=no", false, { names: "initials", withTalk: false }],
    ["Spanish", "&language=es&notes=yes", true, { words: spanish }],
  ] as const)(
    "is the SVG of the same functions, byte for byte: %s",
    async (_word, query, withNotes, changes) => {
      const { scene, typesetter } = await drawn(withNotes, changes);
      expect((await bytes(`svg?date=${DATE}${query}`)).toString()).toBe(svgOf(scene, typesetter));
    },
  );

  it.each(["a4", "letter"] as const)("is the PDF of the same functions, byte for byte: %s", async (paper) => {
    const { scene, typesetter } = await drawn(false);
    const made = Buffer.from(await pdfOf(scene, typesetter, { paper }));
    expect((await bytes(`pdf?date=${DATE}&paper=${paper}`)).equals(made)).toBe(true);
  });

  it("is a PNG at twice the size of the picture, and not an empty one", async () => {
    const { scene } = await drawn(true);
    const png = await bytes(`png?date=${DATE}&notes=yes`);
    expect(new Uint8Array(png.subarray(0, 8))).toEqual(PNG_SIGNATURE);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * scene.width, 2 * scene.height]);
    const bare = await bytes(`png?date=${DATE}`);
    expect(png.length).toBeGreaterThan(bare.length);
    // A white sheet of this size takes a tenth of that.
    expect(bare.length).toBeGreaterThan(100_000);
    expect(png.equals(await bytes(`png?date=${DATE}&notes=yes`))).toBe(true);
  });
});
