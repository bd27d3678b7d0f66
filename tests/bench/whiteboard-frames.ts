/**
 * How smooth a page stays while the other person draws and drags at full rate, on a processor slowed four times: the
 * intervals between animation frames, and, measured apart since tracing costs time itself, the work of the page's main
 * thread in each frame. After `npm run build`. In the same run: nobody does anything; the other draws; the other drags a
 * card; both with the laser at once, as three hands could; all of it on a board with 1,000 strokes; and while I draw too.
 * `SECONDS=20` makes each longer, `SLOWED=1` leaves the processor as it is. No graphics card: Chromium paints by itself.
 */
import { chromium, type Browser, type Page } from "@playwright/test";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { PresenceChannel } from "../../client/sync/presence-channel.ts";
import { AnswerWriter, type CommandTarget } from "#shared/document/commands.ts";
import { packLiveStroke } from "#shared/document/stroke-codec.ts";
import { addStroke, newId } from "#shared/document/whiteboard-commands.ts";
import { AREA_IDS } from "#shared/domain/areas.ts";
import type { InkPoint } from "#shared/domain/whiteboard/stroke.ts";
import { thinned } from "../support/busy-hour.ts";
import { findChromium } from "../support/find-chromium.mjs";
import { FROM_BUILD, newDataDir, startServerProcess } from "../support/start-server.ts";
import { measureFor, until, wholeSetting } from "./settings.ts";
import { printTable } from "./table.ts";

const seconds = wholeSetting("SECONDS", 6);
const slowed = wholeSetting("SLOWED", 4);
const STROKES = 1_000;
/** Milliseconds between two points of a hand, and between what it tells the others. */
const POINT_MS = 8;
const TELL_MS = 50;
/** Milliseconds between two writes of a drag, as in the client. */
const WRITE_MS = 500;
/** Milliseconds that one line takes. */
const LINE_MS = 1_500;

type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
type Frames = {
  readonly intervals: Percentiles;
  readonly work: Percentiles;
  readonly perSecond: number;
};

/** What a hand of the other person does. */
type Doing = "draws" | "points" | "drags";

/** The other person: a page without a screen, which costs the browser nothing. */
class OtherPerson {
  readonly #provider: WebsocketProvider;
  readonly #presence: PresenceChannel;
  readonly #target: CommandTarget;
  #timers: NodeJS.Timeout[] = [];

  constructor(syncUrl: string, editKey: string) {
    const doc = new Y.Doc();
    const options = {
      disableBc: true,
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    };
    this.#provider = new WebsocketProvider(syncUrl, editKey, doc, options);
    this.#presence = new PresenceChannel(this.#provider.awareness);
    this.#target = { doc, origin: {}, now: Date.now, random: Math.random };
  }

  async arrive(): Promise<void> {
    await until("the other person has the board", () => this.#provider.synced);
    this.#presence.introduce({ seat: "right", step: "rank" });
    AREA_IDS.forEach((area, index) => this.#writer().place(area, index + 1));
  }

  /** Covers the board with finished lines, as after a long talk. */
  coverWithInk(): void {
    this.#target.doc.transact(() => this.#drawAll());
  }

  #drawAll(): void {
    for (let index = 0; index < STROKES; index += 1) {
      const [x, y] = [(index * 97) % 1_200, (index * 61) % 560];
      const line = scribble(x, y, 60, index);
      const points = thinned(line);
      const tool = index % 7 === 0 ? "marker" : "pen";
      addStroke(this.#target, {
        id: newId(this.#target),
        by: index % 2 === 0 ? "left" : "right",
        tool,
        points,
      });
    }
  }

  /** Draws lines, points with the laser, drags a card up and down, or all at once, without a pause. */
  begin(doing: readonly Doing[]): void {
    const does = (what: Doing): boolean => doing.includes(what);
    let startedAt = performance.now();
    let id = newId(this.#target);
    let points: InkPoint[] = [];
    this.#timers = [
      setInterval(() => {
        const time = performance.now() - startedAt;
        const round = time / LINE_MS;
        const angle = 14 * round;
        points.push({
          x: 300 + 600 * round + 120 * Math.cos(angle),
          y: 250 + 150 * Math.sin(angle * 1.3),
          pressure: 0.5,
        });
      }, POINT_MS),
      setInterval(() => {
        const last = points.at(-1);
        if (last === undefined) return;
        if (does("draws"))
          this.#presence.draw({ id, tool: "pen", points: packLiveStroke("right", "pen", points) });
        if (does("points")) this.#presence.point({ on: "board", x: last.x, y: last.y, laser: true });
        if (!does("drags")) return;
        const place = 1 + Math.round(2.5 + 2.5 * Math.sin(performance.now() / 400));
        const y = place - 0.5;
        this.#presence.showHand({ kind: "card", seat: "right", area: "learning", place, x: 0.5, y });
      }, TELL_MS),
      setInterval(() => {
        if (!does("drags")) return;
        const place = 1 + Math.round(2.5 + 2.5 * Math.sin(performance.now() / 400));
        this.#writer().place("learning", place);
      }, WRITE_MS),
      setInterval(() => {
        if (does("draws")) {
          addStroke(this.#target, { id, by: "right", tool: "pen", points: thinned(points) });
          this.#presence.draw(undefined);
        }
        id = newId(this.#target);
        points = [];
        startedAt = performance.now();
      }, LINE_MS),
    ];
  }

  end(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#presence.draw(undefined);
    this.#presence.point(undefined);
    this.#presence.showHand(undefined);
  }

  leave(): void {
    this.#presence.close();
    this.#provider.destroy();
    this.#target.doc.destroy();
  }

  #writer(): AnswerWriter {
    return new AnswerWriter(this.#target, "right");
  }
}

const chromiumPath = findChromium();
if (chromiumPath === null) throw new Error("This bench needs Chromium. Install it, or set CHROMIUM_PATH.");
const dataDir = await newDataDir();
const server = await startServerProcess(dataDir.path, { LOG_LEVEL: "warn" }, FROM_BUILD);
const browser = await chromium.launch({
  executablePath: chromiumPath,
  // Without this it would imitate a graphics card, and slowly.
  args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
try {
  await measure(browser);
} finally {
  await browser.close();
  await server.end("SIGTERM");
  await dataDir.remove();
}

async function measure(opened: Browser): Promise<void> {
  const { editKey } = await server.createBoard({ names: ["Maya", "Sam"] });
  const other = new OtherPerson(server.syncUrl, editKey);
  await other.arrive();
  const page = await opened.newPage({ viewport: { width: 1440, height: 900 }, baseURL: server.url });
  // tsx names functions by a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.goto(`/b/${editKey}`);
  await page.getByRole("dialog", { name: "Take a seat" }).getByRole("button", { name: "Maya" }).click();
  await page.getByRole("toolbar", { name: "Whiteboard" }).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });

  const rows: [string, Frames][] = [];
  const note = async (name: string, meanwhile?: () => Promise<void>): Promise<void> => {
    rows.push([name, await framesOf(opened, page, meanwhile)]);
  };
  const noteEach = async (where: string): Promise<void> => {
    await note(`${where}nobody does anything`);
    for (const doing of [["draws"], ["drags"], ["draws", "points", "drags"]] as const) {
      other.begin(doing);
      await note(`${where}the other ${doing.join(", ")}`);
      other.end();
    }
  };
  await noteEach("");
  other.coverWithInk();
  await until("the page shows all ink", async () => (await inkOn(page)) > 0.02);
  await measureFor(3);
  await noteEach("1,000 strokes, ");
  other.begin(["draws"]);
  await page.getByRole("button", { name: "Pen", exact: true }).click();
  await note("1,000 strokes, the other draws, and I too", () => drawFor(page, seconds));
  other.end();
  other.leave();

  const cells = ({ p50, p95, p99, max }: Percentiles): string[] =>
    [p50, p95, p99, max].map((value) => value.toFixed(1));
  const head = ["", "frames/s", "p50", "p95", "p99", "max", "work p50", "p95", "p99", "max"];
  printTable(
    `Milliseconds between frames, and of main-thread work in a frame; processor slowed ${slowed} times, ${seconds} s each`,
    head,
    rows.map(([name, { intervals, work, perSecond }]) => [
      name,
      perSecond.toFixed(1),
      ...cells(intervals),
      ...cells(work),
    ]),
  );
}

/** Measures frames for a while, or for as long as something is done. */
async function framesOf(opened: Browser, page: Page, meanwhile?: () => Promise<void>): Promise<Frames> {
  const recorder = await page.evaluateHandle(() => {
    const times: number[] = [];
    let isOver = false;
    const tick = (time: number): void => {
      times.push(time);
      if (!isOver) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return {
      stop: () => {
        isOver = true;
        return times;
      },
    };
  });
  await (meanwhile?.() ?? measureFor(seconds));
  const times = await recorder.evaluate((each) => each.stop());
  await opened.startTracing(page, {
    categories: ["-*", "devtools.timeline", "toplevel", "blink.user_timing"],
  });
  await (meanwhile?.() ?? measureFor(seconds));
  const trace = JSON.parse((await opened.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const intervals = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const whole = intervals.reduce((sum, each) => sum + each, 0);
  return {
    intervals: percentiles(intervals),
    work: percentiles(workPerFrame(trace.traceEvents)),
    perSecond: (1_000 * intervals.length) / whole,
  };
}

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** As `dur`, but only while the thread had the processor: what other programs do does not count. */
  readonly tdur?: number;
};

/** Milliseconds of the page's main thread from one frame's callbacks to the next frame's: scripts, layout and painting. */
function workPerFrame(events: readonly TraceEvent[]): readonly number[] {
  const frames = events.filter(({ name }) => name === "FireAnimationFrame").toSorted((a, b) => a.ts - b.ts);
  const [first] = frames;
  if (first === undefined) return [];
  const tasks = events
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && pid === first.pid && tid === first.tid)
    .toSorted((a, b) => a.ts - b.ts);
  // Several callbacks belong to one frame; a frame begins with a task that has any.
  const begins = tasks.filter((task) =>
    frames.some(({ ts }) => ts >= task.ts && ts < task.ts + (task.dur ?? 0)),
  );
  const sums = begins.map(() => 0);
  let at = -1;
  for (const task of tasks) {
    if (task === begins[at + 1]) at += 1;
    if (at >= 0) sums[at] = (sums[at] ?? 0) + (task.tdur ?? task.dur ?? 0) / 1_000;
  }
  return sums.slice(0, -1);
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** How much of the canvas of finished ink is covered, from 0 to 1. */
async function inkOn(page: Page): Promise<number> {
  return await page.locator("[data-ink='finished']").evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return 0;
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [200, 100];
    const context = copy.getContext("2d");
    if (context === null) return 0;
    context.drawImage(canvas, 0, 0, 200, 100);
    const { data } = context.getImageData(0, 0, 200, 100);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length / (200 * 100);
  });
}

async function drawFor(page: Page, length: number): Promise<void> {
  const end = performance.now() + length * 1_000;
  await page.mouse.move(200, 400);
  while (performance.now() < end) {
    await page.mouse.down();
    for (let step = 0; step < 60 && performance.now() < end; step += 1) {
      await page.mouse.move(250 + 4 * step, 450 + 90 * Math.sin(step / 5));
      await measureFor(POINT_MS / 1_000);
    }
    await page.mouse.up();
  }
}

function scribble(x: number, y: number, size: number, seed: number): readonly InkPoint[] {
  return Array.from({ length: 60 }, (_, index) => ({
    x: x + size * (index / 60) + (size / 4) * Math.cos(index / 3 + seed),
    y: y + (size / 3) * Math.sin(index / 4 + seed),
    pressure: 0.5,
  }));
}
