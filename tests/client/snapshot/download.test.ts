// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { downloadFile } from "../../../client/snapshot/download.ts";
import { localDay } from "../../../client/snapshot/local-day.ts";
import { pictureOf } from "../../../client/snapshot/picture.ts";
import { snapshotFile } from "../../../client/snapshot/snapshot-file.ts";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { fetchFont, svgFrom } from "../../support/fonts.ts";
import { aBoard, ENGLISH } from "../../shared/domain/snapshot/boards.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("a file is handed over under its name, and its object URL is let go of", () => {
  const made = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:made");
  const revoked = vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined);
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
    clicked.push(`${this.download} from ${this.href}`);
  });
  downloadFile({ name: "a.svg", blob: new Blob(["<svg/>"]) });
  expect(clicked).toEqual(["a.svg from blob:made"]);
  expect(made).toHaveBeenCalledTimes(1);
  expect(revoked).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(revoked).toHaveBeenCalledExactlyOnceWith("blob:made");
  expect(document.querySelector("a")).toBeNull();
});

test("today is the day on this device's calendar, not in Greenwich", () => {
  expect(localDay(new Date(2026, 0, 2, 0, 5))).toBe("2026-01-02");
  expect(localDay(new Date(2026, 11, 31, 23, 59))).toBe("2026-12-31");
});

test("the SVG file is the picture of the preview, and to the byte what the server draws; the text formats are what the shared functions write", async () => {
  vi.stubGlobal("fetch", fetchFont);
  const options = { ...ENGLISH, date: "2026-11-23", withTalk: false };
  const svg = await snapshotFile(aBoard(), "svg", options, "a4");
  expect(svg.name).toBe("what-matters-maya-sam-2026-11-23.svg");
  expect(svg.blob.type).toBe("image/svg+xml");
  expect(await svg.blob.text()).toBe((await pictureOf(sceneOf(aBoard(), options))).svg);
  expect(await svg.blob.text()).toBe(await svgFrom(sceneOf(aBoard(), options)));
  const markdown = await snapshotFile(aBoard(), "md", options, "a4");
  expect([markdown.name, markdown.blob.type]).toEqual([
    "what-matters-maya-sam-2026-11-23.md",
    "text/markdown;charset=utf-8",
  ]);
  const json = await snapshotFile(aBoard(), "json", options, "a4");
  expect(JSON.parse(await json.blob.text())).toMatchObject({
    format: "what-matters-snapshot",
    date: "2026-11-23",
  });
});
