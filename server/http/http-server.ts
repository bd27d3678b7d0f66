import type { Refusal, RefusalReason } from "#shared/protocol/refusals.ts";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import { addBoardRoutes } from "./board-routes.ts";
import { boundSockets } from "./bound-sockets.ts";
import { clientAddress, trustedProxies } from "./client-address.ts";
import { addHealthRoutes } from "./health-routes.ts";
import { refuse } from "./refuse.ts";
import { logRequests } from "./request-log.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import type { Services } from "./services.ts";
import { addSnapshotRoutes } from "./snapshot-routes.ts";
import { addStaticClient } from "./static-client.ts";
import { acceptSync } from "./sync-upgrade.ts";

/** Everything that speaks HTTP, ready to listen. */
export async function createHttpServer(services: Services, clientDir: string): Promise<FastifyInstance> {
  const { config, limits, log } = services;
  const isTrusted = trustedProxies(config.publicUrl !== null);
  const http = Fastify({
    logger: false,
    bodyLimit: limits.requestBytes,
    requestTimeout: 30_000,
    http: { connectionsCheckingInterval: limits.headersSweepMs },
    // Sockets of pages that stay open must not hold up stopping.
    forceCloseConnections: true,
    // Fastify's own answer to a path that cannot be decoded repeats it, and a path may hold a key.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      void refuse(reply, 400, "bad-request", "This address cannot be read.");
    },
  });
  boundSockets(http.server, limits, isTrusted);
  logRequests(http, services);
  await addSecurityHeaders(http);
  await http.register(rateLimit, {
    global: false,
    keyGenerator: (request) => clientAddress(request.raw, isTrusted),
    errorResponseBuilder: (_request, context): Refusal & { readonly statusCode: number } => ({
      statusCode: context.statusCode,
      reason: "too-many",
      error: `Too many requests from this address; try again in ${context.after}.`,
    }),
  });
  http.setNotFoundHandler((request, reply) => {
    // Whoever mistyped a link in a browser is told so by a page.
    const wantsPage = request.method === "GET" && request.headers.accept?.includes("text/html") === true;
    return wantsPage && http.hasReplyDecorator("sendFile")
      ? reply.code(404).sendFile("index.html")
      : refuse(reply, 404, "nothing-here", "There is nothing here.");
  });
  http.setErrorHandler<{ statusCode?: number } & Partial<Refusal>>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error }, "a request failed");
    const [reason, words] = refusalFor(status);
    return refuse(reply, status, error.reason ?? reason, error.error ?? words);
  });
  addBoardRoutes(http, services);
  addSnapshotRoutes(http, services);
  addHealthRoutes(http, services);
  acceptSync(http, services, (request) => clientAddress(request, isTrusted));
  await addStaticClient(http, clientDir);
  return http;
}

function refusalFor(status: number): readonly [reason: RefusalReason, words: string] {
  switch (status) {
    case 400:
      return ["bad-request", "The request could not be read; send JSON."];
    case 413:
      return ["too-large", "The request is too large."];
    case 415:
      return ["not-json", "Send JSON, with content-type application/json."];
    default:
      return status >= 500
        ? ["server-fault", "Something went wrong on the server; try again."]
        : ["refused", "The request was refused."];
  }
}
