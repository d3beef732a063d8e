/**
 * Layers, units, boards and people. Layers and units are data: three layers or seven, renamed any day (model.md, CHAIN12).
 * The tree is a plain value; every question to it is a pure function.
 */
import type { DateText } from './calendar.ts';
import type { BoardId, LayerId, PersonId, UnitId } from './ids.ts';

export const layerCharacters = ['strategic', 'tactical', 'operational'] as const;
export type LayerCharacter = (typeof layerCharacters)[number];
export const unitKinds = ['line', 'staff', 'network'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A management layer. `order` 1 is the top; orders need not be consecutive. */
export interface Layer {
  readonly id: LayerId;
  readonly name: string;
  readonly order: number;
  readonly character: LayerCharacter;
}

/** An organisational unit, valid from `validFrom` to `validTo`, both included. */
export interface Unit {
  readonly id: UnitId;
  readonly name: string;
  readonly shortName: string;
  readonly layer: LayerId;
  readonly parent: UnitId | null;
  readonly kind: UnitKind;
  readonly validFrom: DateText;
  readonly validTo: DateText | null;
  /** Codes other systems know the unit by: `sor`, `uuid`, `own`. */
  readonly externalIds: Readonly<Record<string, string>>;
  /** Normed beds, where the unit has any. */
  readonly beds: number | null;
}

/** A board: one per unit and purpose. */
export interface Board {
  readonly id: BoardId;
  readonly unit: UnitId;
  readonly purpose: string;
}

export const roles = [
  'owner',
  'keeper',
  'lead',
  'contributor',
  'reader',
  'viewer',
  'administrator',
  'dataOwner',
  'auditor',
] as const;
/** What somebody may do in a unit; see `access.ts`. */
export type Role = (typeof roles)[number];

export interface RoleGrant {
  readonly unit: UnitId;
  readonly role: Role;
}

/** A person. On walls only the initials are shown (SMALL6). */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly initials: string;
  readonly grants: readonly RoleGrant[];
}

/** The organisation at one date. */
export interface Tree {
  readonly layers: readonly Layer[];
  readonly units: readonly Unit[];
  readonly boards: readonly Board[];
}

/** The units that exist on the day, with the boards they have. */
export function treeOn(tree: Tree, day: DateText): Tree {
  const units = tree.units.filter((unit) => unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo));
  const ids = new Set(units.map((unit) => unit.id));
  return { layers: tree.layers, units, boards: tree.boards.filter((board) => ids.has(board.unit)) };
}

export function unitOf(tree: Tree, id: UnitId): Unit | undefined {
  return tree.units.find((unit) => unit.id === id);
}

export function boardOf(tree: Tree, id: BoardId): Board | undefined {
  return tree.boards.find((board) => board.id === id);
}

/** The units above, nearest first. Stops at a unit already seen, so that a circle in the data cannot hang anybody. */
export function ancestorsOf(tree: Tree, id: UnitId): readonly Unit[] {
  const found: Unit[] = [];
  let next = unitOf(tree, id)?.parent ?? null;
  while (next !== null && next !== id && !found.some((unit) => unit.id === next)) {
    const unit = unitOf(tree, next);
    if (!unit) break;
    found.push(unit);
    next = unit.parent;
  }
  return found;
}

/** The units directly below, in the order of the tree. */
export function childrenOf(tree: Tree, id: UnitId): readonly Unit[] {
  return tree.units.filter((unit) => unit.parent === id && unit.id !== id);
}

/** Every unit below, each parent before its children. */
export function descendantsOf(tree: Tree, id: UnitId): readonly Unit[] {
  const found: Unit[] = [];
  const visit = (parent: UnitId): void => {
    for (const child of childrenOf(tree, parent)) {
      if (child.id === id || found.some((unit) => unit.id === child.id)) continue;
      found.push(child);
      visit(child.id);
    }
  };
  visit(id);
  return found;
}

/** How many layers lie between two units on the same line (0 for the unit itself); undefined when neither is above the other. */
export function layersApart(tree: Tree, a: UnitId, b: UnitId): number | undefined {
  if (a === b) return 0;
  const above = ancestorsOf(tree, a).some((unit) => unit.id === b);
  if (!above && !ancestorsOf(tree, b).some((unit) => unit.id === a)) return undefined;
  const rank = (id: UnitId): number => {
    const order = tree.layers.find((layer) => layer.id === unitOf(tree, id)?.layer)?.order ?? 0;
    return tree.layers.filter((layer) => layer.order < order).length;
  };
  return Math.abs(rank(a) - rank(b));
}

/** The line a unit stands in: everything above it, itself, everything below it. */
export function lineOf(tree: Tree, id: UnitId): readonly UnitId[] {
  const above = ancestorsOf(tree, id).map((unit) => unit.id);
  return [...above.reverse(), id, ...descendantsOf(tree, id).map((unit) => unit.id)];
}
