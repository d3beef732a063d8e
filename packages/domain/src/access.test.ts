import { describe, expect, test } from 'vitest';
import { accessLevels, accessTo, can, seesResults } from './access.ts';
import { lineOf, type Role, roles } from './organisation.ts';
import { fan, fanNames, treeOf, unit } from './worlds.testing.ts';

const grant = (name: string, role: Role) => [{ unit: unit(name), role }];

test("CHAIN1: no role in one unit writes on another unit's board, above, below or beside", () => {
  for (const role of roles) {
    for (const at of fanNames) {
      for (const of of fanNames) {
        const access = accessTo(fan, grant(at, role), unit(of));
        if (at !== of) expect(access, `${role} of ${at} on ${of}`).not.toBe('write');
        if (at !== of) expect(access, `${role} of ${at} on ${of}`).not.toBe('read');
      }
    }
  }
});

test('CHAIN1: owners, keepers, leads and contributors write on their own board; the others do not', () => {
  const writes = roles.filter((role) => accessTo(fan, grant('south', role), unit('south')) === 'write');
  expect(writes).toEqual(['owner', 'keeper', 'lead', 'contributor']);
});

describe('CHAIN4: results travel two layers, goals the whole line, nothing beside it', () => {
  test.each([
    ['region', 'psych', 'results'],
    ['region', 'south', 'results'],
    ['region', 's1', 'goals'],
    ['s1', 'south', 'results'],
    ['s1', 'psych', 'results'],
    ['s1', 'region', 'goals'],
    ['s1', 's2', 'none'],
    ['s1', 'north', 'none'],
    ['north', 'south', 'none'],
  ] as const)('%s looking at %s gets %s', (from, at, expected) => {
    expect(accessTo(fan, grant(from, 'owner'), unit(at))).toBe(expected);
  });

  test('an auditor sees goals and no results, anywhere', () => {
    for (const name of fanNames) expect(seesResults(accessTo(fan, grant('psych', 'auditor'), unit(name)))).toBe(false);
  });

  test('a layer that is put in between counts', () => {
    const longer = treeOf('region/hospital/psych/south/s1');
    expect(accessTo(longer, grant('region', 'owner'), unit('psych'))).toBe('results');
    expect(accessTo(longer, grant('region', 'owner'), unit('south'))).toBe('goals');
  });
});

test('SMALL4: raw numbers are for those who write the board, and for readers and the data owner of the unit itself', () => {
  const raw = roles.filter((role) => ['write', 'read'].includes(accessTo(fan, grant('s1', role), unit('s1'))));
  expect(raw).toEqual(['owner', 'keeper', 'lead', 'contributor', 'reader', 'dataOwner']);
});

test('of several grants the best counts, whatever their order', () => {
  const grants = [...grant('region', 'viewer'), ...grant('s1', 'reader')];
  for (const all of [grants, [...grants].reverse()]) {
    expect(fanNames.map((name) => accessTo(fan, all, unit(name)))).toEqual([
      'results',
      'results',
      'results',
      'results',
      'read',
      'goals',
      'goals',
    ]);
  }
  expect(accessTo(fan, [], unit('s1'))).toBe('none');
  expect(accessLevels.indexOf('write')).toBeLessThan(accessLevels.indexOf('read'));
});

test('a grant in a unit that is not in the tree gives nothing', () => {
  for (const name of fanNames) expect(accessTo(fan, grant('gone', 'owner'), unit(name))).toBe('none');
});

test('rights besides reading and writing follow the role, and the unit when one is named', () => {
  expect(can(grant('region', 'administrator'), 'editOrganisation')).toBe(true);
  expect(can(grant('region', 'owner'), 'editOrganisation')).toBe(false);
  expect(can(grant('psych', 'owner'), 'acceptExcuse', unit('psych'))).toBe(true);
  expect(can(grant('psych', 'owner'), 'acceptExcuse', unit('south'))).toBe(false);
  expect(can(grant('psych', 'reader'), 'acceptExcuse', unit('psych'))).toBe(false);
  expect(can([], 'removeDemonstration')).toBe(false);
});

test('the line of a unit is everything above it, itself, everything below', () => {
  expect(lineOf(fan, unit('south'))).toEqual([unit('region'), unit('psych'), unit('south'), unit('s1'), unit('s2')]);
});
