import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const memory = '/dev/shm';
const roomyBytes = 2 * 1024 ** 3;

/**
 * Where servers under test keep their data: memory where there is plenty, so that a disk that is busy elsewhere does not hold a server
 * up in a test of something else. What a disk does is proven by the tests that bring their own (tests/soak).
 */
export function scratchFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= roomyBytes ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
