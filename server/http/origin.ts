import type { IncomingMessage } from "node:http";

/**
 * May a page of this request's origin connect? Ours may, and those that were allowed by name. A request without an
 * origin does not come from a page (browsers always send one), so it cannot be somebody's unwitting browser.
 */
export function isAllowedOrigin(
  request: Pick<IncomingMessage, "headers">,
  publicUrl: URL | null,
  allowedOrigins: readonly string[],
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (origin === publicUrl?.origin || allowedOrigins.includes(origin)) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  // The scheme may differ: a proxy in front may speak https to the page and http to us.
  return new URL(origin).host === host.toLowerCase();
}
