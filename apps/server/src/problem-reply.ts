/** Every reply that is not a success is a `Problem`: which kind, one sentence in the reader's language, and whom to ask. */
import type { Problem, ProblemKind } from '@tavle/domain';
import { type Locale, parseLocale, words } from '@tavle/text';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreHeld } from './db/held.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Answers with a problem. `ask` is the name of somebody who can help. */
    refuse(problem: ProblemKind, ask?: string | null): FastifyReply;
  }
}

const statusOf: Readonly<Record<ProblemKind, number>> = {
  badRequest: 400,
  noSession: 401,
  noAccess: 403,
  notFound: 404,
  notHere: 403,
  refused: 422,
  tooLarge: 413,
  tooFast: 429,
  away: 503,
  wrong: 500,
};

const sentences: Readonly<Record<Locale, Readonly<Record<ProblemKind, string>>>> = {
  da: {
    badRequest: 'Forespørgslen kan ikke læses. Ret den, og prøv igen.',
    noSession: 'Du er ikke logget ind. Log ind, og prøv igen.',
    noAccess: 'Du har ikke adgang til denne tavle.',
    notFound: 'Det, du leder efter, findes ikke eller er flyttet.',
    notHere: 'Man kan kun vælge person på den maskine, Tavle selv kører på. Log ind i stedet.',
    refused: 'Det kan ikke gemmes, som det står. Intet er ændret.',
    tooLarge: 'Det er for meget på én gang. Del det op.',
    tooFast: 'For mange forsøg på kort tid. Vent lidt, og prøv igen.',
    away: 'Serveren er ved at starte eller kan ikke nå sit lager. Prøv igen om lidt.',
    wrong: 'Noget gik galt hos os. Prøv igen; sker det igen, så kontakt driften.',
  },
  en: {
    badRequest: 'The request cannot be read. Correct it and try again.',
    noSession: 'You are not logged in. Log in and try again.',
    noAccess: 'You have no access to this board.',
    notFound: 'What you are looking for does not exist or has moved.',
    notHere: 'Choosing a person is only possible on the machine Tavle itself runs on. Log in instead.',
    refused: 'It cannot be saved as it stands. Nothing was changed.',
    tooLarge: 'That is too much at once. Divide it up.',
    tooFast: 'Too many attempts in a short time. Wait a little and try again.',
    away: 'The server is starting or cannot reach its store. Try again in a moment.',
    wrong: 'Something went wrong on our side. Try again; if it happens again, tell operations.',
  },
};

/** The language a request asks for: the first one it names that the product speaks, else Danish. */
export function localeOf(request: FastifyRequest): Locale {
  for (const part of (request.headers['accept-language'] ?? '').split(',')) {
    const locale = parseLocale(part.split(';')[0]?.trim());
    if (locale !== undefined) return locale;
  }
  return 'da';
}

function problemFor(request: FastifyRequest, problem: ProblemKind, ask: string | null): Problem {
  const locale = localeOf(request);
  const named = problem === 'noAccess' && ask !== null;
  const sentence = named ? words(locale)('common.noAccess', { name: ask }) : sentences[locale][problem];
  return { problem, sentence, ask };
}

/** What an error thrown on the way means to whoever asked: Fastify's own have a status, all others are ours. */
function kindOf(error: FastifyError): ProblemKind {
  if (error instanceof StoreHeld) return 'away';
  const status = error.statusCode ?? 500;
  if (error.validation !== undefined) return 'badRequest';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooFast';
  if (status === 404) return 'notFound';
  if (status === 503) return 'away';
  return status >= 400 && status < 500 ? 'badRequest' : 'wrong';
}

/** Teaches replies to refuse, and turns whatever is thrown into a problem. */
export function registerProblems(app: FastifyInstance): void {
  app.decorateReply('refuse', function refuse(this: FastifyReply, problem: ProblemKind, ask: string | null = null) {
    return this.code(statusOf[problem])
      .type('application/json; charset=utf-8')
      .send(problemFor(this.request, problem, ask));
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const kind = kindOf(error);
    if (kind === 'wrong') request.log.error({ err: error }, 'request failed');
    return reply.refuse(kind);
  });
}
