import { aggregateRows } from './aggregate/aggregate-rows.ts';
import { changeFields } from './change-fields.ts';
import { classifyRows } from './classify-rows.ts';
import type { ComputePattern } from './compute-piece.ts';
import { convertUnits } from './convert-units.ts';
import { filterRows } from './filter-rows.ts';
import { formula } from './formula.ts';
import { joinRows } from './join-rows.ts';
import { lineTotal } from './line-total.ts';
import { pickFields } from './pick-fields.ts';
import { removeDuplicates } from './remove-duplicates.ts';
import { renameFields } from './rename-fields.ts';
import { sortRows } from './sort-rows.ts';
import { validateFields } from './validate-fields.ts';

/** What a computation may do, one clause after another. */
export const computePatterns: readonly ComputePattern[] = [
  filterRows,
  removeDuplicates,
  sortRows,
  lineTotal,
  aggregateRows,
  joinRows,
  renameFields,
  pickFields,
  changeFields,
  convertUnits,
  classifyRows,
  validateFields,
  formula,
];
