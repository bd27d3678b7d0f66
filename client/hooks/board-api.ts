const NO_ANSWER = "The server cannot be reached. Check the connection and try again.";

/** What a new board is made from; every part may be blank. */
export type NewBoardForm = { readonly title: string; readonly employee: string; readonly manager: string };

/** Makes a board on the server; gives the path that opens it, or why it could not be made, in plain words. */
export async function createBoard(
  form: NewBoardForm,
): Promise<{ readonly path: string } | { readonly problem: string }> {
  const response = await ask("/api/boards", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: form.title, names: [form.employee, form.manager], mode: "live" }),
  });
  if ("problem" in response) return response;
  const body = await readJson(response.answer);
  return "editKey" in body ? { path: `/b/${String(body.editKey)}` } : { problem: NO_ANSWER };
}

/** Deletes a board for good; null when it is gone, or why it is not, in plain words. */
export async function deleteBoard(editKey: string): Promise<string | null> {
  const response = await ask(`/api/boards/${editKey}`, { method: "DELETE" });
  return "problem" in response ? response.problem : null;
}

async function ask(
  path: string,
  request: RequestInit,
): Promise<{ readonly answer: Response } | { readonly problem: string }> {
  let answer: Response;
  try {
    answer = await fetch(path, request);
  } catch {
    // `fetch` only throws when no answer came at all, and its own text is for developers.
    return { problem: NO_ANSWER };
  }
  if (answer.ok) return { answer };
  return { problem: await problemOf(answer) };
}

async function problemOf(answer: Response): Promise<string> {
  const body = await readJson(answer);
  return "error" in body && typeof body.error === "string"
    ? body.error
    : `The server answered ${answer.status}. Try again in a moment.`;
}

/** The object in an answer; an empty one when there is none, as when a proxy answers or the connection breaks off. */
async function readJson(answer: Response): Promise<object> {
  try {
    const body: unknown = await answer.json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}
