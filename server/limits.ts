import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES, MAX_PRESENCE_BYTES } from "#shared/protocol/limits.ts";

/** Every bound of the server; the defaults are `LIMITS`, tests pass smaller ones. */
export type Limits = Readonly<Record<keyof typeof LIMITS, number>>;

/** The bounds in force, each with its unit and its reason. */
export const LIMITS = {
  /** Bytes of one frame; see `MAX_MESSAGE_BYTES`. */
  messageBytes: MAX_MESSAGE_BYTES,
  /** Bytes of a frame that carries no update: state vectors of `clientsPerDocument` clients fit. */
  controlBytes: 65_536,
  /** Pieces of one frame; browsers and proxies cut at 16 KiB or more. */
  fragmentsPerMessage: 1_024,
  /** Bytes of a document's compacted state; see `MAX_DOCUMENT_BYTES`. */
  documentBytes: MAX_DOCUMENT_BYTES,
  /** Writers in the history of one document: each visit that writes adds one, a busy board sees hundreds. */
  clientsPerDocument: 5_000,
  /** Structs, and deleted ranges, of one document or update. A busy board has hundreds. */
  structsPerDocument: 20_000,
  /** Highest clock of one client: no person makes two thousand million edits. Keeps clocks exact and far from 2^53. */
  clock: 2_147_483_647,
  /** Levels of nesting in a stored value, and of shared types in each other: ours have two; more overflow a stack. */
  valueDepth: 32,
  /**
   * Milliseconds that judging and rehearsing an update, or opening a document anew, may take. An honest tick takes 0.05;
   * what is legal and takes long is quadratic on purpose: 700 bytes can keep Yjs busy for a minute.
   */
  admitMs: 40,
  /** Milliseconds more for each megabyte: four times what a document of ink and notes takes, since machines are busy. */
  admitMsPerMegabyte: 240,
  /**
   * Bytes of a light update: a tick, a word, never a whole list. It is handled without a look at the clock, so that no
   * pause of the machine can make an honest one look costly.
   */
  lightUpdateBytes: 1_024,
  /** Structs, and deleted ranges, of a light update: each may take 5 ms on a document that is hostile by design. */
  lightUpdateParts: 6,
  /** Values in a row of one client, which Yjs keeps in one array and copies whenever it is cut. */
  valuesPerRun: 10_000,
  /** New structs that had to be sorted in among others, after which a document must show that it still opens in time. */
  changesUnproven: 100,
  /** Bytes of one presence state; see `MAX_PRESENCE_BYTES`. */
  presenceBytes: MAX_PRESENCE_BYTES,
  /** Milliseconds between two relayed presence states of one client: 30 a second is smooth, the latest wins. */
  presenceIntervalMs: 30,
  /** Frames held while a document loads: a client sends two or three until it has heard from us. */
  waitingFrames: 64,
  /** Bytes held while a document loads. */
  waitingBytes: 262_144,
  /** Messages a second from one connection, on average; a client at full rate sends 90. */
  messagesPerSecond: 240,
  /** Bytes a second from one connection, on average; one whole document may come at once. */
  bytesPerSecond: 262_144,
  /** Frames of one connection that wait for their turn; reading has stopped then, and one read brings 64 KiB. */
  heldFrames: 2_048,
  /** Milliseconds of our time a second that one connection may use, on average: a tenth of a core. */
  workMsPerSecond: 100,
  /** Milliseconds of our time a second that all connections from one address may use, on average. */
  workMsPerAddressPerSecond: 300,
  /** Milliseconds of our time that one address may use at once: an office that comes back after a restart. */
  workMsPerAddressAtOnce: 1_500,
  /** Milliseconds of work after which new frames are read before more is done. */
  sliceMs: 5,
  /** Bytes that we hold for one address: unread, unhandled, or half received. Thirty full documents fit. */
  heldBytesPerAddress: 67_108_864,
  /** Bytes waiting to be read by one client before we stop relaying to it. */
  readerBufferBytes: 262_144,
  /** Milliseconds that a slow reader may make no progress before it is closed. */
  slowReaderMs: 10_000,
  /** Milliseconds between two looks at every connection. */
  sweepMs: 2_500,
  /** Milliseconds after which an idle connection is sent a message; with `sweepMs` still under 15 s. */
  idleMs: 10_000,
  /** Milliseconds between two pings; a connection that misses two is gone. */
  pingMs: 20_000,
  /** Milliseconds that the holder of a contested client id has to answer a ping. */
  probeMs: 2_000,
  /** Milliseconds that a closing socket has to finish its handshake. */
  closeMs: 2_000,
  /** Connections on one board: two people, their second devices, a wall screen, colleagues watching. */
  connectionsPerBoard: 32,
  /** Of these, connections that may only watch: places are left for the people whose board it is. */
  watchersPerBoard: 20,
  /** Connections from one address: a whole office may stand behind one. */
  connectionsPerAddress: 1_000,
  /** Keys that open nothing tried from one address, before such tries are answered without an upgrade. */
  knocksAtOnce: 10,
  /** Such tries an hour that are told the close code again: a browser cannot see the status of a failed upgrade. */
  knocksPerHour: 60,
  /** Write barriers of one connection that wait for the disk; of those after that only the last is answered. */
  barriersPerConnection: 16,
  /** New connections a second from one address, on average. */
  connectsPerSecond: 10,
  /** New connections from one address at once: an office that comes back after the server has restarted. */
  connectsAtOnce: 500,
  /** Sockets in all, pages and idle ones included. */
  sockets: 8_192,
  /** Sockets from one address, idle ones included; a browser keeps some beside the one that syncs. */
  socketsPerAddress: 2_000,
  /** Milliseconds that a socket may take to say what it wants. */
  headersMs: 10_000,
  /** Milliseconds between two looks at such sockets. */
  headersSweepMs: 5_000,
  /** Boards that one address may start in an hour: a workshop of fifty pairs. */
  boardsPerAddressPerHour: 60,
  /** Snapshots in words (JSON, CSV, Markdown) for one address in a minute: a script that looks at two boards each second. */
  wordSnapshotsPerAddressPerMinute: 120,
  /** Snapshots that are drawn (SVG, PNG, PDF) for one address in a minute; each takes a tenth of a second of a core, a full board more than one. */
  drawnSnapshotsPerAddressPerMinute: 20,
  /** Snapshots of one board in a minute, of every kind, from whatever addresses. */
  snapshotsPerBoardPerMinute: 120,
  /** Snapshots that wait while another one is made. */
  snapshotsWaiting: 16,
  /** Milliseconds that a snapshot waits for its turn; proxies give up after 60 s. */
  snapshotWaitMs: 15_000,
  /** Milliseconds that making one may take: a PNG of the fullest board takes 3 to 6 seconds. */
  snapshotMs: 30_000,
  /** Milliseconds after the last snapshot until the thread that makes them ends, and gives its memory back. */
  snapshotIdleMs: 60_000,
  /** Megabytes of that thread's JavaScript heap; the fullest board stays below it. */
  snapshotMegabytes: 256,
  /** Bytes of an HTTP request's body: a title and two names. */
  requestBytes: 4_096,
  /** Records after which a log is compacted. */
  logRecords: 256,
  /** Bytes after which a log is compacted. */
  logBytes: 65_536,
  /** Bytes of edits kept in memory while the disk fails, before they are folded into one. */
  unstoredBytes: 1_048_576,
  /** Milliseconds before a failed write is tried again; doubles up to `retryMaxMs`. */
  retryMs: 250,
  /** Milliseconds between two tries at most. */
  retryMaxMs: 5_000,
  /** Milliseconds that a document stays in memory after its last connection: a reload finds it. */
  lingerMs: 10_000,
  /** Milliseconds over which the sockets are closed when the server stops, so that they do not all return at once. */
  stopSpreadMs: 2_000,
  /** Milliseconds that stopping waits for the disk. */
  stopFlushMs: 10_000,
  /** Milliseconds between two sweeps for boards past their retention. */
  retentionSweepMs: 21_600_000,
} as const;
