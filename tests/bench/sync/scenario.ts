/** What a scenario is. */
import type { Board, Edit } from './board.ts';
import type { Outcome } from './figures.ts';
import type { Running, Target } from './targets.ts';

/** What scenarios share: the board, and edits made before any clock runs. */
export type Material = {
  readonly board: Board;
  readonly editsOf: (writer: number) => readonly Edit[];
  /** Smaller and shorter, to try things out. */
  readonly quick: boolean;
};

/** One thing that is done to every server. Each gets a fresh one, and values by figure key come out. */
export type Scenario = {
  readonly name: string;
  /** Whether it says something of this target. */
  readonly suits: (target: Target) => boolean;
  readonly run: (server: Running, material: Material, target: Target) => Promise<Outcome>;
};

/** Suits all targets. */
export const everybody = (): boolean => true;
