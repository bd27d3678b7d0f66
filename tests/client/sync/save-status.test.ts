import { expect, test } from "vitest";
import { isSafeToLeave, type SaveStatus } from "../../../client/sync/save-status.ts";

const notSaved = (
  reason: Extract<SaveStatus, { kind: "not-saved" }>["reason"],
  kept: boolean,
): SaveStatus => ({
  kind: "not-saved",
  reason,
  final: false,
  kept,
});

test.each<[string, boolean, SaveStatus]>([
  ["everything is on the server’s disk", true, { kind: "saved" }],
  ["edits are on their way", false, { kind: "saving" }],
  ["there is no connection, and this device keeps edits", true, { kind: "offline", kept: true }],
  ["there is no connection, and this device keeps nothing", false, { kind: "offline", kept: false }],
  ["the board is damaged, and this device keeps edits", true, notSaved("damaged", true)],
  ["the board is damaged, and this device keeps nothing", false, notSaved("damaged", false)],
  [
    "the server’s disk takes nothing, though a page that stays would see it saved",
    false,
    notSaved("storage-failed", true),
  ],
  ["the board was deleted, so nothing is left to lose", true, notSaved("deleted", false)],
])("when %s, leaving the page without a warning is safe: %s", (_when, isSafe, status) => {
  expect(isSafeToLeave(status)).toBe(isSafe);
});
