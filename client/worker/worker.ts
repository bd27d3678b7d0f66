/*
 * The app without a connection: a copy of everything that the pages are made of, under names that hold no key, and the
 * page itself for whoever comes while the server cannot be reached. No answer, board or socket ever passes through here.
 *
 * 1. Each build has a cache of its own, filled as a whole or not at all. Files that are named by their content are found
 *    in whatever cache has them, so a page of an older build still gets its pieces; the page itself comes from the cache
 *    of this build alone, so what is served never mixes two.
 * 2. A new build takes over at once, but changes nothing on a page that is open: that one keeps its own files.
 * 3. A page is asked for over the network first, so the next load brings what the server has now.
 */
declare const self: ServiceWorkerGlobalScope;

/** What this build consists of; put in by `client/worker.config.ts`. */
declare const APP: {
  readonly version: string;
  /** Paths of files that are named by their content. */
  readonly files: readonly string[];
  /** Paths of the others, each with the digest of its content. */
  readonly plain: Readonly<Record<string, string>>;
};
const { version, files, plain } = APP;

/** The page, which is the same at every address; kept under this one, whatever key another has. */
const PAGE = "/";
const PAGES = /^\/(?:$|past$|[bv]\/)/;
const NAMED_BY_CONTENT = /^\/assets\//;
const FONT = /\.woff2?$/;

const BUILDS = "what-matters-app:";
const OWN = `${BUILDS}${version}`;
const FONTS = "what-matters-fonts";

/** Builds that are kept: this one, and those that open pages may still be made of. */
const MAX_BUILDS = 4;
/** Pieces of fonts for snapshots that are kept, of about 30 kB each: some scripts in all weights. */
const MAX_FONTS = 60;
/** Milliseconds that the server has to answer with a page before the copy is shown. */
const PAGE_WAIT_MS = 3_000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});

/** Copies the whole build; what an earlier build has already is not fetched again. */
async function install(): Promise<void> {
  const cache = await caches.open(OWN);
  await Promise.all(
    files.map(async (path) => {
      await cache.put(path, (await find(path)) ?? (await fetchWhole(path, { priority: "low" })));
    }),
  );
  for (const [path, integrity] of Object.entries(plain)) {
    // A page that the server has replaced meanwhile would name files that are not here: then it is tried again later.
    await cache.put(path, await fetchWhole(path, { cache: "reload", integrity }));
  }
  await self.skipWaiting();
}

async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(BUILDS) && name !== OWN);
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const kept = pages.length === 0 ? [] : others.slice(1 - MAX_BUILDS);
  await Promise.all(others.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
  // A page looks whether it is made of these files, and says so where it is not.
  for (const each of pages) each.postMessage(files);
}

/** What to answer; null for whatever is none of this worker's business, which is nearly everything. */
function answerTo(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return null;
  if (request.mode === "navigate") return PAGES.test(pathname) ? page(request) : null;
  if (pathname in plain) return ownPiece(request, pathname);
  if (!NAMED_BY_CONTENT.test(pathname)) return null;
  return FONT.test(pathname) && !files.includes(pathname) ? font(request) : piece(request);
}

/** The server's page where it comes in time, else the copy. */
async function page(request: Request): Promise<Response> {
  const copy = await find(PAGE, OWN);
  if (copy === undefined) return await fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(copy), PAGE_WAIT_MS));
  // A proxy whose server is away answers with an error of its own.
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? copy : answer),
    () => copy,
  );
  return await Promise.race([fresh, late]);
}

async function ownPiece(request: Request, path: string): Promise<Response> {
  return (await find(path, OWN)) ?? (await fetch(request));
}

async function piece(request: Request): Promise<Response> {
  return (await find(request)) ?? (await fetch(request));
}

/** A piece of a font for snapshots: kept once it was used, the oldest forgotten first. */
async function font(request: Request): Promise<Response> {
  const copy = await find(request);
  if (copy !== undefined) return copy;
  const answer = await fetch(request);
  if (isWhole(answer) && !isHtml(answer)) await keepFont(request, answer.clone()).catch(() => {});
  return answer;
}

async function keepFont(request: Request, answer: Response): Promise<void> {
  const cache = await caches.open(FONTS);
  await cache.put(request, answer);
  const kept = await cache.keys();
  const tooMany = Math.max(0, kept.length - MAX_FONTS);
  await Promise.all(kept.slice(0, tooMany).map((each) => cache.delete(each)));
}

/** A copy, in one cache or in any; none where the browser lets nothing be kept. */
async function find(request: Request | string, cacheName?: string): Promise<Response | undefined> {
  try {
    return await caches.match(request, {
      ignoreVary: true,
      ...(cacheName === undefined ? {} : { cacheName }),
    });
  } catch {
    return undefined;
  }
}

/** A file of ours, or an error: a proxy's page or half an answer must never be taken for one. */
async function fetchWhole(path: string, how: RequestInit): Promise<Response> {
  const answer = await fetch(path, how);
  if (!isWhole(answer) || isHtml(answer) !== (path === PAGE)) throw new Error(`${path} did not come.`);
  return answer;
}

function isHtml(answer: Response): boolean {
  return answer.headers.get("content-type")?.startsWith("text/html") === true;
}

function isWhole(answer: Response): boolean {
  return answer.status === 200 && !answer.redirected;
}
