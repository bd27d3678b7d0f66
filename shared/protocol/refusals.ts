/** Why the server refuses a request over HTTP; the sentence beside it is English and for people. */
export type RefusalReason =
  /** The address, the body or one of its fields cannot be read. */
  | "bad-request"
  | "bad-parameter"
  | "no-reveal"
  | "not-json"
  | "too-large"
  /** More than one address may ask. */
  | "too-many"
  | "too-many-of-board"
  | "no-board"
  | "watch-only"
  /** A key that may edit, where one that watches is wanted. */
  | "edit-key"
  | "no-format"
  | "nothing-here"
  | "stopping"
  | "unavailable"
  | "busy"
  | "too-slow"
  | "damaged"
  | "not-made"
  /** Refused, or gone wrong, for no other reason in this list. */
  | "refused"
  | "server-fault";

/** What the body of such an answer holds. */
export type Refusal = { readonly error: string; readonly reason: RefusalReason };
