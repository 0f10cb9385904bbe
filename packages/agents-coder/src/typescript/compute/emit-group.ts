import type { StepWork } from '../../contract/step.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitAggregate } from './emit-aggregate.ts';
import type { Rows } from '../values/emit-rows.ts';
import { use, type Expression, type Scope } from '../values/expression.ts';
import { lambda } from '../values/lambda.ts';
import { propertyKey } from '../values/literal-source.ts';
import type { Field } from '../values/shape.ts';

/** Source of one row a group: the fields it is grouped by, then the aggregates. */
export function emitGroup(
  work: Extract<StepWork, { kind: 'group' }>,
  rows: Rows,
  ...[scope]: [Scope]
): Expression {
  const keys = work.by.map(
    (name) => emitAccess({ code: 'row', shape: rows.item }, name.split('.'), scope).code,
  );
  const key = keys.length === 1 ? (keys[0] ?? 'null') : `[${keys.join(', ')}]`;
  const first = { code: 'group[0]', shape: rows.item };
  const group = { code: 'group', item: rows.item };
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
  const entries = [
    ...by.map((name) => [name, emitAccess(first, name.split('.'), scope)] as const),
    ...work.aggregate.map(
      ([name, aggregate]) => [name, emitAggregate(aggregate, group, scope)] as const,
    ),
  ];
  const fields = entries.map(([name, { shape }]): [string, Field] => [
    name,
    { shape, optional: false },
  ]);
  const row = entries.map(([name, { code }]) => `${propertyKey(name)}: ${code}`).join(', ');
  return {
    code: `${use(scope, 'group-by')}(${rows.code}, ${lambda('row', key)}).map(${lambda('group', `{ ${row} }`)})`,
    shape: { kind: 'object', nullable: false, fields: new Map(fields), open: false },
  };
}
