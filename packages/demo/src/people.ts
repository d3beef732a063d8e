/** Who sits at the demonstration's boards: roles, not people. A name is the role and the unit; initials are unique on a board. */
import type { Person, PersonId, Role } from '@tavle/domain';
import { idOf } from './ids.ts';
import type { Part, UnitCode } from './spec.ts';
import { type LayerKey, type PublishedUnit, publishedUnits } from './tables/organisation.ts';
import { unitId } from './tree.ts';

interface PartHere {
  readonly part: Part | 'administrator';
  readonly title: string;
  readonly initials: string;
  readonly role: Role;
  /** The title says where by itself. */
  readonly alone?: true;
}

const parts: Record<LayerKey, readonly PartHere[]> = {
  region: [
    { part: 'leader', title: 'Regionsdirektør', initials: 'RD', role: 'owner', alone: true },
    { part: 'keeper', title: 'Tovholder', initials: 'TR', role: 'keeper' },
    { part: 'quality', title: 'Kvalitetschef', initials: 'KR', role: 'lead' },
    { part: 'administrator', title: 'Administrator', initials: 'AD', role: 'administrator' },
  ],
  management: [
    { part: 'leader', title: 'Psykiatridirektør', initials: 'PD', role: 'owner', alone: true },
    { part: 'keeper', title: 'Tovholder', initials: 'TP', role: 'keeper' },
    { part: 'quality', title: 'Kvalitetschef', initials: 'KP', role: 'lead' },
    { part: 'supplier', title: 'Dataleverandør', initials: 'DP', role: 'contributor' },
    { part: 'staff', title: 'Medarbejder', initials: 'MP', role: 'viewer' },
  ],
  department: [
    { part: 'leader', title: 'Afdelingsleder', initials: 'AL', role: 'owner' },
    { part: 'keeper', title: 'Tovholder', initials: 'TO', role: 'keeper' },
    { part: 'quality', title: 'Kvalitetskoordinator', initials: 'KK', role: 'lead' },
    { part: 'supplier', title: 'Dataleverandør', initials: 'DL', role: 'contributor' },
    { part: 'staff', title: 'Medarbejder', initials: 'ME', role: 'viewer' },
  ],
  ward: [
    { part: 'leader', title: 'Afsnitsleder', initials: 'AL', role: 'owner' },
    { part: 'keeper', title: 'Tovholder', initials: 'TO', role: 'keeper' },
    { part: 'staff', title: 'Medarbejder', initials: 'ME', role: 'viewer' },
  ],
};

export const personId = (unit: UnitCode, part: PartHere['part']): PersonId => idOf<PersonId>('person', unit, part);

const personFrom = (unit: PublishedUnit, { part, title, initials, role, alone }: PartHere): Person => ({
  id: personId(unit.code, part),
  name: alone ? title : `${title}, ${unit.shortName}`,
  initials,
  grants: [{ unit: unitId(unit.code), role }],
});

/** Everybody, from the top of the tree down. */
export function demonstrationPeople(): readonly Person[] {
  return publishedUnits.flatMap((unit) => parts[unit.layer].map((part) => personFrom(unit, part)));
}
