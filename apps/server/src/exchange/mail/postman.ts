/**
 * Puts the mails of the day in the outbox and carries them to the SMTP server. Looks once a minute; what could not be sent waits longer each time. One
 * round at a time, so no mail is carried twice.
 */
import {
  type DateText,
  dateAt,
  type MyDues,
  mailDay,
  mailTime,
  momentOf,
  type Person,
  type PersonId,
} from '@tavle/domain';
import { words } from '@tavle/text';
import type { Addresses } from '../../organisation/addresses.ts';
import type { Choice, Choices } from './choices.ts';
import { digestMail } from './digest.ts';
import { type Outbox, tooOldMs, type Waiting } from './outbox.ts';
import type { Post } from './post.ts';

/** What a postman is made of. */
export type PostmanOptions = {
  readonly choices: Choices;
  readonly outbox: Outbox;
  readonly addresses: Pick<Addresses, 'of'>;
  readonly post: Post;
  readonly publicUrl: string;
  readonly personOf: (id: PersonId) => Person | undefined;
  /** What a person owes on the day; null while that is not known yet. */
  readonly duesOf: (person: Person, today: DateText) => readonly MyDues[] | null;
  readonly now: () => number;
  readonly logger: {
    readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
    readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  };
};

/** A letter to people of the organisation, in plain text. */
export type Letter = {
  readonly to: readonly PersonId[];
  readonly subject: string;
  readonly text: string;
  /** The same key is sent to the same person once. */
  readonly key: string;
};

/** Carries mail until it is stopped. */
export type Postman = {
  /** Puts a letter in for each who has an address; gives how many those are. It is on disk when this resolves. */
  readonly sendLetter: (letter: Letter) => Promise<number>;
  /** Writes what is owed and carries what waits; resolves when that is done. */
  readonly round: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

const everyMs = 60_000;

/** Makes a postman; `start` sends him on his way. */
export function createPostman(options: PostmanOptions): Postman {
  const { outbox, addresses, post, logger } = options;
  let timer: NodeJS.Timeout | null = null;
  let walking: Promise<void> | null = null;

  const walk = async (): Promise<void> => {
    try {
      await writeDigests(options);
      for (const waiting of await outbox.due()) await carry(options, waiting);
      await outbox.sweep();
    } catch (error) {
      logger.error({ err: error }, 'mail could not be written or noted');
    }
  };
  const round = (): Promise<void> => {
    walking ??= walk().finally(() => {
      walking = null;
    });
    return walking;
  };
  return {
    round,
    sendLetter: async ({ to, subject, text, key }) => {
      let sent = 0;
      for (const person of to) {
        if ((await addresses.of(person)) === null) continue;
        await outbox.put(`${key}/${person}`, person, { subject, text, offUrl: null });
        sent += 1;
      }
      return sent;
    },
    start: () => {
      timer ??= setInterval(() => void round(), everyMs).unref();
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await walking;
      post.close();
    },
  };
}

/** One mail to everybody who is owed one today and has something due; a note where there is nothing. */
async function writeDigests(options: PostmanOptions): Promise<void> {
  const { choices, outbox, personOf, now } = options;
  const today = dateAt(now());
  for (const choice of await choices.wanting()) {
    const day = mailDay(choice.every, today);
    // Who chose after the hour of the day's mail begins with the next one.
    const hour = day === null ? null : Date.parse(momentOf(day, mailTime));
    if (day === null || hour === null || now() < hour || Date.parse(choice.at) > hour) continue;
    const key = `digest/${choice.person}/${day}`;
    const person = personOf(choice.person);
    if (person === undefined || (await outbox.knows(key))) continue;
    const boards = options.duesOf(person, today);
    if (boards === null) return;
    await outbox.put(key, person.id, boards.length === 0 ? null : mailFor(options, choice, person, boards));
  }
}

function mailFor({ publicUrl }: PostmanOptions, choice: Choice, person: Person, boards: readonly MyDues[]) {
  const every = choice.every === 'day' ? 'day' : 'week';
  return digestMail({ name: person.name, boards, every, publicUrl, offToken: choice.offToken }, words(choice.locale));
}

async function carry(options: PostmanOptions, waiting: Waiting): Promise<void> {
  const { outbox, addresses, post, personOf, choices, now, logger } = options;
  const { key, id, mail, person } = waiting;
  const address = personOf(person) === undefined ? null : await addresses.of(person);
  if (address === null) return outbox.end(key, 'noAddress');
  if (key.startsWith('digest/') && (await choices.of(person)) === 'never') return outbox.end(key, 'empty');
  const delivery = await post.send({ id, to: address, mail });
  if (delivery === 'sent') return outbox.end(key, 'sent');
  if (delivery !== 'later') {
    logger.warn({ reply: delivery.refused }, 'mail refused for good');
    return outbox.end(key, 'refused');
  }
  if (now() - waiting.madeAt < tooOldMs) return outbox.postpone(waiting);
  logger.warn({ tries: waiting.tries }, 'mail given up: nobody took it for days');
  return outbox.end(key, 'old');
}
