// Reads one file against the arrows. Pure: takes a path and a text, returns what is wrong in words.
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import {
  buildFiles,
  clientZones,
  keptLibraries,
  openFiles,
  rooms,
  serverZones,
  testLibraries,
  type Zone,
} from './arrows.ts';
import { isTest } from './files.ts';
import { importsOf } from './imports.ts';

/** What a source may not do, one sentence each with line number; empty when the file keeps the arrows. */
export function brokenArrows(path: string, source: string): string[] {
  const room = roomOf(path);
  if (room === undefined) return [`${path}: no room of this name; give it arrows in tests/architecture/arrows.ts`];
  return importsOf(source).flatMap(({ specifier, line }) => {
    const found = specifier === undefined ? ['a computed import cannot be checked'] : checkOne(path, room, specifier);
    return found.map((sentence) => `${path}:${line}: ${sentence}`);
  });
}

/** `packages/spc` of `packages/spc/src/runs.ts`; undefined for a room that has no arrows. */
export function roomOf(path: string): string | undefined {
  const room = path.split('/').slice(0, 2).join('/');
  return Object.hasOwn(rooms, room) ? room : undefined;
}

/** The npm package a specifier names: `yjs` of `yjs/dist/x`, `@fastify/cookie` of itself. */
export function libraryOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(libraryOf(specifier));

const covers = (allowed: readonly string[], library: string): boolean =>
  allowed.some((name) => name === library || (name.startsWith('@') && library.startsWith(`${name}/`)));

function checkOne(path: string, room: string, specifier: string): string[] {
  if (buildFiles.some((pattern) => pattern.test(path))) return [];
  if (specifier.startsWith('.')) return checkRelative(path, room, specifier);
  if (specifier.startsWith('@tavle/')) return [...checkPackage(room, specifier), ...checkZoneOutside(path, specifier)];
  return [...checkLibrary(path, room, specifier), ...checkZoneOutside(path, specifier)];
}

function checkPackage(room: string, specifier: string): string[] {
  const [, name = '', ...rest] = specifier.split('/');
  if (rest.length > 0) return [`deep import ${specifier}; import what ${`@tavle/${name}`} lists`];
  if (`packages/${name}` === room) return [`${room} imports itself by name; use a relative path`];
  return rooms[room]?.packages.includes(name) ? [] : [`${room} may not import ${specifier}`];
}

function checkLibrary(path: string, room: string, specifier: string): string[] {
  const library = libraryOf(specifier);
  const test = isTest(path);
  if (isBuiltin(specifier) && !(test || rooms[room]?.builtins)) return [`${room} may not use ${specifier}`];
  const known = isBuiltin(specifier) || covers(rooms[room]?.libraries ?? [], library);
  if (!known && !(test && covers(testLibraries, library))) return [`${room} may not import ${specifier}`];
  if (test) return [];
  const kept = keptLibraries.find((each) => covers(each.libraries, isBuiltin(specifier) ? specifier : library));
  if (kept === undefined || kept.doors.some((door) => path.startsWith(door))) return [];
  return [`${specifier} may not be imported here: ${kept.why}`];
}

function checkRelative(path: string, room: string, specifier: string): string[] {
  const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
  if (!target.startsWith(`${room}/`)) {
    return isTest(path) && target.startsWith('tests/fixtures/') ? [] : [`${specifier} leaves ${room}`];
  }
  const zones = zonesOf(room);
  if (zones === undefined || isTest(path)) return [];
  return checkZones({ room, zones, from: placeOf(path), to: placeOf(target), target });
}

/** The zones of an app, or undefined for a room without inner arrows. */
export function zonesOf(room: string): Readonly<Record<string, Zone>> | undefined {
  if (room === 'apps/client') return clientZones;
  return room === 'apps/server' ? serverZones : undefined;
}

type Place = { zone: string; sibling: string };

/** Where a file lies in its app: `features` and `goals` of `apps/client/src/features/goals/GoalCard.tsx`. */
export function placeOf(path: string): Place {
  const [, , , zone = '', sibling = '', deeper] = path.split('/');
  if (sibling === '') return { zone: '.', sibling: zone };
  return { zone, sibling: deeper === undefined ? '.' : sibling };
}

type Crossing = { room: string; zones: Readonly<Record<string, Zone>>; from: Place; to: Place; target: string };

function checkZones({ room, zones, from, to, target }: Crossing): string[] {
  const here = zones[from.zone];
  if (here === undefined) return [`folder ${from.zone} has no arrows in tests/architecture/arrows.ts`];
  if (to.zone === '.') {
    const open = from.zone === '.' || openFiles[`${room}/src`]?.includes(to.sibling);
    return open ? [] : [`${from.zone} may not import ${target}`];
  }
  if (from.zone !== to.zone) return here.zones.includes(to.zone) ? [] : [`${from.zone} may not import ${to.zone}`];
  const crosses = from.sibling !== to.sibling && from.sibling !== '.' && to.sibling !== '.';
  return here.siblings === false && crosses ? [`${from.zone}/${from.sibling} may not import ${to.sibling}`] : [];
}

function checkZoneOutside(path: string, specifier: string): string[] {
  const room = roomOf(path);
  const zones = room === undefined ? undefined : zonesOf(room);
  if (zones === undefined || isTest(path)) return [];
  const { zone } = placeOf(path);
  const refused = zones[zone]?.without ?? [];
  return covers(refused, libraryOf(specifier)) ? [`${zone} may not import ${specifier}`] : [];
}
