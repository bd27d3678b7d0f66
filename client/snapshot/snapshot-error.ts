/** A snapshot that could not be made; its message is for people and says what they can do instead. */
export class SnapshotError extends Error {}
