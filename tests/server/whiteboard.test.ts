import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AREA_IDS } from "#shared/domain/areas.ts";
import { MAX_REPLY_LENGTH } from "#shared/domain/conversation.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { certifiedIdsOf } from "#shared/protocol/certified-ids.ts";
import { MAX_DOCUMENT_BYTES } from "#shared/protocol/limits.ts";
import * as Y from "yjs";
import { colorNote, eraseStrokes, placeNote } from "#shared/document/whiteboard-commands.ts";
import { drawLine, handDrawn, typeInto } from "../support/busy-hour.ts";
import { joinAsPage, newPage } from "../support/certified-peers.ts";
import { ConversationPage } from "../support/conversation-page.ts";
import { converged, leaveAll, type Peer } from "../support/peers.ts";
import { seededRandom } from "../support/property.ts";
import { Replica } from "../support/replicas.ts";
import { startTestServer, type BoardLinks, type TestServer } from "../support/start-server.ts";
import { WhiteboardPage } from "../support/whiteboard-page.ts";

/** What is drawn and written before the server sees any of it: as much as one afternoon ever brought about, and more. */
const STROKES = 1_000;
const NOTES = 200;

describe("a server with a board full of notes, ink and talk", () => {
  let server: TestServer;
  let board: BoardLinks;
  const random = seededRandom(5);

  beforeEach(async () => {
    server = await startTestServer();
    board = await server.createBoard();
  });
  afterEach(async () => {
    leaveAll();
    await server.stop();
  });

  /** A page of ours, which may do things before it joins. */
  const openPage = (): { page: WhiteboardPage; join: () => Promise<Peer> } => {
    const proof = newPage(randomBytes(16));
    const replica = new Replica(certifiedIdsOf(proof.secret, proof.nonce), Date.now, random);
    return {
      page: new WhiteboardPage(replica),
      join: async () => {
        const peer = joinAsPage(server, board.editKey, proof, replica.doc);
        await peer.synced();
        return peer;
      },
    };
  };

  it("takes every frame of honest people, the largest ones too, and refuses none", async () => {
    const [ana, sam] = [openPage(), openPage()];
    for (let index = 0; index < STROKES; index += 1) drawLine(ana.page, handDrawn(random, 120));
    for (let index = 0; index < NOTES; index += 1)
      ana.page.addNote("left", "something that matters to both of us, and why. ".repeat(4));
    // All of it comes in one frame, as after a long time offline.
    const peers = [await ana.join(), await sam.join()] as const;
    const [mine, theirs] = peers;
    await mine.saved();
    await converged(...peers);
    expect(sam.page.readStrokes()).toHaveLength(STROKES);
    expect(sam.page.readNotes()).toHaveLength(NOTES);

    // Both type for some seconds' worth, 15 characters each second, in the same notes.
    const ids = sam.page.readNotes().map(({ id }) => id);
    for (let second = 0; second < 4; second += 1) {
      for (const { page } of [ana, sam]) typeInto(page, ids[second] ?? "", random, 4);
      for (let step = 0; step < 4; step += 1)
        placeNote(sam.page.replica.target, ids[second] ?? "", { on: "board", x: 90 * step, y: 5 });
      colorNote(ana.page.replica.target, ids[second] ?? "", "rose");
    }
    // Strokes of the most points, with pressure.
    const wild = Array.from({ length: 300 }, (_, at) => ({
      x: at % 2 ? 1860 : -600,
      y: 4 * at,
      pressure: random(),
    }));
    for (let count = 0; count < 5; count += 1) for (const { page } of [ana, sam]) drawLine(page, wild);

    for (const few of [500, STROKES]) {
      ana.page.begin("ink-erase");
      eraseStrokes(
        ana.page.replica.target,
        ana.page
          .readStrokes()
          .slice(0, few)
          .map(({ id }) => id),
      );
      for (let round = 0; round < 3; round += 1) {
        expect(ana.page.replica.takeBack()).toBe("done");
        expect(ana.page.replica.bringAgain()).toBe("done");
      }
      expect(ana.page.replica.takeBack()).toBe("done");
    }
    await mine.saved();
    await theirs.saved();
    await converged(...peers);
    expect([...mine.closes, ...theirs.closes]).toEqual([]);
    expect(sam.page.readStrokes()).toHaveLength(STROKES + 10);
    expect(Y.encodeStateAsUpdate(mine.doc).length).toBeLessThan(MAX_DOCUMENT_BYTES / 2);

    const late = openPage();
    const latecomer = await late.join();
    await converged(mine, latecomer);
    expect(late.page.readStrokes()).toEqual(ana.page.readStrokes());
    expect(late.page.readNotes()).toEqual(ana.page.readNotes());
  });

  it("takes a conversation letter by letter, with its first record, and gives it to whoever comes later", async () => {
    const [ana, sam] = [openPage(), openPage()];
    const talks = [ana, sam].map(({ page }) => new ConversationPage(page.replica));
    const peers = [await ana.join(), await sam.join()] as const;
    for (const [index, seat] of SEAT_IDS.entries()) {
      const talk = talks[index];
      talk?.complete(seat);
      for (const area of AREA_IDS) {
        talk?.pin(seat, area);
        talk?.tick(area, index === 0);
        for (let at = 0; at < 20; at += 1) talk?.write(seat, area, { at, removed: 0, words: "é" });
        // As much as there may be, pasted at once.
        talk?.write(seat, area, { at: 20, removed: 0, words: "😀".repeat(MAX_REPLY_LENGTH) });
      }
    }
    for (let step = 0; step < 60; step += 1) talks[0]?.replica.takeBack();
    for (let step = 0; step < 60; step += 1) talks[0]?.replica.bringAgain();
    await converged(...peers);
    for (const talk of talks) talk.record();
    for (const peer of peers) await peer.saved();
    await converged(...peers);
    expect(peers.flatMap(({ closes }) => closes)).toEqual([]);

    const late = openPage();
    await converged(peers[0], await late.join());
    const board = late.page.replica.read();
    expect(board).toEqual(ana.page.replica.read());
    expect(board.first?.answers).toEqual(board.answers);
    expect(board.conversation).toMatchObject({ pins: { left: AREA_IDS, right: AREA_IDS } });
    expect(board.conversation.replies.culture.right).toHaveLength(MAX_REPLY_LENGTH);
  });
});
