import { expect, onTestFinished, test, vi } from 'vitest';
import { openEvents } from './events.ts';

/** A line whose events the test sends itself. */
function openLine(names: readonly string[]) {
  const listeners = new Map<string, (event: { readonly data: string }) => void>();
  class Source {
    onerror: unknown = null;
    addEventListener(name: string, heard: (event: { readonly data: string }) => void): void {
      listeners.set(name, heard);
    }
    close(): void {}
  }
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  const events: string[] = [];
  const lives: boolean[] = [];
  const line = openEvents('/api/x/events', names, {
    onEvent: (name) => events.push(name),
    onLive: (live) => lives.push(live),
  });
  onTestFinished(() => {
    line.close();
    vi.unstubAllGlobals();
  });
  return { events, lives, send: (name: string) => listeners.get(name)?.({ data: '{"at":1}' }) };
}

test('a beat says that the line lives and nothing else: no page asks or draws anything for it', () => {
  const { events, lives, send } = openLine(['given', 'access']);
  send('hello');
  send('beat');
  send('beat');
  expect(events).toEqual(['hello']);
  expect(lives).toEqual([true, true, true]);
  send('given');
  send('access');
  expect(events).toEqual(['hello', 'given', 'access']);
});
