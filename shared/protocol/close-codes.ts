/**
 * Why the server closed a socket. Codes 4400 to 4499 are final: the client stops and says why.
 * Codes 4500 to 4599, and every code not named here, are retried with back-off.
 */
export const CLOSE = {
  /** A frame was malformed, or broke a rule that no honest client breaks. */
  badFrame: 4400,
  /** The page's origin may not use this server. */
  forbiddenOrigin: 4401,
  /** A watcher tried to write. */
  readOnly: 4403,
  /** No board has this key. */
  unknownBoard: 4404,
  /** The board was deleted for good. */
  deleted: 4410,
  /** A frame, or the board it would make, is larger than the limit. */
  tooLarge: 4413,
  /** The board could not be opened or written just now. */
  unavailable: 4500,
  /** What is stored of the board cannot be trusted; it was left as it is and reported, and somebody has to restore it. */
  damaged: 4510,
  /** This reader stopped reading for too long. */
  tooSlow: 4508,
  /** A frame would have taken more of the server's time than one frame may. */
  tooCostly: 4513,
  /** Too many messages or connections, or too much that the server holds for one address. */
  tooMany: 4529,
  /** The server is stopping; come back (RFC 6455 §7.4.1, "service restart"). */
  restart: 1012,
} as const;

/** May a client that was closed with this code try again? */
export function mayRetry(code: number): boolean {
  return code < 4400 || code > 4499;
}
