import type { Clock } from './rooms-api.ts';

/**
 * A clock for pauses: it says what `clock` said when it was made, and goes on at the machine's own pace, wherever the machine's clock is
 * set meanwhile. A step back of an hour would otherwise stop presence, signs of life and unloading for an hour (F8).
 */
export function steadyClock(clock: Clock): Clock {
  const ahead = clock.now() - performance.now();
  return { now: () => ahead + performance.now() };
}
