import type { Browser, BrowserContext, BrowserContextOptions } from "@playwright/test";
import { BoardPage } from "./board-page.ts";
import type { BoardLinks, BuiltServer } from "./built-server.ts";

/** How somebody comes to a board. */
export type Arrival = {
  /** What they hold: a computer unless it says otherwise. */
  readonly device?: "computer" | "phone" | undefined;
  /** Where they reach the server, when a cable lies between. */
  readonly at?: string | undefined;
  /** Their connection is going to break, so Chromium may complain about that, and about nothing else. */
  readonly mayLoseConnection?: boolean | undefined;
  /** The server is going to refuse a request for being one too many, which Chromium tells in the console. */
  readonly mayBeRefused?: boolean | undefined;
  /** Their browser may copy the app for when there is no connection, which costs a second; elsewhere it may not. */
  readonly keepsApp?: boolean | undefined;
  readonly context?: BrowserContextOptions | undefined;
};

const DEVICES: Readonly<Record<"computer" | "phone", BrowserContextOptions>> = {
  computer: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};

/** What Chromium itself writes when a connection breaks or cannot be made; nothing of ours. */
const LOST_CONNECTION = [
  /^WebSocket connection to 'ws:\/\/127\.0\.0\.1:\d+\/sync\/[\w-]{22}' failed: /,
  /^Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|CONTENT_LENGTH_MISMATCH|EMPTY_RESPONSE|FAILED)$/,
];

/** What Playwright writes where it keeps a page from having the app copied. */
const NO_COPY = [/^Service Worker registration blocked by Playwright$/];

const REFUSED = [/^Failed to load resource: the server responded with a status of 429 /];

/** The people of one test, each with a browser context of their own, and all that went wrong on their pages. */
export class Visitors {
  readonly #browser: Browser;
  readonly #server: BuiltServer;
  readonly #contexts: BrowserContext[] = [];
  readonly #problems: string[] = [];

  constructor(browser: Browser, server: BuiltServer) {
    this.#browser = browser;
    this.#server = server;
  }

  /** Console errors and warnings, uncaught errors, and requests to anybody but our server. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Somebody with an empty page. */
  async come(name: string, arrival: Arrival = {}): Promise<BoardPage> {
    const url = arrival.at ?? this.#server.url;
    const context = await this.#browser.newContext({
      ...DEVICES[arrival.device ?? "computer"],
      baseURL: url,
      serviceWorkers: arrival.keepsApp ? "allow" : "block",
      ...arrival.context,
    });
    this.#contexts.push(context);
    this.#watch(context, name, [
      ...(arrival.keepsApp ? [] : NO_COPY),
      ...(arrival.mayLoseConnection ? LOST_CONNECTION : []),
      ...(arrival.mayBeRefused ? REFUSED : []),
    ]);
    return new BoardPage(await context.newPage(), name);
  }

  /** Somebody who opens the link to edit and takes the seat of that name. */
  async sit(board: BoardLinks, seat: string, arrival: Arrival = {}): Promise<BoardPage> {
    const person = await this.come(seat, arrival);
    await person.page.goto(`/b/${board.editKey}`);
    await person.takeSeat(seat);
    return person;
  }

  /** Both people, each in their own seat. */
  async sitBoth(board: BoardLinks, arrival: Arrival = {}): Promise<readonly [BoardPage, BoardPage]> {
    return await Promise.all([this.sit(board, "Maya", arrival), this.sit(board, "Sam", arrival)]);
  }

  /** Somebody who opens the link to watch. */
  async watch(board: BoardLinks, arrival: Arrival = {}): Promise<BoardPage> {
    const person = await this.come("Watcher", arrival);
    await person.page.goto(`/v/${board.viewKey}`);
    return person;
  }

  /** Closes every page, as people do. */
  async leave(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  #watch(context: BrowserContext, name: string, expected: readonly RegExp[]): void {
    context.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      if (expected.some((shape) => shape.test(message.text()))) return;
      this.#problems.push(`${name}: ${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => {
      this.#problems.push(`${name}: uncaught: ${error.error().stack ?? error.error().message}`);
    });
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (["http:", "https:", "ws:", "wss:"].includes(protocol) && hostname !== "127.0.0.1") {
        this.#problems.push(`${name}: asked a third party: ${request.url()}`);
      }
    });
  }
}
