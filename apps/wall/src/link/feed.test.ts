import { asId, type BoardId } from '@tavle/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { madeWall } from '../testing/made-wall.ts';
import { Feed, type FeedPorts, type StreamEvent, type WallReply } from './feed.ts';
import { keeping, type TextStore } from './kept.ts';
import type { Picture } from './picture.ts';
import { linkAge } from './staleness.ts';

const board = asId<BoardId>('afdeling-syd');
const started = Date.UTC(2026, 10, 21, 9, 5);
const { view, at } = madeWall('2026-11-21T09:04:00.000Z');
const picture = (version: number): Picture => ({ version, value: view, at });

beforeEach(() => vi.useFakeTimers({ now: started }));
afterEach(() => vi.useRealTimers());

function memoryStore(): TextStore {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

/** A server that answers what it is told to, and counts. */
function line(store: TextStore | null = memoryStore()) {
  const heard = {
    reply: { kind: 'picture', picture: picture(1) } satisfies WallReply as WallReply,
    asked: 0,
    open: 0,
    event: (_name: StreamEvent, _body: unknown): void => {},
    breakOff: (): void => {},
  };
  const ports: FeedPorts = {
    now: () => Date.now(),
    random: () => 0,
    ask: async () => {
      heard.asked += 1;
      return heard.reply;
    },
    listen: (onEvent, onBroken) => {
      heard.open += 1;
      heard.event = (name, body) => onEvent(name, JSON.stringify(body));
      heard.breakOff = onBroken;
      return {
        close: () => {
          heard.open -= 1;
        },
      };
    },
    keeping: keeping(store, board, 'public'),
  };
  return { heard, ports, feed: new Feed(ports) };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

test('asks, listens, and shows every newer wall', async () => {
  const { feed, heard } = line();
  feed.wake();
  await pass(0);
  expect(feed.state().picture?.version).toBe(1);
  heard.event('wall', { ...picture(3) });
  heard.event('wall', { ...picture(2) });
  expect(feed.state().picture?.version).toBe(3);
  expect([heard.asked, heard.open]).toEqual([1, 1]);
});

test('WALL2: half a picture never replaces a whole one', async () => {
  const { feed, heard } = line();
  feed.wake();
  await pass(0);
  heard.event('wall', { version: 9, at, value: { indicators: [{}] } });
  heard.event('wall', 'nonsense');
  expect(feed.state().picture?.version).toBe(1);
});

test('the clock is the server’s', async () => {
  const { feed, heard } = line();
  feed.wake();
  await pass(0);
  heard.event('hello', { release: 'a', at: new Date(started + 3_600_000).toISOString() });
  expect(feed.now()).toBe(started + 3_600_000);
  expect(feed.state()).toMatchObject({ release: 'a', failures: 0 });
});

test('WALL3: a server that was away for a night is back on the wall within half a minute, with one line', async () => {
  const { feed, heard } = line();
  feed.wake();
  await pass(0);
  heard.reply = { kind: 'away' };
  heard.breakOff();
  await pass(10 * 3_600_000);
  expect(linkAge(feed.state().heardAt ?? 0, feed.now()).kind).toBe('silent');
  expect(feed.state().picture?.version).toBe(1);
  heard.reply = { kind: 'picture', picture: picture(0) };
  // Without chance the wait is half the longest one; `waitAfter` is tested for the rest.
  await pass(15_000);
  expect(feed.state().picture?.version).toBe(0);
  expect(heard.open).toBe(1);
});

test('a line that has gone silent is given up after two beats', async () => {
  const { feed, heard } = line();
  feed.wake();
  await pass(0);
  for (let beat = 0; beat < 20; beat += 1) {
    await pass(10_000);
    heard.event('beat', { at: new Date(Date.now()).toISOString() });
  }
  expect(heard.asked).toBe(1);
  await pass(27_000);
  expect(heard.asked).toBe(2);
  expect(heard.open).toBe(1);
});

test('WALL2: after a power cut without a server the last picture stands, with its age', async () => {
  const store = memoryStore();
  const before = line(store);
  before.feed.wake();
  await pass(0);
  before.feed.close();
  vi.setSystemTime(started + 25 * 3_600_000);
  const after = line(store);
  after.heard.reply = { kind: 'away' };
  after.feed.wake();
  await pass(1000);
  expect(after.feed.state().picture).toEqual(picture(1));
  expect(linkAge(after.feed.state().heardAt ?? 0, after.feed.now())).toEqual({ kind: 'old', since: started });
});

test('a device without storage, or with a broken one, works', async () => {
  const broken: TextStore = {
    getItem: () => '{"version":1',
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {
      throw new Error('forbidden');
    },
  };
  for (const store of [null, broken]) {
    const { feed } = line(store);
    expect(feed.state().picture).toBeNull();
    feed.wake();
    await pass(0);
    expect(feed.state().picture?.version).toBe(1);
    feed.close();
  }
});

test('a display the server refuses shows and keeps nothing, and asks again about once a minute', async () => {
  const store = memoryStore();
  const { feed, heard } = line(store);
  feed.wake();
  await pass(0);
  heard.reply = { kind: 'problem', problem: { problem: 'noAccess', sentence: 'Nej.', ask: 'Tovholder Syd' } };
  heard.breakOff();
  await pass(1000);
  expect(feed.state()).toMatchObject({ picture: null, problem: { ask: 'Tovholder Syd' } });
  expect(line(store).feed.state().picture).toBeNull();
  const asked = heard.asked;
  await pass(10 * 60_000);
  expect(heard.asked - asked).toBeGreaterThanOrEqual(6);
  expect(heard.asked - asked).toBeLessThanOrEqual(14);
  heard.reply = { kind: 'picture', picture: picture(5) };
  await pass(90_000);
  expect(feed.state()).toMatchObject({ problem: null, picture: { version: 5 } });
});

test('waking leaves a good line alone and mends a broken one at once', async () => {
  const { feed, heard } = line();
  feed.wake();
  await pass(0);
  feed.wake();
  expect(heard.asked).toBe(1);
  heard.reply = { kind: 'away' };
  heard.breakOff();
  await pass(120_000);
  heard.reply = { kind: 'picture', picture: picture(2) };
  feed.wake();
  await pass(0);
  expect(feed.state().picture?.version).toBe(2);
});

test('a closed feed asks no more', async () => {
  const { feed, heard } = line();
  feed.wake();
  await pass(0);
  feed.close();
  await pass(3_600_000);
  expect([heard.asked, heard.open]).toEqual([1, 0]);
});
