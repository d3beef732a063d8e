/**
 * `POST /api/boards/:board/meetings/:meeting/send`: the minutes as a mail to those who were there. Made here from the committed document, with the numbers
 * the board's staff gets (SMALL3): a mail travels further than a board.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { readBoard } from '@tavle/board';
import {
  type BoardId,
  deriveGiven,
  type EntryId,
  type Minutes,
  minutesOf,
  parseId,
  shownResults,
  unitOf,
} from '@tavle/domain';
import {
  formatDate,
  type Locale,
  minutesHidden,
  minutesPeople,
  type MinutesSection,
  minutesSections,
  minutesTime,
  words,
  type Words,
} from '@tavle/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Cascade } from '../cascade/cascade.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { type AtBoard, writerAt } from './board-visitor.ts';
import type { Letter } from './mail/postman.ts';

/** What the route is made of. */
export type MinutesRoutes<Identity> = AtBoard & {
  readonly rooms: Pick<Rooms<Identity>, 'read'>;
  readonly cascade: Pick<Cascade, 'derived'>;
  /** Sends a letter and gives to how many; null where mail is not set up. */
  readonly post: ((letter: Letter) => Promise<number>) | null;
  /** The installation's own address for links; null where it is not set. */
  readonly publicUrl: string | null;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

const schema = {
  params: Type.Object({ board: Type.String({ maxLength: 64 }), meeting: Type.String({ maxLength: 64 }) }),
};

/** Registers the route. Answers `{ sent }`. */
export function registerMinutesRoutes<Identity>(app: FastifyInstance, routes: MinutesRoutes<Identity>): void {
  const { organisation, post, localeOf } = routes;
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/api/boards/:board/meetings/:meeting/send', { schema }, async (request, reply) => {
      const found = await writerAt(routes, request, reply, request.params.board);
      if (found === undefined) return reply;
      const t = words(localeOf(request));
      const meeting = parseId<EntryId>(request.params.meeting);
      const minutes = meeting && (await minutesAt(routes, found.board.id, meeting));
      if (minutes === undefined) return reply.refuse('notFound');
      if (post === null) return reply.code(422).send({ problem: 'refused', sentence: t('min.mailOff'), ask: null });
      const unit = unitOf(organisation.tree(), found.board.unit)?.name ?? '';
      const link = routes.publicUrl === null ? null : linkTo(routes.publicUrl, found.board.id, minutes);
      const { meeting: held } = minutes;
      const to = [...new Set([...held.present, held.lead, held.keeper].filter((person) => person !== null))];
      const subject = t('min.mailSubject', { unit, date: formatDate(minutes.day, 'short', t.locale) });
      const text = letterText(minutes, { link, initialsOf: initialsIn(routes) }, t);
      return { sent: await post({ to, subject, text, key: `minutes/${found.board.id}/${held.id}` }) };
    });
}

const linkTo = (publicUrl: string, board: BoardId, { meeting }: Minutes): string =>
  `${publicUrl.replace(/\/$/, '')}/tavle/${board}/referat/${meeting.id}`;

async function minutesAt<Identity>(
  { rooms, cascade }: MinutesRoutes<Identity>,
  board: BoardId,
  meeting: EntryId,
): Promise<Minutes | undefined> {
  const content = await rooms.read(board, readBoard);
  const { world } = cascade.derived();
  const results = world.results(board);
  const shown = shownResults(world, board, 'staff');
  const { answers, lifts } = deriveGiven(world, board);
  return minutesOf({ content, results, shown, answers, lifts }, meeting);
}

type InitialsOf = Parameters<typeof minutesSections>[1];

const initialsIn =
  <Identity>({ organisation }: MinutesRoutes<Identity>): InitialsOf =>
  (person) =>
    (person === null ? undefined : organisation.personOf(person)?.initials) ?? '–';

/** The minutes as a mail that reads well without any formatting. */
export function letterText(
  minutes: Minutes,
  { link, initialsOf }: { readonly link: string | null; readonly initialsOf: InitialsOf },
  t: Words,
): string {
  const head = [
    t('meet.minutesOf', { date: formatDate(minutes.day, 'long', t.locale) }),
    minutesTime(minutes, t),
    ...minutesPeople(minutes, initialsOf, t),
  ];
  const sections = minutesSections(minutes, initialsOf, t);
  const body = sections.length === 0 ? [t('min.empty')] : sections.map(sectionText);
  const hidden = minutesHidden(minutes, t);
  const why = hidden === null ? [] : [hidden];
  return [head.join('\n'), ...body, ...why, ...(link === null ? [] : [t('min.link', { x: link })])].join('\n\n');
}

function sectionText({ title, lines }: MinutesSection): string {
  const texts = lines.map(({ lead, text, detail }) => {
    const said = lead === '' ? text : `${lead}: ${text}`;
    return `- ${detail === '' ? said : `${said} (${detail})`}`;
  });
  return [title.toUpperCase(), ...texts].join('\n');
}
