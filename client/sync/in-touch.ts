/*
 * What keeps an open board in touch with the server, and with the other tabs of this browser while there is none. It is
 * a piece of its own, which comes as soon as the board is there.
 */
export { watchLine } from "./line.ts";
export { bridgeTabs } from "./tab-bridge.ts";
