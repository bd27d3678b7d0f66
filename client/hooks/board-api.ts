import type { Messages } from "#shared/messages/messages.ts";
import type { RefusalReason } from "#shared/protocol/refusals.ts";

/** What a new board is made from; every part may be blank. */
export type NewBoardForm = { readonly title: string; readonly employee: string; readonly manager: string };

/** Why the server did not do what it was asked for; words for it are found when it is shown. */
export type Refusal =
  | { readonly kind: "no-answer" | "unknown-board" | "read-only" | "not-understood" | "unavailable" }
  | { readonly kind: "too-many"; readonly minutes: number }
  | { readonly kind: "other"; readonly status: number };

/** The kinds that the server tells by a reason of its own. */
type Told = Exclude<Refusal["kind"], "other" | "no-answer">;

const MINUTE_S = 60;

/** A refusal as a sentence that a person understands. */
export function refusalInWords(refusal: Refusal, words: Messages["refusals"]): string {
  switch (refusal.kind) {
    case "too-many":
      return words["too-many"](refusal.minutes);
    case "other":
      return words.other(refusal.status);
    case "no-answer":
    case "unknown-board":
    case "read-only":
    case "not-understood":
    case "unavailable":
      return words[refusal.kind];
  }
}

/** Makes a board on the server; gives the path that opens it, or why it could not be made. */
export async function createBoard(
  form: NewBoardForm,
): Promise<{ readonly path: string } | { readonly refusal: Refusal }> {
  const response = await ask("/api/boards", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: form.title, names: [form.employee, form.manager], mode: "live" }),
  });
  if ("refusal" in response) return response;
  const body = await readJson(response.answer);
  return "editKey" in body ? { path: `/b/${String(body.editKey)}` } : { refusal: { kind: "no-answer" } };
}

/** Deletes a board for good; null when it is gone, or why it is not. */
export async function deleteBoard(editKey: string): Promise<Refusal | null> {
  const response = await ask(`/api/boards/${editKey}`, { method: "DELETE" });
  return "refusal" in response ? response.refusal : null;
}

async function ask(
  path: string,
  request: RequestInit,
): Promise<{ readonly answer: Response } | { readonly refusal: Refusal }> {
  let answer: Response;
  try {
    answer = await fetch(path, request);
  } catch {
    // `fetch` only throws when no answer came at all, and its own text is for developers.
    return { refusal: { kind: "no-answer" } };
  }
  return answer.ok ? { answer } : { refusal: await refusalOf(answer) };
}

/** Told by the reason that comes with a refusal: its sentence is for programs, and in English. */
async function refusalOf(answer: Response): Promise<Refusal> {
  const body = await readJson(answer);
  const kind = "reason" in body ? KINDS.get(body.reason) : undefined;
  if (kind === undefined) return { kind: "other", status: answer.status };
  if (kind !== "too-many") return { kind };
  const seconds = Number(answer.headers.get("retry-after"));
  return { kind, minutes: Math.max(Math.ceil(seconds / MINUTE_S), 1) };
}

const KINDS: ReadonlyMap<unknown, Told> = new Map<RefusalReason, Told>([
  ["bad-request", "not-understood"],
  ["not-json", "not-understood"],
  ["too-large", "not-understood"],
  ["too-many", "too-many"],
  ["no-board", "unknown-board"],
  ["watch-only", "read-only"],
  ["stopping", "unavailable"],
  ["unavailable", "unavailable"],
  ["busy", "unavailable"],
  ["server-fault", "unavailable"],
]);

/** The object in an answer; an empty one when there is none, as when a proxy answers or the connection breaks off. */
async function readJson(answer: Response): Promise<object> {
  try {
    const body: unknown = await answer.json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}
