/** Who else is here, from the line's awareness. Only `person` is the server's word (LINE5); the rest is the sender's own. */
import { type PersonId, parseId, type SectionName, sectionNames } from '@tavle/domain';
import type { BoardConnection } from '@tavle/sync';
import type { Present } from './board-state.ts';
import type { TypingTarget } from './edit.ts';

/** Somebody who vanishes is shown this long as away, in case it was the network. */
export const graceMs = 10_000;

type Awareness = BoardConnection['awareness'];

export interface Presence {
  people(): readonly Present[];
  typing(target: TypingTarget | null): void;
  close(): void;
}

interface Seen {
  readonly person: Present;
  readonly leftAt: number | null;
}

/** Follows the awareness; calls `onChange` when somebody comes, goes or types. */
export function followPresence(awareness: Awareness, me: PersonId, onChange: () => void): Presence {
  const seen = new Map<PersonId, Seen>();
  let people: readonly Present[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = (): void => {
    const now = Date.now();
    const here = peopleIn(awareness, me);
    for (const [id, { person, leftAt }] of seen) {
      if (here.has(id)) continue;
      if (leftAt === null) seen.set(id, { person: { ...person, typing: null, away: true }, leftAt: now });
      else if (now - leftAt >= graceMs) seen.delete(id);
    }
    for (const [id, person] of here) seen.set(id, { person, leftAt: null });
    const next = [...seen.values()].map(({ person }) => person).sort((a, b) => (a.id < b.id ? -1 : 1));
    clearTimeout(timer);
    if (next.some((person) => person.away)) timer = setTimeout(refresh, 1_000);
    if (JSON.stringify(next) === JSON.stringify(people)) return;
    people = next;
    onChange();
  };
  awareness.setLocalState({ typing: null });
  awareness.on('change', refresh);
  refresh();
  return {
    people: () => people,
    typing: (target) => {
      const state = awareness.getLocalState();
      if (JSON.stringify(state?.['typing'] ?? null) !== JSON.stringify(target)) {
        awareness.setLocalStateField('typing', target);
      }
    },
    close: () => {
      clearTimeout(timer);
      awareness.off('change', refresh);
    },
  };
}

/** Everybody but oneself, once per person however many windows they have. */
function peopleIn(awareness: Awareness, me: PersonId): ReadonlyMap<PersonId, Present> {
  const found = new Map<PersonId, Present>();
  for (const [client, state] of awareness.getStates()) {
    const person = client === awareness.clientID ? undefined : readPerson(state);
    if (person === undefined || person.id === me) continue;
    const known = found.get(person.id);
    found.set(person.id, known?.typing ? known : person);
  }
  return found;
}

function readPerson(state: Record<string, unknown>): Present | undefined {
  const person = fields(state['person']);
  const id = parseId<PersonId>(person['id']);
  const { name, colour } = person;
  if (id === undefined || typeof name !== 'string') return undefined;
  return {
    id,
    name,
    initials: initialsOf(name),
    colour: typeof colour === 'string' ? colour : 'var(--ink-2)',
    typing: readTarget(state['typing']),
    away: false,
  };
}

function readTarget(value: unknown): TypingTarget | null {
  const { section, id, field } = fields(value);
  const known = sectionNames.find((name): name is SectionName => name === section);
  return known !== undefined && typeof id === 'string' && typeof field === 'string'
    ? { section: known, id, field }
    : null;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** First letters of the first and the last name. */
function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  return `${parts[0]?.charAt(0) ?? ''}${last.charAt(0)}`.toLocaleUpperCase('da');
}
