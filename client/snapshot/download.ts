import type { SnapshotFile } from "./snapshot-file.ts";

/** Browsers read the file after the click; the slow ones need a moment, none needs longer than this. */
const REVOKE_AFTER_MS = 30_000;

/** Hands a file to the browser to save, and lets go of it soon after. */
export function downloadFile({ name, blob }: SnapshotFile): void {
  const url = URL.createObjectURL(blob);
  follow(url, name);
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

/** Hands a `mailto:` link to the mail program of the device. */
export function openMail(link: string): void {
  follow(link);
}

function follow(address: string, fileName?: string): void {
  const link = document.createElement("a");
  link.href = address;
  if (fileName !== undefined) link.download = fileName;
  link.hidden = true;
  // A modal dialog makes the rest of the page inert, and some browsers ignore a click on an inert link.
  (document.querySelector("dialog[open]") ?? document.body).append(link);
  link.click();
  link.remove();
}
