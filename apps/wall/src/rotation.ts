/** Which page is shown: the next one after a while, held still on request (WCAG 2.2.2). Pure; the clock comes in. */

export interface Rotation {
  readonly page: number;
  /** When the page was turned, in ms. */
  readonly turnedAt: number;
  /** Held until then, in ms; null while it turns by itself. */
  readonly heldUntil: number | null;
}

export const turnAfterMs = 25_000;
export const holdForMs = 120_000;

export type RotationStep =
  | { readonly kind: 'tick'; readonly pages: number }
  | { readonly kind: 'turn'; readonly by: 1 | -1; readonly pages: number }
  | { readonly kind: 'hold' }
  | { readonly kind: 'go' };

export function startRotation(now: number): Rotation {
  return { page: 0, turnedAt: now, heldUntil: null };
}

/** The rotation after a step. Gives the same object when nothing has changed. */
export function rotate(rotation: Rotation, step: RotationStep, now: number): Rotation {
  switch (step.kind) {
    case 'hold':
      return { ...rotation, heldUntil: now + holdForMs };
    case 'go':
      return { ...rotation, heldUntil: null, turnedAt: now };
    case 'turn':
      return { ...rotation, page: around(rotation.page + step.by, step.pages), turnedAt: now };
    case 'tick':
      return tick(rotation, step.pages, now);
  }
}

function tick(rotation: Rotation, pages: number, now: number): Rotation {
  const { page, turnedAt, heldUntil } = rotation;
  if (page >= Math.max(1, pages)) return { ...rotation, page: 0, turnedAt: now };
  if (heldUntil !== null) {
    // A clock set back must not hold the page for hours.
    if (now < heldUntil && heldUntil - now <= holdForMs) return rotation;
    return { page, turnedAt: now, heldUntil: null };
  }
  if (now < turnedAt) return { ...rotation, turnedAt: now };
  if (pages < 2 || now - turnedAt < turnAfterMs) return rotation;
  return { ...rotation, page: around(page + 1, pages), turnedAt: now };
}

const around = (page: number, pages: number): number => (pages < 1 ? 0 : ((page % pages) + pages) % pages);
