/** What the server tells its pages: shapes of the HTTP replies and of the events. One list, read by both ends. */
import type { Access } from './access.ts';
import type { StopResults } from './chain-stops.ts';
import type { BoardId, PersonId, UnitId } from './ids.ts';
import type { Board, Person, Tree, Unit } from './organisation.ts';

/** `GET /api/session`: who sits here. `people` is only filled where one may choose (demonstration, loopback). */
export interface SessionReply {
  readonly person: Person | null;
  readonly mode: 'demonstration' | 'login';
  readonly people: readonly Person[];
  /** The units those people belong to, in the order of the tree. */
  readonly units: readonly { readonly id: UnitId; readonly shortName: string }[];
  /** True while the demonstration organisation is in place. */
  readonly demonstration: boolean;
  readonly version: string;
}

/** A name to put beside an entry. */
export interface Name {
  readonly id: PersonId;
  readonly name: string;
  readonly initials: string;
}

/** What the start page tells of one board. `results` is null where they are not for the reader (CHAIN4). */
export interface BoardLine {
  readonly board: BoardId;
  readonly access: Access;
  readonly goals: number;
  readonly results: StopResults | null;
}

/** `GET /api/organisation` and the event `organisation`. */
export interface OrganisationReply {
  readonly tree: Tree;
  readonly boards: readonly BoardLine[];
  readonly names: readonly Name[];
}

/** `GET /api/boards/:board`. */
export interface BoardReply {
  readonly board: Board;
  readonly unit: Unit;
  readonly access: Access;
  /** The document's generation, to be named when joining it (LINE3). */
  readonly generation: string;
  /** Whom to ask about the board. */
  readonly keeper: string | null;
  /** People who may own actions and indicators here. */
  readonly people: readonly Name[];
  /** Who leads the board's meetings and who keeps the board, by their roles; only a proposal. Absent in replies kept from before it was told. */
  readonly hosts?: { readonly lead: PersonId | null; readonly keeper: PersonId | null };
}

/** A derived value as it travels: the highest version wins, a missed one does not matter. */
export interface Versioned<T> {
  readonly version: number;
  readonly value: T;
}

export const problems = [
  'badRequest',
  'noSession',
  'noAccess',
  'notFound',
  'notHere',
  'refused',
  'tooLarge',
  'tooFast',
  'away',
  'wrong',
] as const;
/** Why a request was not done. `notHere`: choosing a person anywhere but on the machine itself. */
export type ProblemKind = (typeof problems)[number];

/** The body of every reply that is not a success. */
export interface Problem {
  readonly problem: ProblemKind;
  /** One sentence in the reader's language that says what to do. */
  readonly sentence: string;
  /** Whom to ask, where somebody can help. */
  readonly ask: string | null;
}
