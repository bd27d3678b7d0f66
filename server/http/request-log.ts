import type { FastifyInstance } from "fastify";
import type { Services } from "./services.ts";

/** Counts and logs every answer by the pattern of its route: a path may hold a key. */
export function logRequests(http: FastifyInstance, { metrics, log }: Services): void {
  http.addHook("onResponse", (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? "none";
    metrics.requests.inc({ method, route, status: reply.statusCode });
    const milliseconds = Math.round(reply.elapsedTime);
    log.debug({ method, route, status: reply.statusCode, milliseconds }, "request answered");
    done();
  });
}
