import { type Instant, parseInstant } from '@tavle/domain';
import { words } from '@tavle/text';
import { expect, test } from 'vitest';
import { linkAge } from './link/staleness.ts';
import { lastUpdated, nextMeeting, refusal, silence } from './wording.ts';

const da = words('da');
const en = words('en');

function moment(text: string): Instant {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(text);
  return found;
}

const now = Date.parse('2026-11-21T09:10:00.000Z');

test('the footer says when the board was last written on', () => {
  expect(lastUpdated(moment('2026-11-21T07:04:00.000Z'), da)).toBe('Sidst opdateret 21. nov. kl. 8.04');
});

test.each([
  ['2026-11-21T12:15:00.000Z', 'Næste tavlemøde i dag kl. 13.15'],
  ['2026-11-22T07:15:00.000Z', 'Næste tavlemøde i morgen kl. 8.15'],
  ['2026-11-25T07:15:00.000Z', 'Næste tavlemøde onsdag kl. 8.15'],
  ['2026-11-28T07:15:00.000Z', 'Næste tavlemøde lør. 28. nov. kl. 8.15'],
  ['2026-11-21T09:00:00.000Z', ''],
])('a meeting at %s: %j', (at, said) => expect(nextMeeting(moment(at), now, da)).toBe(said));

test('the day of the meeting is that of its own clock, and its words are English where asked', () => {
  expect(nextMeeting(moment('2026-11-24T23:30:00.000Z'), now, da)).toBe('Næste tavlemøde onsdag kl. 0.30');
  expect(nextMeeting(moment('2026-11-25T07:15:00.000Z'), now, en)).toContain('Wednesday');
  expect(nextMeeting(null, now, da)).toBe('');
});

test('WALL2: without a connection the wall says from when its numbers are, and after a day that they are old', () => {
  const heard = Date.parse('2026-11-21T09:05:00.000Z');
  expect(silence(linkAge(heard, heard + 1000), heard, da)).toBe('');
  expect(silence(linkAge(heard, heard + 60_000), heard + 60_000, da)).toBe(
    'Ingen forbindelse. Viser tal fra kl. 10.05.',
  );
  const later = heard + 25 * 3_600_000;
  expect(silence(linkAge(heard, later), later, da)).toBe('Tallene er ikke opdateret siden 21. nov. kl. 10.05');
});

test('a display that is shown nothing says what to do and whom to ask', () => {
  const none = { sentence: 'Du er ikke logget ind.', ask: null };
  const lines = refusal({ problem: 'noSession', ...none }, 'https://tavle.rn.dk', da);
  expect(lines.join(' ')).toContain('https://tavle.rn.dk/vaelg');
  const asked = refusal({ problem: 'noAccess', sentence: '', ask: 'Tovholder Syd' }, '', da);
  expect(asked.join(' ')).toContain('Kontakt Tovholder Syd');
  expect(refusal({ problem: 'notFound', ...none }, '', da).join(' ')).toContain('findes ikke');
});
