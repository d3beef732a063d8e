/**
 * The tree of psychiatry in Region Nordjylland as published: the region, its psychiatry, five departments and nineteen wards with the
 * beds normed on 1 July 2024 (psykiatri.rn.dk). Names as published, except that a comma in a name of a department is left out; short names are this product's.
 */
export type LayerKey = 'region' | 'management' | 'department' | 'ward';

export interface PublishedUnit {
  /** The code of the unit in the bed list, or the product's own where the list has none. */
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly layer: LayerKey;
  readonly parent: string | null;
  readonly beds: number | null;
}

/** The day the beds are as of; names and beds are published at psykiatri.rn.dk, Sengepladser – Kapacitet og fordeling. */
export const bedsOn = '2024-07-01';

/** Parents before children. */
export const publishedUnits: readonly PublishedUnit[] = [
  {
    code: 'RN',
    name: 'Region Nordjylland',
    shortName: 'Region Nordjylland',
    layer: 'region',
    parent: null,
    beds: null,
  },
  {
    code: 'PSYK',
    name: 'Psykiatrien i Region Nordjylland',
    shortName: 'Psykiatrien',
    layer: 'management',
    parent: 'RN',
    beds: 261,
  },
  {
    code: 'AFD2',
    name: 'Almenpsykiatrisk Afdeling Syd',
    shortName: 'Afdeling Syd',
    layer: 'department',
    parent: 'PSYK',
    beds: 102,
  },
  {
    code: 'AFD4',
    name: 'Almenpsykiatrisk Afdeling Nord',
    shortName: 'Afdeling Nord',
    layer: 'department',
    parent: 'PSYK',
    beds: 102,
  },
  {
    code: 'AFD1',
    name: 'Børne- og Ungdomspsykiatrisk Afdeling',
    shortName: 'Børn og Unge',
    layer: 'department',
    parent: 'PSYK',
    beds: 12,
  },
  {
    code: 'AFD3',
    name: 'Retspsykiatrisk Afdeling',
    shortName: 'Retspsykiatrisk',
    layer: 'department',
    parent: 'PSYK',
    beds: 23,
  },
  {
    code: 'AFD5',
    name: 'Ældrepsykiatrisk Afdeling',
    shortName: 'Ældrepsykiatrisk',
    layer: 'department',
    parent: 'PSYK',
    beds: 22,
  },
  { code: 'S1', name: 'S1 Sengeafsnit', shortName: 'S1', layer: 'ward', parent: 'AFD2', beds: 18 },
  { code: 'S2', name: 'S2 Sengeafsnit', shortName: 'S2', layer: 'ward', parent: 'AFD2', beds: 18 },
  {
    code: 'S4',
    name: 'S4 Modtagelse, psykiatrisk skadestue',
    shortName: 'S4 Modtagelse',
    layer: 'ward',
    parent: 'AFD2',
    beds: 5,
  },
  { code: 'S5', name: 'S5 Intensivt sengeafsnit', shortName: 'S5 Intensiv', layer: 'ward', parent: 'AFD2', beds: 17 },
  { code: 'S6', name: 'S6 Intensivt sengeafsnit', shortName: 'S6 Intensiv', layer: 'ward', parent: 'AFD2', beds: 12 },
  { code: 'S7', name: 'S7 Sengeafsnit', shortName: 'S7', layer: 'ward', parent: 'AFD2', beds: 18 },
  { code: 'S8', name: 'S8 Sengeafsnit', shortName: 'S8', layer: 'ward', parent: 'AFD2', beds: 14 },
  { code: 'N1', name: 'N1 Rehabiliteringspladser', shortName: 'N1', layer: 'ward', parent: 'AFD4', beds: 13 },
  {
    code: 'N2',
    name: 'N2 Sengeafsnit (inkl. 2 brugerstyrede senge)',
    shortName: 'N2',
    layer: 'ward',
    parent: 'AFD4',
    beds: 18,
  },
  { code: 'N3', name: 'N3 Sengeafsnit', shortName: 'N3', layer: 'ward', parent: 'AFD4', beds: 17 },
  {
    code: 'N6',
    name: 'N6 Modtageafsnit og intensivt sengeafsnit',
    shortName: 'N6',
    layer: 'ward',
    parent: 'AFD4',
    beds: 22,
  },
  { code: 'N7', name: 'N7 Sengeafsnit Frederikshavn', shortName: 'N7', layer: 'ward', parent: 'AFD4', beds: 16 },
  { code: 'N8', name: 'N8 Sengeafsnit Thisted', shortName: 'N8', layer: 'ward', parent: 'AFD4', beds: 16 },
  { code: 'BU1', name: 'BU1 Sengeafsnit', shortName: 'BU1', layer: 'ward', parent: 'AFD1', beds: 11 },
  { code: 'BU2', name: 'BU2 Modtagelse', shortName: 'BU2 Modtagelse', layer: 'ward', parent: 'AFD1', beds: 1 },
  { code: 'S9', name: 'S9 Retspsykiatrisk sengeafsnit', shortName: 'S9', layer: 'ward', parent: 'AFD3', beds: 13 },
  { code: 'S10', name: 'S10 Retspsykiatrisk sengeafsnit', shortName: 'S10', layer: 'ward', parent: 'AFD3', beds: 10 },
  {
    code: 'N4A',
    name: 'N4A Ældrepsykiatrisk sengeafsnit, affektive',
    shortName: 'N4A',
    layer: 'ward',
    parent: 'AFD5',
    beds: 14,
  },
  {
    code: 'N4D',
    name: 'N4D Ældrepsykiatrisk sengeafsnit, demens',
    shortName: 'N4D',
    layer: 'ward',
    parent: 'AFD5',
    beds: 8,
  },
];
