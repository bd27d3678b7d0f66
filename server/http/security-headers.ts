import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import type { IncomingMessage } from "node:http";

const HOST_SHAPE = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i;

/** A page of ours loads nothing from anybody else, runs no inline script, and tells nobody where it was. */
export async function addSecurityHeaders(http: FastifyInstance): Promise<void> {
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "blob:", "data:"],
        fontSrc: ["'self'"],
        // Safari before 15.4 does not count a WebSocket of the same host as 'self'.
        connectSrc: ["'self'", (request) => socketSources(request)],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    // A meeting room reaches us by plain http. There these headers are useless, and browsers complain about them.
    hsts: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
}

function socketSources(request: IncomingMessage): string {
  const host = request.headers.host ?? "";
  return HOST_SHAPE.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
