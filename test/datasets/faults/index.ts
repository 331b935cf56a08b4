import { CELL_FAULTS } from './cells.ts';
import { COLUMN_FAULTS } from './columns.ts';
import type { FaultCase } from './files.ts';
import { ID_FAULTS } from './ids.ts';
import { LAYER_FAULTS } from './layers.ts';
import { PACKAGE_FAULTS } from './packages.ts';
import { PLACE_FAULTS } from './places.ts';
import { SCHOOL_FAULTS } from './schools.ts';
import { TEXT_FAULTS } from './texts.ts';
import { WAY_FAULTS } from './ways.ts';

/** Everything that can be wrong with a dataset, one fault at a time. */
export const FAULT_CASES: readonly FaultCase[] = [
  ...ID_FAULTS,
  ...CELL_FAULTS,
  ...COLUMN_FAULTS,
  ...PLACE_FAULTS,
  ...SCHOOL_FAULTS,
  ...WAY_FAULTS,
  ...TEXT_FAULTS,
  ...LAYER_FAULTS,
  ...PACKAGE_FAULTS,
];
