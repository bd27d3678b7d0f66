import type { SnapshotExtension } from "#shared/domain/snapshot/file-name.ts";
import { boardIdOf, parseKey, type ViewKey } from "#shared/protocol/keys.ts";
import type { RefusalReason } from "#shared/protocol/refusals.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { admit } from "../board/admission.ts";
import { isDrawn, type SnapshotOutcome } from "../board/snapshot-desk.ts";
import { parseSnapshotWish, SNAPSHOT_FORMATS, utcDay } from "../board/snapshot-wish.ts";
import { refuse } from "./refuse.ts";
import type { Services } from "./services.ts";

type Asked = { readonly Params: { readonly key: string }; readonly Querystring: Record<string, unknown> };

const MEDIA_TYPE: Readonly<Record<SnapshotExtension, string>> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
};

/** Seconds after which it makes sense to ask again. */
const RETRY_SECONDS = 5;

const NO_BOARD = "There is no board with this key. Perhaps it was deleted.";
const EDIT_KEY =
  "This key may edit. A snapshot is asked for with the key of the link to watch, the part behind /v/, which gives less away.";

/**
 * `GET /api/boards/<viewKey>/snapshot.<format>`: a board as a file, for scripts.
 *
 * 1. It holds what a watcher sees, and nothing is written, also not that somebody was here.
 * 2. An edit key is refused and told so: whoever has one may do everything anyway, so this tells nobody anything new,
 *    and keeps a key that can erase the board out of scripts.
 */
export function addSnapshotRoutes(http: FastifyInstance, services: Services): void {
  const { store, snapshots, metrics, limits, log, isStopping } = services;
  const perAddress = {
    words: http.rateLimit({ max: limits.wordSnapshotsPerAddressPerMinute, timeWindow: "1 minute" }),
    drawn: http.rateLimit({ max: limits.drawnSnapshotsPerAddressPerMinute, timeWindow: "1 minute" }),
  };
  const perBoard = http.createRateLimit({
    max: limits.snapshotsPerBoardPerMinute,
    timeWindow: "1 minute",
    keyGenerator: (request) => boardIdOf((request as FastifyRequest<Asked>).params.key as ViewKey),
  });

  for (const format of SNAPSHOT_FORMATS) {
    http.get<Asked>(
      `/api/boards/:key/snapshot.${format}`,
      { onRequest: isDrawn({ format }) ? perAddress.drawn : perAddress.words },
      async (request, reply) => {
        const parsed = parseSnapshotWish(format, request.query, utcDay(Date.now()));
        if (!parsed.ok) return refuse(reply, 400, parsed.reason, parsed.error);
        const key = parseKey(request.params.key);
        const admission = key && (await admit(store, key));
        if (!admission) return refuse(reply, 404, "no-board", NO_BOARD);
        if (admission.mayWrite) return refuse(reply, 403, "edit-key", EDIT_KEY);
        const { boardId } = admission;
        const limit = await perBoard(request);
        if (!limit.isAllowed && limit.isExceeded) {
          reply.header("retry-after", limit.ttlInSeconds);
          return refuse(
            reply,
            429,
            "too-many-of-board",
            "Too many snapshots of this board; try again in a minute.",
          );
        }
        if (isStopping()) return later(reply, "stopping", "The server is stopping; try again.");
        const asked = performance.now();
        const outcome = await snapshots.take(boardId, parsed.wish, () => !request.raw.socket.destroyed);
        metrics.snapshots.inc({ format, outcome: outcome.type });
        if (outcome.type === "failed") {
          log.error({ boardId, format, err: outcome.error }, "a snapshot could not be made");
        }
        if (outcome.type !== "made") return decline(reply, outcome);
        metrics.snapshotSeconds.observe({ format }, (performance.now() - asked) / 1_000);
        const { name, body } = outcome.file;
        return (
          reply
            .type(MEDIA_TYPE[format])
            .header("content-disposition", dispositionOf(format, name))
            .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
            // A proxy that buffers may lay a large answer on its disk.
            .header("x-accel-buffering", "no")
            .send(body)
        );
      },
    );
  }

  http.get("/api/boards/:key/snapshot.:format", async (_request, reply) => {
    return refuse(
      reply,
      404,
      "no-format",
      `There is no such snapshot; there are ${SNAPSHOT_FORMATS.join(", ")}.`,
    );
  });
}

function decline(reply: FastifyReply, { type }: Exclude<SnapshotOutcome, { type: "made" }>): FastifyReply {
  switch (type) {
    case "unknown":
      return refuse(reply, 404, "no-board", NO_BOARD);
    case "damaged":
      return refuse(
        reply,
        503,
        "damaged",
        "What is stored of this board is damaged; nothing was thrown away. Whoever runs the server has been told, in its log and metrics, and has to restore it.",
      );
    case "unavailable":
      return later(reply, "unavailable", "The board could not be read just now; try again.");
    case "busy":
    case "unwanted":
      return later(reply, "busy", "Too many snapshots are being made just now; try again.");
    case "late":
      return refuse(
        reply,
        503,
        "too-slow",
        "Making this snapshot took too long. Try another format, or leave out the notes.",
      );
    case "failed":
      return refuse(
        reply,
        500,
        "not-made",
        "This snapshot could not be made. Whoever runs the server has been told, in its log.",
      );
  }
}

function later(reply: FastifyReply, reason: RefusalReason, error: string): FastifyReply {
  return refuse(reply.header("retry-after", RETRY_SECONDS), 503, reason, error);
}

/**
 * A name is people's words: nothing in it may end the header or the quotes. Browsers show the file, except a PDF: their
 * viewers do not run in the sandbox that the others are shown in.
 */
function dispositionOf(format: SnapshotExtension, name: string): string {
  const plain = name.replace(/[^a-z0-9.-]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const how = format === "pdf" ? "attachment" : "inline";
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
