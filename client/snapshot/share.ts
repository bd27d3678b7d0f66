/** What became of sharing; "press-again" when the browser wants a fresh press because the picture took too long. */
export type ShareOutcome = "shared" | "cancelled" | "press-again";

/** Does this device have a sheet that takes files to other apps? */
export function canShareFiles(): boolean {
  return canShare({ files: [new File(["1"], "picture.png", { type: "image/png" })] });
}

/** Opens the device's share sheet with a picture and a text; a sheet that takes no text with it gets the picture alone. */
export async function share(file: File, title: string, text: string): Promise<ShareOutcome> {
  const all = { files: [file], title, text };
  try {
    await navigator.share(canShare(all) ? all : { files: [file] });
    return "shared";
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "AbortError") return "cancelled";
    if (name === "NotAllowedError") return "press-again";
    throw error;
  }
}

function canShare(data: ShareData): boolean {
  return (
    typeof navigator.share === "function" &&
    typeof navigator.canShare === "function" &&
    navigator.canShare(data)
  );
}
