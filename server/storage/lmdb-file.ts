/**
 * Reads the file of an LMDB store without LMDB.
 *
 * LMDB trusts its pages: a truncated file ends the process with SIGBUS, a flipped bit can hide records or crash it. And
 * a second process that opens a store while the first one commits can take back a commit that was acknowledged: opening
 * resets the shared number of the last transaction (`mti_txnid` in `mdb_env_open2`). So the file is checked before LMDB
 * opens it, and nobody but the server ever opens it with LMDB; everybody else reads it here, with plain reads.
 *
 * Format: data version 2 of liblmdb as lmdb-js 3 ships it, 64-bit, little-endian. Every page says its own number and
 * the transaction that wrote it; a page of a tree is never changed, only replaced.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { endianness } from "node:os";
import { DamagedStore, StoreUnavailable } from "./update-store.ts";

const HEADER_BYTES = 24;
const META_BYTES = 144;
const TREE_BYTES = 48;
const NODE_BYTES = 8;
const OVERFLOW_BYTES = 24;
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const BRANCH = 1;
const LEAF = 2;
const OVERFLOW = 4;
const META = 8;
/** Flags of a leaf's node: its value stands on pages of its own, or is a tree. */
const ELSEWHERE = 1;
const IS_TREE = 2;
const NO_ROOT = -1;
const MAX_DEPTH = 16;
/** Reads of the two first pages until they hold still: a commit writes one of them within microseconds. */
const TRIES = 1_000;
const FAR_AWAY = 2 ** 46;
/** Pages, all of them free, by which a file may end early. */
const MAX_UNWRITTEN = 2 ** 18;

type Tree = {
  readonly flags: number;
  readonly depth: number;
  readonly branches: number;
  readonly leaves: number;
  readonly overflows: number;
  readonly entries: number;
  readonly root: number;
};

type Meta = {
  readonly pageBytes: number;
  readonly mapBytes: number;
  readonly free: Tree;
  readonly main: Tree;
  readonly lastPage: number;
  readonly transaction: number;
};

/** A key and its value; the value is read when it is asked for. */
export type FileEntry = { readonly key: Buffer; readonly value: () => Buffer };

type TreeEntry = FileEntry & { readonly tree: Tree | null };
type Counts = { branches: number; leaves: number; overflows: number; entries: number };
type Node = { readonly key: Buffer; readonly at: number; readonly size: number; readonly flags: number };
type Page = { readonly number: number; readonly bytes: Buffer; readonly transaction: number };

/**
 * One moment of a store's file. Whatever is read has been checked: each page stands where it says, each tree is sorted,
 * whole, and counts what it should; no page serves twice or is free as well. Throws `DamagedStore` where that fails.
 */
export class LmdbFile {
  /** The transaction whose state this is. */
  readonly transaction: number;
  /** Is there a trace of a later change that is not part of this state? */
  readonly isBehind: boolean;
  readonly #file: number;
  readonly #fileBytes: number;
  readonly #meta: Meta;
  /** One byte a page of the file: does something stand on it? */
  readonly #used: Uint8Array;
  #databases: ReadonlyMap<string, Tree> | null = null;

  /** Opens the newest moment; the caller closes it. */
  constructor(path: string) {
    if (endianness() !== "LE" || !/64|s390x/.test(process.arch)) {
      throw new StoreUnavailable("The store needs a 64-bit little-endian machine.");
    }
    this.#file = openSync(path, "r");
    try {
      const { newest, isBehind } = readMetas(this.#file);
      this.#fileBytes = fstatSync(this.#file).size;
      this.#meta = newest;
      this.transaction = newest.transaction;
      this.isBehind = isBehind;
      this.#used = new Uint8Array(Math.floor(this.#fileBytes / newest.pageBytes));
      if (newest.lastPage - this.#used.length > MAX_UNWRITTEN) throw damaged("most of the file is missing");
    } catch (error) {
      closeSync(this.#file);
      throw error;
    }
  }

  /** May pages of this moment have been written over since? Never, while somebody holds the moment for us. */
  get hasPassed(): boolean {
    // A commit reuses what an earlier one had let go of, so this state outlives the next transaction.
    return readMetas(this.#file).newest.transaction > this.transaction + 1;
  }

  /** The names of the databases in it. */
  databases(): readonly string[] {
    return [...this.#named().keys()];
  }

  /** The entries of a database, in the order of their keys; each database can be read once. */
  *entries(database: string): Generator<FileEntry> {
    const tree = this.#named().get(database);
    if (tree) yield* this.#walk(tree, false);
  }

  /** To be called when every database has been read: what is listed as free must not be in use. */
  checkFreePages(): void {
    const { lastPage, free } = this.#meta;
    const freed = new Set<number>();
    // All of the list first: its own pages are in use too.
    const lists = [...this.#walk(free, true)].map((entry) => entry.value());
    for (const list of lists) {
      for (const page of pagesOf(list)) {
        if (page < 2 || page > lastPage) throw damaged(`page ${page} is listed as free, but does not exist`);
        if (this.#used[page]) throw damaged(`page ${page} is in use and listed as free`);
        if (freed.has(page)) throw damaged(`page ${page} is listed as free twice`);
        freed.add(page);
      }
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #named(): ReadonlyMap<string, Tree> {
    if (this.#databases) return this.#databases;
    const databases = new Map<string, Tree>();
    for (const { key, tree } of this.#walk(this.#meta.main, false)) {
      if (!tree) throw damaged("something stands where only databases do");
      // LMDB ends these names with a zero.
      databases.set(key.toString("latin1").replace(/\0$/, ""), tree);
    }
    return (this.#databases = databases);
  }

  *#walk(tree: Tree, isFreeList: boolean): Generator<TreeEntry> {
    const counts: Counts = { branches: 0, leaves: 0, overflows: 0, entries: 0 };
    const compare = isFreeList ? compareNumbers : compareBytes;
    if (tree.root !== NO_ROOT) {
      if (tree.depth < 1 || tree.depth > MAX_DEPTH) throw damaged("a tree has an impossible depth");
      const root = this.#read(tree.root, this.transaction);
      if (tree === this.#meta.main && root.transaction !== this.transaction) {
        throw damaged("the last change does not stand where the file says");
      }
      yield* this.#walkPage(root, tree.depth, null, null, compare, counts);
    }
    const isWhole =
      counts.branches === tree.branches &&
      counts.leaves === tree.leaves &&
      counts.overflows === tree.overflows &&
      counts.entries === tree.entries;
    if (!isWhole) throw damaged("a tree does not hold as much as it should");
  }

  *#walkPage(
    page: Page,
    depth: number,
    from: Buffer | null,
    until: Buffer | null,
    compare: (a: Buffer, b: Buffer) => number,
    counts: Counts,
  ): Generator<TreeEntry> {
    const isLeaf = depth === 1;
    const nodes = nodesOf(page, isLeaf);
    let last = from;
    for (const [index, { key }] of nodes.entries()) {
      // The first key of a branch stands for "anything before the second".
      if (!isLeaf && index === 0) continue;
      if (key.length === 0 || (compare === compareNumbers && key.length !== 8)) {
        throw damaged(`page ${page.number} has a key of a wrong length`);
      }
      const order = last === null ? -1 : compare(last, key);
      if (order > 0 || (order === 0 && index > 0)) throw damaged(`page ${page.number} is not sorted`);
      last = key;
    }
    if (last !== null && until !== null && last !== from && compare(last, until) >= 0) {
      throw damaged(`page ${page.number} is not sorted`);
    }
    if (isLeaf) {
      counts.leaves += 1;
      counts.entries += nodes.length;
      for (const node of nodes) yield this.#entryOf(page, node, counts);
      return;
    }
    counts.branches += 1;
    for (const [index, node] of nodes.entries()) {
      const number = page.bytes.readUInt32LE(node.at) + node.flags * 2 ** 32;
      const child = this.#read(number, page.transaction);
      const start = index === 0 ? from : node.key;
      yield* this.#walkPage(child, depth - 1, start, nodes[index + 1]?.key ?? until, compare, counts);
    }
  }

  #entryOf(page: Page, node: Node, counts: Counts): TreeEntry {
    const at = node.at + NODE_BYTES + node.key.length;
    if (node.flags === ELSEWHERE) return this.#overflowEntry(page, node, at, counts);
    const value = page.bytes.subarray(at, at + node.size);
    if (node.flags === IS_TREE) {
      if (node.size !== TREE_BYTES) throw damaged(`page ${page.number} describes a tree wrongly`);
      const tree = treeAt(value, 0);
      if (tree.flags !== 0) throw damaged(`page ${page.number} describes a tree wrongly`);
      return { key: node.key, value: () => value, tree };
    }
    if (node.flags !== 0) throw damaged(`page ${page.number} has an entry of an unknown kind`);
    return { key: node.key, value: () => value, tree: null };
  }

  #overflowEntry(page: Page, node: Node, at: number, counts: Counts): TreeEntry {
    const { pageBytes } = this.#meta;
    const number = uint64(page.bytes, at);
    const transaction = uint64(page.bytes, at + 8);
    const pages = uint64(page.bytes, at + 16);
    const needed = Math.ceil((HEADER_BYTES + node.size) / pageBytes);
    if (pages < needed) throw damaged(`page ${page.number} describes a long entry wrongly`);
    const header = this.#header(number, page.transaction, OVERFLOW);
    for (let index = 0; index < pages; index += 1) this.#use(number + index);
    if (header.readUInt32LE(20) !== pages || uint64(header, 8) !== transaction) {
      throw damaged(`page ${number} is not the long entry that it should be`);
    }
    counts.overflows += pages;
    const value = (): Buffer => this.#bytes(number * pageBytes + HEADER_BYTES, node.size);
    return { key: node.key, value, tree: null };
  }

  /** A page of a tree, never read before; it cannot be newer than what points to it. */
  #read(number: number, newest: number): Page {
    this.#use(number);
    const bytes = this.#bytes(number * this.#meta.pageBytes, this.#meta.pageBytes);
    return { number, bytes, transaction: checkHeader(bytes, number, newest) };
  }

  #header(number: number, newest: number, flags: number): Buffer {
    const bytes = this.#bytes(number * this.#meta.pageBytes, HEADER_BYTES);
    checkHeader(bytes, number, newest);
    if (bytes.readUInt16LE(18) !== flags) throw damaged(`page ${number} is of the wrong kind`);
    return bytes;
  }

  #use(number: number): void {
    if (number < 2 || number > this.#meta.lastPage) {
      throw damaged(`page ${number} is needed, but does not exist`);
    }
    if (number >= this.#used.length) throw damaged(`the file ends before page ${number}, which is needed`);
    if (this.#used[number]) throw damaged(`page ${number} is used twice`);
    this.#used[number] = 1;
  }

  #bytes(at: number, length: number): Buffer {
    if (at + length > this.#fileBytes) throw damaged("the file is shorter than what it should hold");
    return readBytes(this.#file, at, length);
  }
}

/** Every leaf of the file that can be read at all, old ones too: for saving what can be saved of a damaged file. */
export function* leavesIn(path: string): Generator<{ readonly key: Buffer; readonly value: Buffer }> {
  const file = openSync(path, "r");
  try {
    const pageBytes = pageBytesOf(file);
    const pages = Math.floor(fstatSync(file).size / pageBytes);
    for (let number = 2; number < pages; number += 1) {
      yield* readableEntries(file, number, pageBytes);
    }
  } finally {
    closeSync(file);
  }
}

function* readableEntries(
  file: number,
  number: number,
  pageBytes: number,
): Generator<{ readonly key: Buffer; readonly value: Buffer }> {
  const bytes = readBytes(file, number * pageBytes, pageBytes);
  const space = pageBytes - HEADER_BYTES;
  const count = bytes.readUInt16LE(20) >> 1;
  if (bytes.readUInt16LE(18) !== LEAF || count * 2 > space) return;
  for (let index = 0; index < count; index += 1) {
    const offset = bytes.readUInt16LE(HEADER_BYTES + index * 2);
    if (offset + NODE_BYTES > space) continue;
    const at = HEADER_BYTES + offset;
    const keyEnd = at + NODE_BYTES + bytes.readUInt16LE(at + 6);
    const size = bytes.readUInt32LE(at);
    const key = bytes.subarray(at + NODE_BYTES, keyEnd);
    if (bytes.readUInt16LE(at + 4) !== ELSEWHERE) {
      if (keyEnd + size <= pageBytes) yield { key, value: bytes.subarray(keyEnd, keyEnd + size) };
    } else if (keyEnd + OVERFLOW_BYTES <= pageBytes) {
      const start = Number(bytes.readBigUInt64LE(keyEnd)) * pageBytes + HEADER_BYTES;
      if (start + size <= fstatSync(file).size) yield { key, value: readBytes(file, start, size) };
    }
  }
}

/** The older of the two states of a file says how large its pages are, when the newer one cannot. */
function pageBytesOf(file: number): number {
  for (const at of [0, 4_096, 8_192, 16_384, 32_768, 65_536]) {
    const bytes = readBytes(file, at, HEADER_BYTES + META_BYTES);
    const pageBytes = bytes.length === HEADER_BYTES + META_BYTES ? bytes.readUInt32LE(HEADER_BYTES + 24) : 0;
    if (pageBytes >= 512 && pageBytes <= 65_536 && Number.isInteger(Math.log2(pageBytes))) return pageBytes;
  }
  return 4_096;
}

/** The newest state; the two are read until they hold still, as a commit may be under way. */
function readMetas(file: number): { readonly newest: Meta; readonly isBehind: boolean } {
  const read = (): Buffer => {
    const first = readBytes(file, 0, HEADER_BYTES + META_BYTES);
    if (first.length < HEADER_BYTES + META_BYTES) throw damaged("the file is too short to be a store");
    const pageBytes = first.readUInt32LE(HEADER_BYTES + 24);
    if (pageBytes < 512 || pageBytes > 65_536 || !Number.isInteger(Math.log2(pageBytes))) {
      throw damaged("its first page cannot be read");
    }
    return Buffer.concat([first, readBytes(file, pageBytes, HEADER_BYTES + META_BYTES)]);
  };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const bytes = read();
    if (!bytes.equals(read())) continue;
    const metas = [metaAt(bytes, 0, 0), metaAt(bytes, HEADER_BYTES + META_BYTES, 1)] as const;
    const [older, newest] =
      metas[0].transaction > metas[1].transaction ? [metas[1], metas[0]] : [metas[0], metas[1]];
    checkPair(older, newest);
    const isBehind = rootTransaction(file, older) > older.transaction;
    if (bytes.equals(read())) return { newest, isBehind };
  }
  throw new StoreUnavailable("The store's file does not hold still; try again.");
}

function metaAt(bytes: Buffer, at: number, page: 0 | 1): Meta {
  const start = at + HEADER_BYTES;
  const wrong = (): DamagedStore => damaged(`its ${page === 0 ? "first" : "second"} page cannot be read`);
  if (bytes.length < start + META_BYTES) throw damaged("the file is too short to be a store");
  const isMeta =
    uint64(bytes, at) === page &&
    bytes.readUInt16LE(at + 18) === META &&
    bytes.readUInt32LE(start) === MAGIC &&
    bytes.readUInt32LE(start + 4) === VERSION;
  if (!isMeta) throw wrong();
  const transaction = uint64(bytes, start + 128);
  // Transaction n writes page n % 2; both say 0 before the first one.
  if (transaction % 2 !== page && transaction !== 0) throw wrong();
  return {
    pageBytes: bytes.readUInt32LE(start + 24),
    mapBytes: uint64(bytes, start + 16),
    free: treeAt(bytes, start + 24),
    main: treeAt(bytes, start + 72),
    lastPage: uint64(bytes, start + 120),
    transaction,
  };
}

function checkPair(older: Meta, newest: Meta): void {
  const isPair =
    older.pageBytes === newest.pageBytes &&
    older.free.flags === newest.free.flags &&
    older.main.flags === 0 &&
    newest.main.flags === 0 &&
    newest.mapBytes >= older.mapBytes &&
    newest.mapBytes < FAR_AWAY &&
    newest.transaction - older.transaction === (newest.transaction === 0 ? 0 : 1);
  if (!isPair) throw damaged("its two first pages do not fit together");
}

/** The transaction that wrote a state's root; 0 when it cannot be told. */
function rootTransaction(file: number, { main, pageBytes }: Meta): number {
  if (main.root === NO_ROOT || main.root * pageBytes > fstatSync(file).size) return 0;
  const header = readBytes(file, main.root * pageBytes, HEADER_BYTES);
  return header.length === HEADER_BYTES ? Number(header.readBigUInt64LE(8)) : 0;
}

function treeAt(bytes: Buffer, at: number): Tree {
  const isEmpty = bytes.readBigUInt64LE(at + 40) === 0xffff_ffff_ffff_ffffn;
  return {
    flags: bytes.readUInt16LE(at + 4),
    depth: bytes.readUInt16LE(at + 6),
    branches: uint64(bytes, at + 8),
    leaves: uint64(bytes, at + 16),
    overflows: uint64(bytes, at + 24),
    entries: uint64(bytes, at + 32),
    root: isEmpty ? NO_ROOT : uint64(bytes, at + 40),
  };
}

function checkHeader(bytes: Buffer, number: number, newest: number): number {
  const transaction = uint64(bytes, 8);
  if (uint64(bytes, 0) !== number) throw damaged(`page ${number} is not the page that it should be`);
  if (transaction > newest) throw damaged(`page ${number} is newer than what points to it`);
  return transaction;
}

/** The nodes of a page, which fill its upper part without gaps and without sharing a byte. */
function nodesOf({ number, bytes }: Page, isLeaf: boolean): Node[] {
  const wrong = (): DamagedStore => damaged(`page ${number} is not laid out as it should be`);
  if (bytes.readUInt16LE(18) !== (isLeaf ? LEAF : BRANCH))
    throw damaged(`page ${number} is of the wrong kind`);
  const space = bytes.length - HEADER_BYTES;
  const lower = bytes.readUInt16LE(20);
  const upper = bytes.readUInt16LE(22);
  if (lower < 2 || lower % 2 !== 0 || lower > upper || upper > space) throw wrong();
  const nodes: Node[] = [];
  const lengths = new Map<number, number>();
  for (let index = 0; index < lower / 2; index += 1) {
    const offset = bytes.readUInt16LE(HEADER_BYTES + index * 2);
    if (offset < upper || offset + NODE_BYTES > space || lengths.has(offset)) throw wrong();
    const at = HEADER_BYTES + offset;
    const size = bytes.readUInt32LE(at);
    const flags = bytes.readUInt16LE(at + 4);
    const keyLength = bytes.readUInt16LE(at + 6);
    const dataLength = !isLeaf ? 0 : flags === ELSEWHERE ? OVERFLOW_BYTES : size;
    const length = NODE_BYTES + keyLength + dataLength;
    if (offset + length > space) throw wrong();
    lengths.set(offset, length + (length % 2));
    nodes.push({ key: bytes.subarray(at + NODE_BYTES, at + NODE_BYTES + keyLength), at, size, flags });
  }
  let end = upper;
  for (let seen = 0; seen < nodes.length; seen += 1) {
    const length = lengths.get(end);
    if (length === undefined) throw wrong();
    end += length;
  }
  if (end !== space) throw wrong();
  return nodes;
}

/** The pages in a list of free ones: their number, then pages, where -n before a page means n pages from it on. */
function* pagesOf(list: Buffer): Generator<number> {
  const wrong = (): DamagedStore => damaged("a list of free pages cannot be read");
  if (list.length < 8) throw wrong();
  const count = uint64(list, 0);
  if (8 + count * 8 > list.length) throw wrong();
  let run = 1;
  for (let index = 1; index <= count; index += 1) {
    const entry = Number(list.readBigInt64LE(index * 8));
    if (entry === 0) continue;
    if (entry < 0) {
      if (run !== 1 || entry < -FAR_AWAY) throw wrong();
      run = -entry;
      continue;
    }
    for (let offset = 0; offset < run; offset += 1) yield entry + offset;
    run = 1;
  }
}

function compareBytes(a: Buffer, b: Buffer): number {
  return a.compare(b);
}

function compareNumbers(a: Buffer, b: Buffer): number {
  return uint64(a, 0) - uint64(b, 0);
}

function readBytes(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, at + read);
    if (count === 0) return bytes.subarray(0, read);
    read += count;
  }
  return bytes;
}

function uint64(bytes: Buffer, at: number): number {
  const high = bytes.readUInt32LE(at + 4);
  if (high > 0x1f_ffff) throw damaged("a number in it is impossible");
  return bytes.readUInt32LE(at) + high * 2 ** 32;
}

function damaged(reason: string): DamagedStore {
  return new DamagedStore(reason);
}
