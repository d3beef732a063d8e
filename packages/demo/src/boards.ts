/** All boards of the demonstration, from the top of the tree down. */
import type { BoardSpec } from './spec.ts';
import { departments } from './tables/departments.ts';
import { psychiatry } from './tables/psychiatry.ts';
import { region } from './tables/region.ts';
import { wards } from './tables/wards.ts';

export function boardSpecs(): readonly BoardSpec[] {
  return [region, psychiatry, ...departments, ...wards];
}
