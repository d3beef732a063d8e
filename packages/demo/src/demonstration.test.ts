import {
  accessTo,
  addDays,
  childrenOf,
  date,
  deriveGiven,
  deriveWall,
  freshnessOn,
  goalStates,
  isOverdue,
  isRolled,
  looksLikeCpr,
  type Meeting,
  minutesOf,
  missingFields,
  repeatsParent,
  rhythmOf,
  unitOf,
} from '@tavle/domain';
import { describe, expect, test } from 'vitest';
import { exerciseSource } from './index.ts';
import { codes, seed } from './seeded.testing.ts';
import { unitId } from './tree.ts';

const today = date('2026-11-21');
const seeded = seed(today);
const { demo, contents, world, at } = seeded;
const psychiatry = at('PSYK');

describe('the organisation', () => {
  test('26 units in four layers with 261 beds, each unit the sum of those below', () => {
    const { tree } = demo;
    expect(tree.layers.map(({ name }) => name)).toEqual(['Region', 'Psykiatriledelse', 'Afdeling', 'Afsnit']);
    expect(tree.units).toHaveLength(26);
    const wards = tree.units.filter((unit) => childrenOf(tree, unit.id).length === 0);
    expect(wards).toHaveLength(19);
    expect(wards.reduce((sum, { beds }) => sum + (beds ?? 0), 0)).toBe(261);
    for (const unit of tree.units.filter(({ beds, parent }) => beds !== null && parent !== null)) {
      const below = childrenOf(tree, unit.id);
      if (below.length > 0)
        expect(
          below.reduce((sum, { beds }) => sum + (beds ?? 0), 0),
          unit.name,
        ).toBe(unit.beds);
    }
  });

  test('one board per unit, under an opaque id', () => {
    expect(new Set(demo.tree.boards.map(({ unit }) => unit)).size).toBe(26);
    expect(demo.boards.map(({ board }) => board).sort()).toEqual(demo.tree.boards.map(({ id }) => id).sort());
    const ids = [...demo.tree.boards, ...demo.tree.units, ...demo.people].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  test('every board has somebody who owns it and somebody who keeps it; initials are unique on a board', () => {
    for (const { unit } of demo.tree.boards) {
      const here = demo.people.filter(({ grants }) => grants.some((grant) => grant.unit === unit));
      const roles = here.flatMap(({ grants }) => grants.map(({ role }) => role));
      expect(roles).toEqual(expect.arrayContaining(['owner', 'keeper']));
      expect(new Set(here.map(({ initials }) => initials)).size).toBe(here.length);
    }
    expect(demo.people.filter(({ grants }) => grants.some(({ role }) => role === 'administrator'))).toHaveLength(1);
  });

  test('CHAIN1: everybody writes on no board but their own', () => {
    for (const { grants } of demo.people) {
      for (const { unit } of demo.tree.boards) {
        const own = grants.some(
          (grant) => grant.unit === unit && grant.role !== 'viewer' && grant.role !== 'administrator',
        );
        expect(accessTo(demo.tree, grants, unit) === 'write').toBe(own);
      }
    }
  });
});

describe('the boards', () => {
  test('nothing is unreadable, every active indicator is complete, no text looks like a CPR number', () => {
    for (const [board, content] of contents) {
      expect(content.unreadable).toEqual([]);
      expect(content.goals.length, board).toBeGreaterThan(0);
      expect(content.indicators.flatMap(missingFields)).toEqual([]);
      expect(content.indicators.every(({ stage }) => stage === 'active')).toBe(true);
      for (const text of textsOf(content)) expect(looksLikeCpr(text), text).toBe(false);
    }
  });

  test('Psykiatrien has 21 indicators under goals of three origins', () => {
    expect(psychiatry.content.indicators).toHaveLength(21);
    const origins = new Set(psychiatry.content.goals.map(({ origin }) => origin));
    expect(origins).toEqual(new Set(['national', 'regional', 'psychiatry']));
  });

  test('departments have 7 to 10 indicators, wards 3 to 5', () => {
    for (const unit of demo.tree.units) {
      const above = unit.parent === null ? undefined : unitOf(demo.tree, unit.parent);
      const count = at(unit.externalIds['own'] ?? '').content.indicators.length;
      if (above?.id === unitId('PSYK')) expect(count >= 7 && count <= 10, `${unit.name} ${count}`).toBe(true);
      else if (above?.parent === unitId('PSYK')) expect(count >= 3 && count <= 5, `${unit.name} ${count}`).toBe(true);
    }
  });

  test('every part of a board has content somewhere', () => {
    const all = [...contents.values()];
    for (const part of [
      'goals',
      'indicators',
      'targets',
      'phases',
      'measurements',
      'interpretations',
      'efforts',
      'actions',
      'escalations',
      'answers',
      'responses',
      'reviews',
      'celebrations',
      'parked',
      'ideas',
      'meetings',
      'forums',
      'outcomes',
      'decisions',
      'reads',
      'visits',
    ] as const) {
      expect(
        all.some((content) => content[part].length > 0),
        part,
      ).toBe(true);
    }
    expect(all.some(({ actions }) => actions.some((action) => isOverdue(action, today)))).toBe(true);
    const lifts = all.flatMap(({ escalations }) => escalations.map(({ state }) => state));
    expect(new Set(lifts)).toEqual(new Set(['raised', 'acknowledged', 'closed']));
    const verdicts = all.flatMap(({ efforts }) => efforts.flatMap(({ verdict }) => verdict ?? []));
    expect(new Set(verdicts)).toEqual(new Set(['worked', 'didNot', 'unknown']));
    const stages = at('AFD2').content.efforts.map(({ stage }) => stage);
    expect(new Set(stages)).toEqual(new Set(['plan', 'do', 'act', 'closed']));
  });

  test('the next meeting is planned, at the hour the clock shows', () => {
    const ahead = (meetings: readonly Meeting[]) => meetings.filter(({ startedAt }) => startedAt === null);
    for (const { meetings } of contents.values()) {
      expect(ahead(meetings)).toHaveLength(1);
      expect((ahead(meetings)[0]?.plannedFor ?? '') > `${today}T00:00`).toBe(true);
    }
    expect(ahead(at('AFD2').content.meetings)[0]?.plannedFor).toBe('2026-11-25T07:15:00.000Z');
    expect(ahead(seed(date('2026-06-12')).at('AFD2').content.meetings)[0]?.plannedFor).toBe('2026-06-17T06:15:00.000Z');
  });

  test('MEET4: every board has held meetings in its forum, and what was said at them is in their minutes', () => {
    for (const [board, content] of contents) {
      const held = content.meetings.filter(({ endedAt }) => endedAt !== null);
      expect(held.length, board).toBeGreaterThan(1);
      expect(content.forums).toHaveLength(1);
      for (const { forum, startedAt, endedAt } of held) {
        expect(forum).toBe(content.forums[0]?.id);
        expect((endedAt ?? '') > (startedAt ?? '') && (endedAt ?? '') < `${today}T00:00`).toBe(true);
      }
    }
    const { content, results } = at('AFD2');
    const newest = content.meetings
      .filter(({ endedAt }) => endedAt !== null)
      .sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? 1 : -1))[0];
    const minutes = newest && minutesOf({ content, results, shown: [], answers: [], lifts: [] }, newest.id);
    expect(minutes?.goodNews).toHaveLength(1);
    expect(minutes?.indicators.flatMap(({ outcome }) => outcome?.kind ?? [])).toEqual(['keep', 'act', 'lift']);
    expect([minutes?.newActions.length, minutes?.decisions.length, minutes?.note === '']).toEqual([2, 1, false]);
    expect(minutes?.openActions.length).toBeGreaterThan(3);
  });

  test('the same day gives the same demonstration; another day the same boards with other periods', () => {
    expect(JSON.stringify([...seed(today).contents])).toBe(JSON.stringify([...contents]));
    const later = seed(addDays(today, 200));
    expect([...later.contents.keys()]).toEqual([...contents.keys()]);
    expect(later.at('PSYK').content.indicators.map(({ id }) => id)).toEqual(
      psychiatry.content.indicators.map(({ id }) => id),
    );
  });

  test('it can be seeded on a leap day, at the turns of the clock and over New Year', () => {
    for (const day of ['2028-02-29', '2027-03-28', '2027-10-31', '2026-12-31', '2027-01-01']) seed(date(day));
  }, 60_000);
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('the chain', () => {
  test('CHAIN5: every board has answered some goals from above, and all four states occur', () => {
    const states = new Set<string>();
    for (const code of codes) {
      const { goals } = deriveGiven(world, at(code).board);
      for (const goal of goals) states.add(goal.state);
      if (code !== 'RN')
        expect(
          goals.some(({ state }) => state !== 'waiting'),
          code,
        ).toBe(true);
    }
    expect(states).toEqual(new Set(goalStates));
    const excused = deriveGiven(world, at('AFD3').board).goals.flatMap(({ excuse }) => excuse?.state ?? []);
    expect(excused).toEqual(expect.arrayContaining(['accepted', 'asked']));
  });

  test('CHAIN6: no translation only repeats the goal above', () => {
    for (const code of codes) {
      for (const { goal, repeatedBy } of deriveGiven(world, at(code).board).goals) {
        expect(repeatedBy).toEqual([]);
        for (const own of at(code).content.goals) expect(repeatsParent(own.text, goal.text)).toBe(false);
      }
    }
  });

  test("CHAIN8: six of Psykiatrien's indicators are summed from the departments, one of them short of a number", () => {
    const rolled = psychiatry.results.filter((result) => result.rolled.some((point) => point.state === 'shown'));
    expect(rolled.map(({ indicator }) => indicator.name)).toEqual([
      'Udredt inden for 30 dage',
      'Andel indlagte, der bæltefikseres',
      'Fastholdelser pr. 1.000 sengedage',
      'Udeblivelser og sene afbud, ambulant',
      'Patientansvarlig tildelt inden for 3 hverdage',
      'Kontakt inden for 7 dage efter udskrivelse',
    ]);
    expect(rolled.map(({ rolled: points }) => Math.max(...points.map((point) => point.of)))).toEqual([
      4, 5, 5, 5, 5, 5,
    ]);
    const short = rolled.filter(({ rolled: points }) => points[points.length - 1]?.state === 'missing');
    expect(short.map(({ indicator, rolled: points }) => [indicator.name, points[points.length - 1]?.from])).toEqual([
      ['Patientansvarlig tildelt inden for 3 hverdage', 4],
    ]);
  });

  test('CHAIN8: restraints of the forensic and the old age department are themselves summed from their wards', () => {
    for (const [code, wards] of [
      ['AFD3', 2],
      ['AFD5', 2],
    ] as const) {
      const result = at(code).results.find(({ indicator }) => indicator.name.startsWith('Fastholdelser'));
      expect(result?.points.length).toBe(26);
      expect(result?.points.every((point) => isRolled(point) && point.of === wards)).toBe(true);
    }
  });
});

describe('the numbers', () => {
  test('each is published with a source, or an exercise number that says so', () => {
    for (const { measurements } of contents.values()) {
      for (const { origin, source, value } of measurements) {
        if (origin === 'published') {
          expect(source).toMatch(/^https?:\/\//);
          expect(value.kind).toBe('value');
        } else expect([origin, source]).toEqual(['exercise', exerciseSource]);
      }
    }
  });

  test('no exercise number stands where a published one does', () => {
    for (const { measurements } of contents.values()) {
      const keys = measurements.map(({ indicator, start, end }) => `${indicator} ${start} ${end}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('SIGN1: Psykiatrien has signals both ways, and curves without one', () => {
    const variations = psychiatry.results.map(({ assessment }) => assessment.variation);
    expect(variations).toEqual(expect.arrayContaining(['improving', 'worsening', 'normal']));
    const of = (name: string) => psychiatry.results.find(({ indicator }) => indicator.name.startsWith(name));
    expect(of('Andel indlagte, der bæltefikseres')?.assessment.variation).toBe('improving');
    expect(of('Fastholdelser')?.assessment.variation).toBe('worsening');
  });

  test('SIGN2: every target mark occurs', () => {
    const marks = codes.flatMap((code) => at(code).results.map(({ assessment }) => assessment.status));
    // hidden: a department's sum of wards that are small
    expect(new Set(marks)).toEqual(new Set(['met', 'near', 'notMet', 'noTarget', 'noMeasurement', 'hidden']));
  });

  test('SIGN4: most numbers are up to date, some are missing and some are stale', () => {
    const all = codes.flatMap((code) => at(code).results.map((result) => freshnessOn(rhythmOf(result), today).kind));
    const count = (kind: string) => all.filter((each) => each === kind).length;
    expect(count('current') / all.length).toBeGreaterThan(0.8);
    expect(count('missing')).toBeGreaterThan(2);
    expect(count('stale')).toBeGreaterThan(2);
    expect(count('none')).toBe(2);
  });

  test('bæltefikseringer are guarded by fastholdelser, and those by all coercion', () => {
    const name = (id: unknown) => psychiatry.content.indicators.find((each) => each.id === id);
    const belts = psychiatry.content.indicators.find(({ name: text }) => text.startsWith('Andel indlagte, der bælte'));
    const guard = name(belts?.balancing);
    expect([guard?.name, name(guard?.balancing)?.name]).toEqual([
      'Fastholdelser pr. 1.000 sengedage',
      'Indlagte berørt af mindst én tvangsform',
    ]);
  });

  test('SMALL1: a ward hides small numbers on its wall and still shows something', () => {
    const wall = deriveWall(world, at('S2').board, 'public');
    const states = wall.indicators.flatMap(({ points }) => points.map(({ state }) => state));
    expect(states).toEqual(expect.arrayContaining(['hidden', 'shown']));
  });
});
