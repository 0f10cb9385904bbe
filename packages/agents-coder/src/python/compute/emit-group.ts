import type { StepWork } from '../../contract/step.ts';
import type { Shape } from '../../typescript/values/shape.ts';
import { pythonText } from '../literal.ts';
import type { PythonScope } from '../values/emission.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitAggregate } from './emit-aggregate.ts';

interface Rows {
  readonly code: string;
  readonly item: Shape;
}

/** Python source of one row a group: the fields it is grouped by, then the aggregates. */
export function emitGroup(
  work: Extract<StepWork, { kind: 'group' }>,
  rows: Rows,
  ...[scope]: [PythonScope]
): string {
  const by = [...new Set(work.by)];
  for (const [name, { at }] of work.aggregate) {
    if (!by.includes(name)) continue;
    scope.emission.problems.add({
      code: 'DUPLICATE_NAME',
      at,
      message: `"${name}" already names a field that is grouped by.`,
      hint: 'Give the aggregate a name of its own.',
    });
  }
  const inRow = (code: string, name: string): string =>
    emitAccess({ code, shape: rows.item }, name.split('.')).code;
  const fields = [
    ...by.map((name) => `${pythonText(name)}: ${inRow('group[0]', name)}`),
    ...work.aggregate.map(([name, aggregate]) => {
      const { code } = emitAggregate(aggregate, { code: 'group', item: rows.item });
      return `${pythonText(name)}: ${code}`;
    }),
  ];
  const key = work.by.map((name) => inRow('row', name)).join(', ');
  return `[{${fields.join(', ')}} for group in group_by(${rows.code}, lambda row: [${key}])]`;
}
