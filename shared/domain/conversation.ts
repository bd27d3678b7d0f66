import { AREA_IDS, perArea, type AreaId, type PerArea } from "./areas.ts";
import { tidyLine, type PerSeat } from "./seats.ts";
import { cutWhole } from "./whiteboard/note.ts";

/** Characters of what one person writes to an area's question: a few sentences; longer texts are cut. */
export const MAX_REPLY_LENGTH = 500;

/** Characters of a reply that are read and shown: two pages of one person may together pass the limit, junk passes it far. */
export const MAX_READ_REPLY_LENGTH = 2 * MAX_REPLY_LENGTH;

/** What two people add to a comparison while they talk about it. */
export type Conversation = {
  /** The areas that each of the two has pinned (*Let's talk about this*), in card order. */
  readonly pins: PerSeat<readonly AreaId[]>;
  /** The areas that have been ticked as talked about, in card order. */
  readonly talked: readonly AreaId[];
  /** What each of the two has written to an area's question; empty where nothing was. */
  readonly replies: PerArea<PerSeat<string>>;
};

/** What is there before anybody has pinned, ticked or written anything. */
export const NO_CONVERSATION: Conversation = {
  pins: { left: [], right: [] },
  talked: [],
  replies: perArea(() => ({ left: "", right: "" })),
};

/** The areas that anybody has pinned, in card order: these are talked about first. */
export function pinnedAreas({ pins }: Pick<Conversation, "pins">): readonly AreaId[] {
  return AREA_IDS.filter((area) => pins.left.includes(area) || pins.right.includes(area));
}

/** A reply as its person meant it: no control or direction characters, no empty space around its lines. */
export function tidyReply(text: string): string {
  return cutWhole(text, MAX_READ_REPLY_LENGTH)
    .split("\n")
    .map((line) => tidyLine(line, MAX_READ_REPLY_LENGTH))
    .join("\n")
    .trim();
}
