/** What the server sends a display, read from bytes. */
import {
  type Instant,
  parseInstant,
  type Problem,
  type ProblemKind,
  problems,
  type Versioned,
  type WallView,
} from '@tavle/domain';

/** The wall of a board as it stood after the commit at `at`; null when the board has no commit yet. */
export interface Picture extends Versioned<WallView> {
  readonly at: Instant | null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Reads JSON; undefined for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a wall; undefined for anything that is none, so that half an answer never reaches the screen. */
export function readPicture(json: unknown): Picture | undefined {
  if (!isObject(json) || typeof json['version'] !== 'number' || !isWall(json['value'])) return undefined;
  return { version: json['version'], value: json['value'], at: commitTime(json['at']) };
}

/** The start of the server's calendar stands for "nothing has been written yet". */
function commitTime(at: unknown): Instant | null {
  const instant = parseInstant(at);
  return instant === undefined || Date.parse(instant) <= 0 ? null : instant;
}

function isWall(value: unknown): value is WallView {
  if (!isObject(value) || typeof value['unitName'] !== 'string') return false;
  const { indicators, meets } = value;
  if (!isObject(meets) || !Array.isArray(meets['forums']) || !Array.isArray(meets['meetings'])) return false;
  const isIndicator = (each: unknown): boolean =>
    isObject(each) && isObject(each['indicator']) && isObject(each['assessment']) && Array.isArray(each['points']);
  return Array.isArray(indicators) && indicators.every(isIndicator) && Array.isArray(value['lifts']);
}

/** Reads the server's no. A body that is none of ours still tells by its status. */
export function readProblem(json: unknown, status: number): Problem {
  const fallback: ProblemKind = status === 401 ? 'noSession' : status === 404 ? 'notFound' : 'noAccess';
  if (!isObject(json)) return { problem: fallback, sentence: '', ask: null };
  const { sentence, ask } = json;
  return {
    problem: problems.find((each) => each === json['problem']) ?? fallback,
    sentence: typeof sentence === 'string' ? sentence : '',
    ask: typeof ask === 'string' ? ask : null,
  };
}

/** Release and time of a `hello` or `beat`; what is missing is undefined. */
export function readBeat(json: unknown): { readonly release: string | undefined; readonly at: Instant | undefined } {
  if (!isObject(json)) return { release: undefined, at: undefined };
  const release = json['release'];
  return { release: typeof release === 'string' ? release : undefined, at: parseInstant(json['at']) };
}
