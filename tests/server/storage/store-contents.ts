import { createHash } from "node:crypto";
import { DamagedDocument, type UpdateStore } from "../../../server/storage/update-store.ts";
import { seededRandom } from "../../support/property.ts";

/** What a store should hold: names, each with a digest of its updates; "deleted" for those that are gone. */
export type Expected = Readonly<Record<string, string>>;

/** Of a document's updates, in their order. */
function digestOf(updates: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const update of updates) hash.update(`${update.length}:`).update(update);
  return hash.digest("hex");
}

/** Fills a store by a random history of boards begun, written, compacted and deleted; the same for the same seed. */
export async function fillStore(
  store: UpdateStore,
  seed: number,
  steps: number,
  afterStep?: () => void,
): Promise<Expected> {
  const random = seededRandom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => upTo(256));
  // Most updates are small; some need pages of their own.
  const someBytes = (): Uint8Array => bytes(random() < 0.1 ? upTo(9_000) : upTo(120));
  const positions = new Map<string, number>();
  const gone = new Set<string>();
  for (let step = 0; step < steps; step += 1) {
    const names = [...positions.keys()];
    const name = names[upTo(names.length)];
    const what = random();
    if (name === undefined || what < 0.3) {
      const fresh = Buffer.from(bytes(16)).toString("base64url");
      await store.create(fresh, someBytes());
      positions.set(fresh, 1);
    } else if (what < 0.75) {
      const updates = Array.from({ length: 1 + upTo(6) }, someBytes);
      positions.set(name, await store.append(name, updates));
    } else if (what < 0.95) {
      await store.compact(name, someBytes(), positions.get(name) ?? 1);
    } else {
      await store.delete(name);
      positions.delete(name);
      gone.add(name);
    }
    afterStep?.();
  }
  return expectedOf(store, [...positions.keys()], [...gone]);
}

async function expectedOf(
  store: UpdateStore,
  names: readonly string[],
  gone: readonly string[],
): Promise<Expected> {
  const expected: Record<string, string> = {};
  for (const name of names) expected[name] = digestOf((await store.load(name))?.updates ?? []);
  for (const name of gone) expected[name] = "deleted";
  return expected;
}

/** What a store gives back that it should not: a board that is missing, changed or back again. Damage that it tells is right. */
export async function wrongsIn(store: UpdateStore, expected: Expected): Promise<readonly string[]> {
  const wrongs: string[] = [];
  for (const [name, digest] of Object.entries(expected)) {
    const found = await store.load(name).then(
      (stored) => (stored ? digestOf(stored.updates) : "nothing"),
      (error: unknown) => {
        if (error instanceof DamagedDocument) return "damaged";
        throw error;
      },
    );
    const isRight = digest === "deleted" ? found === "nothing" : found === digest || found === "damaged";
    if (!isRight) wrongs.push(`${name} should be ${digest} and is ${found}`);
    if (digest !== "deleted" && !(await store.has(name)))
      wrongs.push(`${name} looks as if it had never been`);
  }
  return wrongs;
}
