import type { Refusal, RefusalReason } from "#shared/protocol/refusals.ts";
import type { FastifyReply } from "fastify";

/** Answers with a refusal: a reason for programs, and a sentence for people. */
export function refuse(
  reply: FastifyReply,
  status: number,
  reason: RefusalReason,
  error: string,
): FastifyReply {
  return reply.code(status).send({ error, reason } satisfies Refusal);
}
