/*
 * In place of lib0's, which y-websocket brings along and, with `disableBc`, never uses: 0.3 kB of the first load. Tabs
 * that may talk to each other do so by `tab-bridge.ts`.
 */

/** Does nothing. */
export function publish(): void {}

/** Does nothing. */
export function subscribe(): void {}

/** Does nothing. */
export function unsubscribe(): void {}
