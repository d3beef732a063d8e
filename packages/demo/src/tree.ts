/** The demonstration's organisation: four layers, the published units, one board each. */
import { type BoardId, date, type Layer, type LayerId, type Tree, type Unit, type UnitId } from '@tavle/domain';
import { idOf } from './ids.ts';
import type { UnitCode } from './spec.ts';
import { bedsOn, type LayerKey, type PublishedUnit, publishedUnits } from './tables/organisation.ts';

const layers: readonly (Omit<Layer, 'id'> & { readonly key: LayerKey })[] = [
  { key: 'region', name: 'Region', order: 1, character: 'strategic' },
  { key: 'management', name: 'Psykiatriledelse', order: 2, character: 'strategic' },
  { key: 'department', name: 'Afdeling', order: 3, character: 'tactical' },
  { key: 'ward', name: 'Afsnit', order: 4, character: 'operational' },
];

const layerId = (key: LayerKey): LayerId => idOf<LayerId>('layer', key);

export const unitId = (code: UnitCode): UnitId => idOf<UnitId>('unit', code);
export const boardId = (code: UnitCode): BoardId => idOf<BoardId>('board', code);

const unitFrom = ({ code, name, shortName, layer, parent, beds }: PublishedUnit): Unit => ({
  id: unitId(code),
  name,
  shortName,
  layer: layerId(layer),
  parent: parent === null ? null : unitId(parent),
  kind: 'line',
  validFrom: date(bedsOn),
  validTo: null,
  externalIds: { own: code },
  beds,
});

/** The tree as published on 1 July 2024. */
export function demonstrationTree(): Tree {
  return {
    layers: layers.map(({ key, ...layer }) => ({ id: layerId(key), ...layer })),
    units: publishedUnits.map(unitFrom),
    boards: publishedUnits.map(({ code }) => ({ id: boardId(code), unit: unitId(code), purpose: 'målstyring' })),
  };
}
