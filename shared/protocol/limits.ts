/** Bytes of one frame: one message travels whole, and the largest is a whole document after a long time offline. */
export const MAX_MESSAGE_BYTES = 2_162_688;

/** Bytes of a document's compacted state: a thousand strokes of ink and two hundred notes fit twice. */
export const MAX_DOCUMENT_BYTES = 2_097_152;

/** Bytes of one person's presence, as JSON: a cursor, a gesture and a laser trail fit. */
export const MAX_PRESENCE_BYTES = 4_096;

/** Milliseconds: the client gives up on a server that has been silent for 30 s, so the server speaks well before. */
export const MAX_SERVER_SILENCE_MS = 15_000;

/** Bytes of the secret by which a page proves, after a broken connection, that it is still the same page. */
export const CONTINUITY_SECRET_BYTES = 16;
