import type { Aggregate, StepWork } from '../contract/step.ts';
import { asRow } from '../typescript/support/as-row.ts';
import { average } from '../typescript/support/average.ts';
import { compare } from '../typescript/support/compare.ts';
import { distinct } from '../typescript/support/distinct.ts';
import { firstByKey } from '../typescript/support/first-by-key.ts';
import { groupBy } from '../typescript/support/group-by.ts';
import { largest } from '../typescript/support/largest.ts';
import { NodeError } from '../typescript/support/node-error.ts';
import { renameKeys } from '../typescript/support/rename-keys.ts';
import { rowsOf } from '../typescript/support/rows-of.ts';
import { smallest } from '../typescript/support/smallest.ts';
import { sum } from '../typescript/support/sum.ts';
import { take } from '../typescript/support/take.ts';
import { valueAt } from '../typescript/support/value-at.ts';
import { evaluate } from './evaluate.ts';
import { holds } from './holds.ts';

interface Rows {
  readonly rows: readonly unknown[];
  readonly vars: Readonly<Record<string, unknown>>;
}

type RowWork = Exclude<
  StepWork,
  { readonly kind: 'arithmetic' | 'choose' | 'require' | 'describe' }
>;

/** What a step gives for rows. @throws NodeError as a node would. */
export function runRowStep(work: RowWork, { rows, vars }: Rows): unknown {
  switch (work.kind) {
    case 'filter':
      return rows.filter((row) => holds(work.where, { vars, row }));
    case 'map':
      return rows.map((row) => ({
        ...asRow(row),
        ...Object.fromEntries(
          work.set.map(([name, value]) => [name, evaluate(value, { vars, row })]),
        ),
      }));
    case 'pluck':
      return rows.map((row) => valueAt(row, ...work.field));
    case 'pick':
      return rows.map((row) =>
        Object.fromEntries(work.fields.map((name) => [name, inRow(row, name)])),
      );
    case 'rename':
      return rows.map((row) => renameKeys(row, work.fields));
    case 'sort':
      return rows.toSorted((left, right) => {
        for (const { field, descending } of work.by) {
          const order = compare(valueAt(left, ...field), valueAt(right, ...field));
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      });
    case 'distinct':
      return distinct(rows);
    case 'take':
      return take(rows, evaluate(work.count, { vars, row: null }));
    case 'lookup': {
      const find = firstByKey(rowsOf(valueAt(vars, ...work.with)), (row) =>
        valueAt(row, ...work.right),
      );
      return rows.map((row) => {
        const found = find(valueAt(row, ...work.left));
        if (found === null && work.missingError !== null)
          throw new NodeError(work.missingError, '');
        return {
          ...asRow(row),
          ...Object.fromEntries(work.fields.map(([name, path]) => [name, valueAt(found, ...path)])),
        };
      });
    }
    case 'group':
      return groupBy(rows, (row) => work.by.map((name) => inRow(row, name))).map((group) => ({
        ...Object.fromEntries(work.by.map((name) => [name, inRow(group[0], name)])),
        ...Object.fromEntries(
          work.aggregate.map(([name, aggregate]) => [name, aggregated(aggregate, group)]),
        ),
      }));
    case 'reduce':
      break;
  }
  return aggregated(work.aggregate, rows);
}

/** What is at a dotted name, which a result keeps as it is written. */
function inRow(row: unknown, name: string): unknown {
  return valueAt(row, ...name.split('.'));
}

function aggregated({ fn, field }: Aggregate, rows: readonly unknown[]): unknown {
  const values = rows.map((row) => (field === null ? row : valueAt(row, ...field)));
  switch (fn) {
    case 'sum':
      return sum(values);
    case 'count':
      return rows.length;
    case 'min':
      return smallest(values);
    case 'max':
      return largest(values);
    case 'avg':
      return average(values);
    case 'first':
      break;
  }
  return values[0] ?? null;
}
