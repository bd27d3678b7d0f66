import type { Messages } from "#shared/messages/messages.ts";

/** A snapshot that could not be made; `why` is the sentence for people, which says what they can do instead. */
export class SnapshotError extends Error {
  readonly why: keyof Messages["exporting"]["errors"];

  constructor(why: keyof Messages["exporting"]["errors"], options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}
