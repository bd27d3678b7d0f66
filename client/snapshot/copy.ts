/** What became of copying: done, impossible in this browser or on this address, or not allowed by the browser. */
export type CopyOutcome = "copied" | "missing" | "refused";

/** One text in the two forms that programs ask the clipboard for. */
export type RichText = { readonly plain: string; readonly html: string };

/** Can this browser copy a picture here? On plain http none can. */
export function canCopyImage(): boolean {
  return typeof navigator.clipboard?.write === "function" && typeof ClipboardItem === "function";
}

/**
 * Copies a picture that may still be on its way. To be called in the very press: Safari allows the clipboard only then,
 * and takes a promise for what is not ready. Throws what the picture throws.
 */
export async function copyImage(picture: Promise<Blob>): Promise<CopyOutcome> {
  if (!canCopyImage()) return "missing";
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return "copied";
  } catch {
    // A picture that could not be drawn is no refusal, and is told as what it is.
    await picture;
    return "refused";
  }
}

/** Copies a text, formatted where the clipboard takes that, else plain. To be called in the very press. */
export async function copyText({ plain, html }: RichText): Promise<CopyOutcome> {
  if (navigator.clipboard === undefined) return "missing";
  if (canCopyImage()) {
    try {
      const forms = {
        "text/plain": new Blob([plain], { type: "text/plain" }),
        "text/html": new Blob([html], { type: "text/html" }),
      };
      await navigator.clipboard.write([new ClipboardItem(forms)]);
      return "copied";
    } catch {
      // The plain form may still be allowed.
    }
  }
  try {
    await navigator.clipboard.writeText(plain);
    return "copied";
  } catch {
    return "refused";
  }
}
