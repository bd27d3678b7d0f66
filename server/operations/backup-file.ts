/**
 * One file that holds every board of a moment. After a first line come parts, each of them its kind (1 byte), its
 * length (4 bytes), a checksum of both and of its content (CRC-32, 4 bytes), and its content; numbers are big-endian.
 *
 *   H  JSON: when it was made
 *   B  a board: length of its name (2 bytes), name, time of its last visit (8), number of updates (4), then each
 *      update's length (4) and bytes
 *   D  JSON: a board that was deleted for good, so that nothing that is restored brings it back
 *   E  JSON: what the file should hold, and the SHA-256 of everything before; without it the file is not whole
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import type { DeletedName, DocumentCopy } from "../storage/update-store.ts";

const FIRST_LINE = Buffer.from("What Matters backup, format 1\n");
const PART_BYTES = 9;
const BUFFER_BYTES = 1_048_576;

type Kind = "H" | "B" | "D" | "E";

/** What a backup holds, counted. */
export type BackupTotals = { readonly boards: number; readonly deleted: number };

/** A command that cannot be carried out, in words for the person who gave it. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** Writes a backup under another name, which becomes the right one when it is whole and on disk. */
export class BackupWriter {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: number;
  #hash = createHash("sha256");
  #buffered: Buffer[] = [];
  #bufferedBytes = 0;
  #bytes = 0;
  #boards = 0;
  #deleted = 0;

  /** Throws `CommandError` when there is something of that name, or no place for it. */
  constructor(path: string) {
    this.#path = path;
    this.#temporary = `${path}.${process.pid}.part`;
    refuseToReplace(path);
    try {
      this.#file = openSync(this.#temporary, "wx", 0o600);
    } catch (error) {
      throw new CommandError(`The backup cannot be written: ${messageOf(error)}`);
    }
  }

  /** Begins, or begins again with nothing written. */
  begin(now: number): void {
    ftruncateSync(this.#file, 0);
    this.#hash = createHash("sha256");
    this.#buffered = [];
    [this.#bufferedBytes, this.#bytes, this.#boards, this.#deleted] = [0, 0, 0, 0];
    this.#write(FIRST_LINE);
    this.#part("H", json({ createdAt: new Date(now).toISOString() }));
  }

  addBoard({ name, touchedAt, updates }: DocumentCopy): void {
    const nameBytes = Buffer.from(name);
    const head = Buffer.alloc(14 + nameBytes.length);
    head.writeUInt16BE(nameBytes.length, 0);
    head.set(nameBytes, 2);
    head.writeDoubleBE(touchedAt, 2 + nameBytes.length);
    head.writeUInt32BE(updates.length, 10 + nameBytes.length);
    const pieces = updates.flatMap((update) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(update.length);
      return [length, update];
    });
    this.#part("B", Buffer.concat([head, ...pieces]));
    this.#boards += 1;
  }

  addDeleted(deleted: DeletedName): void {
    this.#part("D", json(deleted));
    this.#deleted += 1;
  }

  /** Puts the file in its place, on disk when this returns; gives its size in bytes. */
  finish(): BackupTotals & { readonly bytes: number } {
    const totals = { boards: this.#boards, deleted: this.#deleted };
    this.#part("E", json({ ...totals, sha256: this.#hash.copy().digest("hex") }));
    this.#flush();
    fsyncSync(this.#file);
    refuseToReplace(this.#path);
    renameSync(this.#temporary, this.#path);
    closeSync(this.#file);
    syncFolder(dirname(this.#path));
    return { ...totals, bytes: this.#bytes };
  }

  /** Leaves nothing behind. */
  abandon(): void {
    closeSync(this.#file);
    rmSync(this.#temporary, { force: true });
  }

  #part(kind: Kind, content: Buffer): void {
    const head = Buffer.alloc(PART_BYTES);
    head.write(kind, 0, "latin1");
    head.writeUInt32BE(content.length, 1);
    head.writeUInt32BE(crc32(content, crc32(head.subarray(0, 5))), 5);
    this.#write(head);
    this.#write(content);
  }

  #write(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#buffered.push(bytes);
    this.#bufferedBytes += bytes.length;
    if (this.#bufferedBytes > BUFFER_BYTES) this.#flush();
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#buffered);
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#bytes + done);
    }
    this.#bytes += bytes.length;
    this.#buffered = [];
    this.#bufferedBytes = 0;
  }
}

/** What can be read in a backup; `damage` says in words what cannot. */
export type BackupPart =
  | { readonly type: "board"; readonly copy: DocumentCopy }
  | { readonly type: "deleted"; readonly deleted: DeletedName }
  | { readonly type: "damage"; readonly words: string };

/** Reads a backup, as far as it can be read; throws `CommandError` when it is none. */
export function* readBackup(path: string): Generator<BackupPart> {
  const file = openToRead(path);
  try {
    yield* readParts(file, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

function* readParts(file: number, size: number): Generator<BackupPart> {
  const hash = createHash("sha256");
  if (!readAt(file, 0, FIRST_LINE.length).equals(FIRST_LINE)) {
    throw new CommandError("This is not a backup that this version of What Matters can read.");
  }
  hash.update(FIRST_LINE);
  let [boards, deleted] = [0, 0];
  for (let at = FIRST_LINE.length; ;) {
    const part = partAt(file, at, size);
    if (!part) break;
    if (part.kind === "E") {
      const end = JSON.parse(part.content.toString()) as BackupTotals & { sha256: string };
      const isWhole =
        end.sha256 === hash.digest("hex") &&
        end.boards === boards &&
        end.deleted === deleted &&
        part.end === size;
      if (!isWhole)
        yield { type: "damage", words: "The backup does not hold what it held when it was made." };
      return;
    }
    hash.update(part.bytes);
    at = part.end;
    if (!part.isWhole) {
      yield { type: "damage", words: `A part of the backup is damaged (${part.end - part.bytes.length}).` };
    } else if (part.kind === "B") {
      boards += 1;
      yield { type: "board", copy: boardIn(part.content) };
    } else if (part.kind === "D") {
      deleted += 1;
      yield { type: "deleted", deleted: JSON.parse(part.content.toString()) as DeletedName };
    }
  }
  yield { type: "damage", words: "The backup ends early, or cannot be read from some place on." };
}

type Part = {
  readonly kind: string;
  readonly content: Buffer;
  readonly bytes: Buffer;
  readonly end: number;
  readonly isWhole: boolean;
};

/** The part that begins here; null when there is none, or it cannot be told where it ends. */
function partAt(file: number, at: number, size: number): Part | null {
  const head = readAt(file, at, PART_BYTES);
  if (head.length < PART_BYTES) return null;
  const end = at + PART_BYTES + head.readUInt32BE(1);
  if (end > size) return null;
  const bytes = readAt(file, at, end - at);
  const content = bytes.subarray(PART_BYTES);
  const isWhole = crc32(content, crc32(head.subarray(0, 5))) === head.readUInt32BE(5);
  const part = { kind: head.toString("latin1", 0, 1), content, bytes, end, isWhole };
  // A damaged part says where the next one begins only if one does begin there.
  return isWhole || partAt(file, end, size)?.isWhole === true ? part : null;
}

function boardIn(content: Buffer): DocumentCopy {
  const nameEnd = 2 + content.readUInt16BE(0);
  const updates: Uint8Array[] = [];
  let at = nameEnd + 12;
  for (let count = content.readUInt32BE(nameEnd + 8); count > 0; count -= 1) {
    const end = at + 4 + content.readUInt32BE(at);
    updates.push(new Uint8Array(content.subarray(at + 4, end)));
    at = end;
  }
  return { name: content.toString("utf8", 2, nameEnd), touchedAt: content.readDoubleBE(nameEnd), updates };
}

function openToRead(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw new CommandError(`The backup cannot be read: ${messageOf(error)}`);
  }
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, at + read);
    if (count === 0) return bytes.subarray(0, read);
    read += count;
  }
  return bytes;
}

function refuseToReplace(path: string): void {
  if (existsSync(path)) throw new CommandError(`${path} exists already, and a backup replaces nothing.`);
}

function syncFolder(path: string): void {
  if (process.platform === "win32") return; // It keeps names safe by itself, and cannot open a folder.
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
