/**
 * When the page should load itself anew: a new release (once) or a page that has stopped; at most
 * every ten minutes.
 * Pure: what is known comes in, a decision comes out; nothing here reloads.
 */

/** Survives a reload of the page and nothing else; lives in `window.name`, which needs no storage. */
export interface ReloadMemory {
  /** The build that ran when `release` was first heard. */
  readonly build: string | null;
  readonly release: string | null;
  /** The last release a reload was made for. */
  readonly reloadedFor: string | null;
  /** When a reload was last made, in ms of the device. */
  readonly reloadedAt: number | null;
}

export const noMemory: ReloadMemory = { build: null, release: null, reloadedFor: null, reloadedAt: null };

const restMs = 10 * 60_000;
const isRested = ({ reloadedAt }: ReloadMemory, now: number): boolean =>
  reloadedAt === null || Math.abs(now - reloadedAt) >= restMs;

export interface Decision {
  readonly reload: boolean;
  readonly memory: ReloadMemory;
}

/**
 * A server that greets with another release than the one this build came from: load once. If the same build comes back (only the server
 * was new), it belongs to that release from now on.
 */
export function onRelease(memory: ReloadMemory, build: string, release: string, now: number): Decision {
  if (memory.build === build && memory.release === release) return { reload: false, memory };
  const belongs = { ...memory, build, release };
  if (memory.build !== build || memory.release === null || memory.reloadedFor === release) {
    return { reload: false, memory: belongs };
  }
  if (!isRested(memory, now)) return { reload: false, memory };
  return { reload: true, memory: { ...memory, reloadedFor: release, reloadedAt: now } };
}

export const stuckAfterMs = 90_000;

/** A page whose picture has not been redrawn for so long that it must be stuck. */
export function onStuck(memory: ReloadMemory, drawnAt: number, now: number): Decision {
  if (now - drawnAt < stuckAfterMs || !isRested(memory, now)) return { reload: false, memory };
  return { reload: true, memory: { ...memory, reloadedAt: now } };
}

const prefix = 'tavle:';

/** Reads what an earlier load of this page left. */
export function readMemory(text: string): ReloadMemory {
  try {
    const json: unknown = text.startsWith(prefix) ? JSON.parse(text.slice(prefix.length)) : null;
    if (typeof json !== 'object' || json === null) return noMemory;
    const fields = new Map<string, unknown>(Object.entries(json));
    const words = (name: string): string | null => {
      const field = fields.get(name);
      return typeof field === 'string' ? field : null;
    };
    const at = fields.get('reloadedAt');
    return {
      build: words('build'),
      release: words('release'),
      reloadedFor: words('reloadedFor'),
      reloadedAt: typeof at === 'number' ? at : null,
    };
  } catch {
    return noMemory;
  }
}

/** As a text for the next load. */
export function writeMemory(memory: ReloadMemory): string {
  return `${prefix}${JSON.stringify(memory)}`;
}
