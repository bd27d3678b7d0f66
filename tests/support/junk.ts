import fc from "fast-check";
import * as Y from "yjs";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { Sent } from "./replicas.ts";

/** The roots that readers of answers and facts look at. */
const ROOTS = ["rank:left", "rank:right", "points:left", "points:right", "meta"] as const;

const CAP = 2 ** 48;

const stamps = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    1,
    -1,
    0.5,
    CAP - 1,
    CAP,
    CAP + 1,
    Number.MAX_SAFE_INTEGER,
    1e300,
    "5",
    null,
    -0,
  ),
  fc.integer({ min: 1_799_999_000_000, max: 1_800_001_000_000 }),
);

const keys = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    "a",
    "a0",
    "a1",
    "a1V",
    "a0G",
    "a10",
    "Zz",
    "!",
    "é1",
    "A00000000000000000000000000",
  ),
  fc.constantFrom<unknown>(
    "A00000000000000000000000000V",
    "zzzzzzzzzzzzzzzzzzzzzzzzzzz",
    `a0${"V".repeat(60)}`,
    7,
    [],
  ),
  fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{1,40}$/),
  fc.stringMatching(/^a[0-9A-Za-z]{1,3}$/),
);

const columns = fc.oneof(
  fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }),
  fc.array(fc.nat(100), { minLength: 5, maxLength: 7 }),
  fc.constantFrom<unknown>(
    [100, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 100],
    [-0, 0, 0, 0, 0, 0],
    [-1, 0, 0, 0, 0, 0],
  ),
  fc.constantFrom<unknown>([50, 50, 50, 0, 0, 0], [0.5, 0, 0, 0, 0, 0], ["9", 0, 0, 0, 0, 0], {}, "100000"),
);

const someArea = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...AREA_IDS) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(0, "title", "__proto__", "constructor", null) },
);

const heard = fc.oneof(fc.constant<unknown>(null), fc.array(fc.oneof(someArea, stamps), { maxLength: 8 }));

/** A record that is ours but for one thing or another, or valid and wild. */
const nearRecord = fc
  .tuple(
    fc.constantFrom<unknown>(1, 1, 1, 1, 2, "1", null),
    stamps,
    someArea,
    fc.oneof(keys, columns),
    fc.array(fc.oneof(someArea, heard, fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<unknown>), {
      maxLength: 3,
    }),
  )
  .map(([version, stamp, area, value, rest]): unknown => [version, stamp, area, value, ...rest]);

/** What a hostile, broken or newer client may put into a list. */
const junkValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: nearRecord },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(new Uint8Array([1, 2]), [1, 12n, "impact"], "text") },
);

/** One thing that somebody else's program does to a document. */
export type Junk = {
  readonly root: (typeof ROOTS)[number];
  readonly as: "list" | "map" | "text" | "rich" | "nested" | "xml" | "subdocument";
  readonly value: unknown;
};

export const someJunk: fc.Arbitrary<Junk> = fc.record({
  root: fc.constantFrom(...ROOTS),
  as: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Junk["as"]>("list") },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Junk["as"]>("map", "text", "rich", "nested", "xml", "subdocument"),
    },
  ),
  value: junkValue,
});

const META_KEYS = ["v", "title", "name:left", "name:right", "mode", "createdAt"];

/** The transaction of a program that takes the root for something else, on a document of its own. */
export function junkUpdate({ root, as, value }: Junk, clientID: number): Sent {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  let v1: Uint8Array = new Uint8Array();
  let v2: Uint8Array = new Uint8Array();
  doc.on("update", (update: Uint8Array) => (v1 = update));
  doc.on("updateV2", (update: Uint8Array) => (v2 = update));
  doc.transact(() => {
    if (as === "list") doc.getArray(root).insert(0, [value, value]);
    else if (as === "map") for (const key of META_KEYS) doc.getMap(root).set(key, value);
    else if (as === "text") doc.getText(root).insert(0, "[1,2]");
    else if (as === "rich")
      doc.getText(root).applyDelta([{ insert: "a", attributes: { bold: true } }, { insert: { image: 1 } }]);
    else if (as === "nested")
      doc
        .getArray(root)
        .insert(0, [new Y.Map([["0", value]]), Y.Array.from([1, 5, "impact"]), new Y.Text("x")]);
    else if (as === "xml") doc.getXmlFragment(root).insert(0, [new Y.XmlElement("p")]);
    else doc.getArray(root).insert(0, [new Y.Doc()]);
  });
  doc.destroy();
  return { v1, v2 };
}
