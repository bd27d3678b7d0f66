// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { canCopyImage, copyImage, copyText } from "../../../client/snapshot/copy.ts";
import { paperHere } from "../../../client/snapshot/paper.ts";
import { canShareFiles, share } from "../../../client/snapshot/share.ts";
import { SnapshotError } from "../../../client/snapshot/snapshot-error.ts";

afterEach(() => vi.unstubAllGlobals());

/** A clipboard that keeps what it is given, or does not allow it; an item waits for its forms, as browsers do. */
function clipboard(allows: { readonly items?: boolean; readonly text?: boolean }) {
  const kept: string[] = [];
  const refuse = (): never => {
    throw new DOMException("no", "NotAllowedError");
  };
  class Item {
    readonly forms: Record<string, Blob | Promise<Blob>>;
    constructor(forms: Record<string, Blob | Promise<Blob>>) {
      this.forms = forms;
    }
  }
  vi.stubGlobal("ClipboardItem", allows.items === undefined ? undefined : Item);
  const write = async (items: readonly Item[]): Promise<void> => {
    if (allows.items === false) refuse();
    for (const [type, form] of Object.entries(items[0]?.forms ?? {}))
      kept.push(`${type}: ${await (await form).text()}`);
  };
  const writeText = async (text: string): Promise<void> => {
    if (allows.text === false) refuse();
    kept.push(text);
  };
  vi.stubGlobal("navigator", { clipboard: { writeText, ...(allows.items === undefined ? {} : { write }) } });
  return kept;
}

test("a picture that is still on its way is handed to the clipboard in the very press", async () => {
  const kept = clipboard({ items: true });
  let arrive = (_picture: Blob): void => {};
  const onItsWay = new Promise<Blob>((resolve) => (arrive = resolve));
  const written = vi.spyOn(navigator.clipboard, "write");
  const copied = copyImage(onItsWay);
  expect(written).toHaveBeenCalledTimes(1);
  arrive(new Blob(["pixels"]));
  expect(await copied).toBe("copied");
  expect(kept).toEqual(["image/png: pixels"]);
});

test("copying a picture says when it cannot be, is not allowed, or has no picture, and never that it was done", async () => {
  clipboard({ items: false });
  expect(await copyImage(Promise.resolve(new Blob()))).toBe("refused");
  const broken = Promise.reject(new SnapshotError("noSurface"));
  await expect(copyImage(broken)).rejects.toThrow("noSurface");
  clipboard({});
  expect(canCopyImage()).toBe(false);
  expect(await copyImage(Promise.resolve(new Blob()))).toBe("missing");
  vi.stubGlobal("navigator", {});
  expect(await copyImage(Promise.resolve(new Blob()))).toBe("missing");
});

test("a text is copied in both forms at once, plain where that is all there is, and not at all on plain http", async () => {
  const words = { plain: "Maya 30", html: "<b>Maya</b> 30" };
  let kept = clipboard({ items: true });
  expect(await copyText(words)).toBe("copied");
  expect(kept).toEqual(["text/plain: Maya 30", "text/html: <b>Maya</b> 30"]);
  kept = clipboard({ items: false });
  expect(await copyText(words)).toBe("copied");
  expect(kept).toEqual(["Maya 30"]);
  kept = clipboard({});
  expect(await copyText(words)).toBe("copied");
  expect(kept).toEqual(["Maya 30"]);
  clipboard({ items: false, text: false });
  expect(await copyText(words)).toBe("refused");
  vi.stubGlobal("navigator", {});
  expect(await copyText(words)).toBe("missing");
});

test("the paper is Letter only where both the language and the clock are American", () => {
  expect(paperHere("en-US", "America/Chicago")).toBe("letter");
  expect(paperHere("es-MX", "America/Mexico_City")).toBe("letter");
  expect(paperHere("en", "America/New_York")).toBe("letter");
  expect(paperHere("en-US", "Europe/Berlin")).toBe("a4");
  expect(paperHere("pt-BR", "America/Sao_Paulo")).toBe("a4");
  expect(paperHere("zh-Hans-CN", "Asia/Shanghai")).toBe("a4");
  expect(paperHere("", "UTC")).toBe("a4");
});

test("a device shares the picture with its text, or alone, or not at all; to turn back is no error", async () => {
  const picture = new File(["1"], "a.png", { type: "image/png" });
  const shared: ShareData[] = [];
  let end = async (): Promise<void> => {};
  const device = (canShare: (data: ShareData) => boolean): void => {
    vi.stubGlobal("navigator", {
      canShare,
      share: (data: ShareData) => {
        shared.push(data);
        return end();
      },
    });
  };
  device(() => true);
  expect(canShareFiles()).toBe(true);
  expect(await share(picture, "Autumn talk", "Maya 30")).toBe("shared");
  device(({ text }) => text === undefined);
  expect(await share(picture, "Autumn talk", "Maya 30")).toBe("shared");
  expect(shared).toEqual([{ files: [picture], title: "Autumn talk", text: "Maya 30" }, { files: [picture] }]);
  end = () => Promise.reject(new DOMException("turned back", "AbortError"));
  expect(await share(picture, "", "")).toBe("cancelled");
  end = () => Promise.reject(new DOMException("too late", "NotAllowedError"));
  expect(await share(picture, "", "")).toBe("press-again");
  end = () => Promise.reject(new TypeError("broken"));
  await expect(share(picture, "", "")).rejects.toThrow("broken");
  device(() => false);
  expect(canShareFiles()).toBe(false);
  vi.stubGlobal("navigator", {});
  expect(canShareFiles()).toBe(false);
});
