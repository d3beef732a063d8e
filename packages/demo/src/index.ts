/** The demonstration organisation: the real tree and published figures of psychiatry in Region Nordjylland, and exercise numbers marked as such. */
export { type DemoBoard, type Demonstration, demonstration } from './demonstration.ts';
export { exerciseSource } from './numbers.ts';
