import fc from "fast-check";
import type * as Y from "yjs";
import { AREA_IDS, type AreaId } from "#shared/domain/areas.ts";
import { startFromOrder } from "#shared/domain/allocation.ts";
import { SEAT_IDS, type SeatId } from "#shared/domain/seats.ts";
import { pinArea, recordFirst, tickArea } from "#shared/document/conversation-commands.ts";
import { ReplyWriter, replyWordsIn } from "#shared/document/reply-text.ts";
import { repliesOf, replyId, talkOf } from "#shared/document/schema.ts";
import { watchMap } from "#shared/document/undo-fields.ts";
import type { ConversationStep } from "#shared/document/undo-stack.ts";
import { Replicas, type Replica } from "./replicas.ts";

/** One open page with all that knows the conversation, as the client keeps it. */
export class ConversationPage {
  readonly replica: Replica;
  readonly writer: ReplyWriter;

  constructor(replica: Replica) {
    this.replica = replica;
    watchMap(talkOf(replica.doc), replica.undo);
    this.writer = new ReplyWriter(replica.target, replica.undo);
    replica.undo.alsoRead(() => JSON.stringify(this.letters()));
  }

  get doc(): Y.Doc {
    return this.replica.doc;
  }

  /** What is written, letter by letter. */
  letters(): readonly string[] {
    return Array.from(repliesOf(this.doc).values(), replyWordsIn);
  }

  pin(seat: SeatId, area: AreaId, isPinned = true): void {
    this.#begin(isPinned ? "pin" : "unpin", area);
    pinArea(this.replica.target, seat, area, isPinned);
  }

  tick(area: AreaId, isTalked = true): void {
    this.#begin(isTalked ? "tick" : "untick", area);
    tickArea(this.replica.target, area, isTalked);
  }

  /** Writes in a reply as one step. */
  write(seat: SeatId, area: AreaId, ...changes: readonly Change[]): void {
    this.#begin("reply", area);
    for (const { at, removed, words } of changes) {
      this.writer.replace(replyId(seat, area), at, removed, words);
    }
  }

  /** Places all areas and gives all points, as one step. */
  complete(seat: SeatId, order: readonly AreaId[] = AREA_IDS): void {
    this.replica.begin(seat);
    for (const [index, area] of order.entries()) this.replica.place(area, index + 1);
    this.replica.setAllocation(startFromOrder(order));
    this.replica.undo.begin();
  }

  /** Writes the first answers down, if it is time to. */
  record(): void {
    recordFirst(this.replica.target, this.replica.read().answers);
  }

  /** Everything of the conversation, and the cards too, as a person sees it. */
  seen(): unknown {
    const { answers, conversation } = this.replica.read();
    return [answers, conversation, this.letters()];
  }

  #begin(kind: ConversationStep, area: AreaId): void {
    this.replica.undo.begin();
    this.replica.undo.describe({ kind, area });
  }
}

/** Two pages on one board, with clocks that agree. */
export function twoConversations(seed = 1): {
  readonly replicas: Replicas;
  readonly robin: ConversationPage;
  readonly sam: ConversationPage;
} {
  const replicas = new Replicas([0, 0], seed);
  return {
    replicas,
    robin: new ConversationPage(replicas.at(0)),
    sam: new ConversationPage(replicas.at(1)),
  };
}

type Change = { readonly at: number; readonly removed: number; readonly words: string };

/** One thing that a person does while talking; `seat` is whose page it is. */
export type TalkGesture =
  | { readonly type: "pin"; readonly area: AreaId; readonly isSet: boolean }
  | { readonly type: "tick"; readonly area: AreaId; readonly isSet: boolean }
  | { readonly type: "reply"; readonly area: AreaId; readonly changes: readonly Change[] }
  | { readonly type: "complete"; readonly order: readonly AreaId[] }
  | { readonly type: "place"; readonly area: AreaId; readonly place: number | null };

/** Two areas are enough, and people meet at them. */
const anArea = fc.constantFrom<AreaId>("impact", "culture");

const words = fc.string({
  unit: fc.constantFrom("a", "b", " ", "é", "😀", "👩‍👧", "\n", "\u202E"),
  maxLength: 9,
});

export const aTalkGesture: fc.Arbitrary<TalkGesture> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom("pin" as const, "tick" as const, "tick" as const),
      area: anArea,
      isSet: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("reply" as const),
      area: anArea,
      changes: fc.array(fc.record({ at: fc.nat(12), removed: fc.nat(4), words }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("complete" as const),
      order: fc.shuffledSubarray([...AREA_IDS], { minLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("place" as const),
      area: anArea,
      place: fc.constantFrom(null, 1, 4),
    }),
  },
);

/** Makes a whole gesture as one step; false when it came to nothing and wrote nothing. */
export function makeTalkGesture(page: ConversationPage, seat: SeatId, gesture: TalkGesture): boolean {
  let hasWritten = false;
  const see = (): void => void (hasWritten = true);
  page.doc.on("update", see);
  switch (gesture.type) {
    case "pin":
      page.pin(seat, gesture.area, gesture.isSet);
      break;
    case "tick":
      page.tick(gesture.area, gesture.isSet);
      break;
    case "reply":
      page.write(seat, gesture.area, ...gesture.changes);
      break;
    case "complete":
      page.complete(seat, gesture.order);
      break;
    case "place":
      page.replica.begin(seat);
      page.replica.place(gesture.area, gesture.place);
      break;
  }
  page.doc.off("update", see);
  return hasWritten;
}

/** What a person sees, thing by thing. */
export function aspectsOf(page: ConversationPage): ReadonlyMap<string, string> {
  const { answers, conversation } = page.replica.read();
  const replies = repliesOf(page.doc);
  return new Map([
    ...SEAT_IDS.flatMap((seat) => [
      [`answers ${seat}`, JSON.stringify(answers[seat])] as const,
      ...AREA_IDS.map((area) => {
        const id = replyId(seat, area);
        return [`reply ${id}`, replies.get(id)?.toJSON() ?? ""] as const;
      }),
      ...AREA_IDS.map(
        (area) => [`pin ${seat} ${area}`, String(conversation.pins[seat].includes(area))] as const,
      ),
    ]),
    ...AREA_IDS.map((area) => [`talked ${area}`, String(conversation.talked.includes(area))] as const),
  ]);
}
