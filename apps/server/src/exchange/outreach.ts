/** What reaches people who are not at a board: ideas in by a poster's code, calendars out by secret link, mail about what is due. */
import type { Locale } from '@tavle/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Cascade } from '../cascade/cascade.ts';
import type { Engine } from '../db/engine.ts';
import { openAddresses } from '../organisation/addresses.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { AtBoard } from './board-visitor.ts';
import { openCalendarLinks } from './calendar/calendar-links.ts';
import { registerCalendarRoutes } from './calendar/calendar-routes.ts';
import { openIdeaCodes } from './ideas/idea-codes.ts';
import { registerIdeaRoutes } from './ideas/idea-routes.ts';
import { openChoices } from './mail/choices.ts';
import { registerMailRoutes } from './mail/mail-routes.ts';
import { openOutbox } from './mail/outbox.ts';
import { openPost, type PostSettings } from './mail/post.ts';
import { createPostman, type Postman } from './mail/postman.ts';
import { duesFor } from './mine.ts';
import { registerMineRoutes } from './mine-routes.ts';

/** What it is made of. */
export type OutreachOptions<Identity> = AtBoard & {
  readonly engine: Engine;
  readonly rooms: Pick<Rooms<Identity>, 'edit'>;
  readonly cascade: Pick<Cascade, 'derived' | 'isCaughtUp'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly localeOf: (request: FastifyRequest) => Locale;
  /** Where people outside reach this server; null when it does not know. */
  readonly publicUrl: string | null;
  /** Null: this server sends no mail. */
  readonly mail: PostSettings | null;
};

/** Registers all of it; gives the postman, or null where there is no mail. */
export async function registerOutreach<Identity>(
  app: FastifyInstance,
  options: OutreachOptions<Identity>,
): Promise<Postman | null> {
  const { engine, cascade, now, publicUrl, mail } = options;
  const world = () => cascade.derived().world;
  const choices = openChoices(engine, now);
  const addresses = openAddresses(engine);
  registerIdeaRoutes(app, { ...options, codes: openIdeaCodes(engine, now) });
  registerCalendarRoutes(app, { ...options, world, links: openCalendarLinks(engine, now) });
  registerMineRoutes(app, { ...options, world });
  const isOn = mail !== null && publicUrl !== null;
  await registerMailRoutes(app, { ...options, choices, addresses, isOn });
  if (!isOn) return null;
  const { organisation } = options;
  const postman = createPostman({
    choices,
    addresses,
    outbox: openOutbox(engine, now),
    post: openPost(mail),
    publicUrl,
    personOf: organisation.personOf,
    duesOf: (person, today) => (cascade.isCaughtUp() ? duesFor(person, organisation.tree(), world(), today) : null),
    now,
    logger: app.log,
  });
  app.addHook('onListen', async () => postman.start());
  app.addHook('onClose', () => postman.stop());
  return postman;
}
