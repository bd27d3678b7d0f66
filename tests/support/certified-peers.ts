import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import { certifiedIdsOf } from "#shared/protocol/certified-ids.ts";
import { CONTINUITY_SECRET_BYTES, PAGE_NONCE_BYTES } from "#shared/protocol/limits.ts";
import { encodeContinuity, MESSAGE } from "#shared/protocol/messages.ts";
import { joinAsPeer, type Peer } from "./peers.ts";
import type { TestServer } from "./start-server.ts";

/** What a page of ours proves itself by. */
export type PageProof = {
  /** The device's. */
  readonly secret: Uint8Array;
  readonly nonce: Uint8Array;
};

/** A page of a new device, or another page of one that is given. */
export function newPage(secret: Uint8Array = randomBytes(CONTINUITY_SECRET_BYTES)): PageProof {
  return { secret, nonce: randomBytes(PAGE_NONCE_BYTES) };
}

/** Joins as a page of ours does: under a certified id, which it proves first on each connection, and earlier pages' too. */
export function joinAsPage(
  server: Pick<TestServer, "syncUrl">,
  key: string,
  page: PageProof,
  doc = new Y.Doc(),
  earlier: readonly PageProof[] = [],
): Peer {
  doc.clientID = idOfPage(page);
  const peer = joinAsPeer(server, key, doc);
  const proof = encodeContinuity(
    page.secret,
    [page, ...earlier].map(({ nonce }) => nonce),
  );
  peer.provider.messageHandlers[MESSAGE.access] = () => {};
  peer.provider.on("status", ({ status }) => {
    if (status === "connected") peer.provider.ws?.send(proof);
  });
  return peer;
}

/** The client id of a page's document, and of its presence. */
export function idOfPage({ secret, nonce }: PageProof): number {
  return certifiedIdsOf(secret, nonce)[0] ?? Number.NaN;
}
