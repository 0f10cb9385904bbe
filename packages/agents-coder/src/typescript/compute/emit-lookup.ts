import { jsonPath } from '../../contract/json-path.ts';
import type { StepWork } from '../../contract/step.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitRows, type Rows } from '../values/emit-rows.ts';
import { emitVar } from '../values/emit-value.ts';
import { use, type Expression, type Scope } from '../values/expression.ts';
import { lambda } from '../values/lambda.ts';
import { propertyKey, quote } from '../values/literal-source.ts';
import { nullableShape, type Field } from '../values/shape.ts';

interface LookupAt {
  readonly rows: Rows;
  readonly at: string;
  readonly scope: Scope;
}

/** Source of rows with fields of the first row that matches each. */
export function emitLookup(
  work: Extract<StepWork, { kind: 'lookup' }>,
  { rows, at, scope }: LookupAt,
): Expression {
  const withAt = jsonPath(jsonPath(at, 'lookup'), 'with');
  const others = emitRows(emitVar(work.with, withAt, scope), withAt, scope);
  const right = emitAccess({ code: 'row', shape: others.item }, work.right, scope);
  const find = scope.emission.names.take(`find ${work.with.join(' ')}`);

  const row = { code: 'row', shape: rows.item };
  const left = emitAccess(row, work.left, scope);
  const missing = work.missingError;
  const match = {
    code: 'match',
    shape: missing === null ? nullableShape(others.item) : others.item,
  };
  const entries = work.fields.map(([to, from]) => [to, emitAccess(match, from, scope)] as const);
  const known = rows.item.kind === 'object' && !rows.item.nullable;
  const fields = new Map<string, Field>(
    rows.item.kind === 'object' && known ? rows.item.fields : [],
  );
  for (const [name, { shape }] of entries) fields.set(name, { shape, optional: false });
  const spread = known ? '...row' : `...${use(scope, 'as-row')}(row)`;
  const set = entries.map(([name, { code }]) => `${propertyKey(name)}: ${code}`);
  const refuse =
    missing === null
      ? ''
      : `if (match === null) throw new ${use(scope, 'node-error')}(${quote(missing)}, ${quote(`No row of ${work.with.join('.')} matches.`)});`;
  const needed = missing !== null || set.some((code) => /\bmatch\b/.test(code));
  if (needed) {
    const index = `${use(scope, 'first-by-key')}(${others.code}, ${lambda('row', right.code)})`;
    scope.emission.statements.push(`const ${find} = ${index};`);
  } else if (others.code.includes('(')) scope.emission.statements.push(`${others.code};`);
  return {
    code: `${rows.code}.map((row) => {
      ${needed ? `const match = ${find}(${left.code});` : ''}
      ${refuse}
      return { ${[spread, ...set].join(', ')} };
    })`,
    shape: {
      kind: 'object',
      nullable: false,
      fields,
      open: known && rows.item.kind === 'object' ? rows.item.open : true,
    },
  };
}
