/** Bytes of one frame: one message travels whole, and the largest is a whole document after a long time offline. */
export const MAX_MESSAGE_BYTES = 2_162_688;

/** Bytes of a document's compacted state: a thousand strokes of ink and two hundred notes fit twice. */
export const MAX_DOCUMENT_BYTES = 2_097_152;

/** Bytes of one person's presence, as JSON: a cursor, a gesture and a laser trail fit. */
export const MAX_PRESENCE_BYTES = 4_096;

/** Milliseconds: the client gives up on a server that has been silent for 30 s, so the server speaks well before. */
export const MAX_SERVER_SILENCE_MS = 15_000;

/** Bytes of the secret by which the server knows a device again on one board. */
export const CONTINUITY_SECRET_BYTES = 16;

/** Bytes of the random number that tells one page of a device from every other. */
export const PAGE_NONCE_BYTES = 8;

/** Client ids of one page: one for each root that people write to often (all replies count as one), and one for the rest. */
export const CLIENT_IDS_PER_PAGE = 8;

/** Pages of one device that one connection may prove: itself, and earlier ones; bounds the hashing to some milliseconds. */
export const MAX_PROVEN_PAGES = 256;
