/**
 * A system at the door: known by its token before anything else of the request is looked at, let in so often a minute, and told which field
 * of its request cannot be read.
 */
import type { Problem } from '@tavle/domain';
import { type Locale, words, type Words } from '@tavle/text';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createThrottle } from '../throttle.ts';
import { bearerOf, type SupplierAtBoard, type Suppliers } from './suppliers.ts';

/** What the door is made of. */
export type SupplierDoor = {
  readonly suppliers: Suppliers;
  readonly now: () => number;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

/** Requests a supplier may make in a minute, and tokens that are none an address may try. */
export const pushesPerMinute = 60;
const triesPerMinute = 30;
const minuteMs = 60_000;

/** Who calls, and in which language it is answered; undefined when the reply has been refused. */
export type SupplierCall = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<{ readonly supplier: SupplierAtBoard; readonly t: Words } | undefined>;

/** Opens the door. */
export function openSupplierDoor({ suppliers, now, localeOf }: SupplierDoor): SupplierCall {
  const limits = { perMs: minuteMs, now };
  const pushes = createThrottle({ ...limits, most: pushesPerMinute });
  const tries = createThrottle({ ...limits, most: triesPerMinute });
  return async (request, reply) => {
    const t = words(localeOf(request));
    const token = bearerOf(request.headers.authorization);
    const supplier = token === undefined ? null : await suppliers.find(token);
    if (supplier !== null && pushes.lets(supplier.id)) return { supplier, t };
    if (supplier !== null || !tries.lets(request.ip)) reply.header('retry-after', '60').refuse('tooFast');
    else {
      const sentence = t(token === undefined ? 'push.noKey' : 'push.unknownKey');
      reply.code(401).send({ problem: 'noSession', sentence, ask: null } satisfies Problem);
    }
    return undefined;
  };
}

/** What is wrong with a body, by row and field; undefined when nothing is. A number in quotes is the usual slip. */
export function bodyProblem({ validationError }: FastifyRequest, t: Words): Problem | undefined {
  if (validationError === undefined) return undefined;
  const [first] = validationError.validation ?? [];
  const detail = first?.message ?? validationError.message;
  const [, row, field] = /^\/rows\/(\d+)(?:\/([A-Za-z]+))?/.exec(first?.instancePath ?? '') ?? [];
  const sentence =
    row === undefined
      ? t('push.badBody', { detail })
      : t('push.badField', { row: String(Number(row) + 1), field: field ?? '', detail });
  return { problem: 'badRequest', sentence, ask: null };
}
