import { parseKey } from "#shared/protocol/keys.ts";
import type { FastifyInstance } from "fastify";
import { admit } from "../board/admission.ts";
import { createBoard, parseBoardWish } from "../board/create-board.ts";
import { deleteBoard } from "../board/delete-board.ts";
import { refuse } from "./refuse.ts";
import type { Services } from "./services.ts";

/** Starting a board and erasing one. */
export function addBoardRoutes(
  http: FastifyInstance,
  { store, rooms, metrics, limits, log }: Services,
): void {
  http.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });

  http.post(
    "/api/boards",
    { config: { rateLimit: { max: limits.boardsPerAddressPerHour, timeWindow: "1 hour" } } },
    async (request, reply) => {
      const parsed = parseBoardWish(request.body);
      if (!parsed.ok) return refuse(reply, 400, parsed.reason, parsed.error);
      const keys = await createBoard(store, parsed.wish, Date.now());
      metrics.boardsCreated.inc();
      log.info({ boardId: keys.boardId }, "board started");
      return reply.code(201).send(keys);
    },
  );

  http.delete<{ Params: { key: string } }>(
    "/api/boards/:key",
    { config: { rateLimit: { max: 60, timeWindow: "1 minute" } } },
    async (request, reply) => {
      const key = parseKey(request.params.key);
      const admission = key && (await admit(store, key));
      if (!admission) return refuse(reply, 404, "no-board", "There is no board with this key.");
      if (!admission.mayWrite) {
        return refuse(reply, 403, "watch-only", "This link may only watch; deleting needs the link to edit.");
      }
      await deleteBoard(store, rooms, admission.boardId);
      metrics.boardsDeleted.inc();
      log.info({ boardId: admission.boardId }, "board erased");
      return reply.code(204).send();
    },
  );
}
