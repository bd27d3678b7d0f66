import type { Board } from "#shared/domain/board.ts";
import { emailOf, mailtoOf } from "#shared/domain/snapshot/email.ts";
import { fileNameOf, type SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import { htmlOf } from "#shared/domain/snapshot/html.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { plainTextOf } from "#shared/domain/snapshot/plain-text.ts";
import type { Scene } from "#shared/domain/snapshot/scene.ts";
import type { Paper } from "#shared/typesetting/pdf/paper.ts";
import { exporting } from "#shared/messages/en/exporting.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { messagesNow } from "../../language/language.ts";
import { copyImage, copyText, type RichText } from "../../snapshot/copy.ts";
import { downloadFile, openMail } from "../../snapshot/download.ts";
import { pngOf } from "../../snapshot/png.ts";
import { share, type ShareOutcome } from "../../snapshot/share.ts";
import { snapshotFile } from "../../snapshot/snapshot-file.ts";
import type { Outcome } from "./use-actions.ts";

/** What the dialog takes away: the board, how it was chosen to look, and the picture that is made of both. */
export type Snapshot = {
  readonly board: Board;
  readonly options: SnapshotOptions;
  readonly scene: Scene;
  readonly paper: Paper;
};

/** An action that ended as it should. */
export function done(text: string): Outcome {
  return { kind: "done", text };
}

/** Saves a file. */
export async function save(extension: SnapshotExtension, snapshot: Snapshot): Promise<Outcome> {
  const { board, options, paper } = snapshot;
  const file = await snapshotFile(board, extension, options, paper);
  downloadFile(file);
  return done(outcomesNow().saving(file.name));
}

/** Copies the picture, or saves it where that cannot be done, and says which of both. */
export async function copyPicture({ board, options, scene }: Snapshot): Promise<Outcome> {
  const png = pngOf(scene);
  const outcome = await copyImage(png);
  const outcomes = outcomesNow();
  if (outcome === "copied") return done(outcomes.pictureCopied);
  const file = { name: fileNameOf(board, options, "png"), blob: await png };
  downloadFile(file);
  if (outcome === "refused") return done(outcomes.savedAsRefused(file.name));
  return done((isSecureContext ? outcomes.savedAsMissing : outcomes.savedAsInsecure)(file.name));
}

/** Copies the text, or shows it to be copied by hand. */
export async function copyWords({ board, options }: Snapshot): Promise<Outcome> {
  const words = { plain: plainTextOf(board, options), html: htmlOf(board, options) };
  return await copyOrShow(words, outcomesNow().textCopied);
}

/** Begins an e-mail. What a link to a mail program has no room for is copied, so that it can be pasted. */
export async function sendMail({ board, options }: Snapshot): Promise<Outcome> {
  const mail = emailOf(board, options);
  const whole = { plain: mail.whole, html: htmlOf(board, options) };
  const copying =
    mail.leftOut === null
      ? done(outcomesNow().mailOpens)
      : copyOrShow(whole, outcomesNow().mailOpensShort(mail.leftOut));
  openMail(mailtoOf(mail));
  return await copying;
}

/** Makes the picture as a file that can be shared. */
export async function fileToShare({ board, options, scene }: Snapshot): Promise<File> {
  return new File([await pngOf(scene)], fileNameOf(board, options, "png"), { type: "image/png" });
}

/** Opens the share sheet with a file and the short text. */
export async function shareFile(file: File, { board, options }: Snapshot): Promise<ShareOutcome> {
  const { subject, text } = emailOf(board, options);
  return await share(file, subject, text);
}

async function copyOrShow(words: RichText, copied: string): Promise<Outcome> {
  const outcome = await copyText(words);
  if (outcome === "copied") return done(copied);
  const { byHandRefused, byHandInsecure } = outcomesNow();
  return {
    kind: "done",
    text: outcome === "refused" ? byHandRefused : byHandInsecure,
    byHand: words.plain,
  };
}

function outcomesNow(): Messages["exporting"]["outcomes"] {
  return messagesNow({ exporting }).exporting.outcomes;
}
