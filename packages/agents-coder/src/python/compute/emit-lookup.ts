import { jsonPath } from '../../contract/json-path.ts';
import type { StepWork } from '../../contract/step.ts';
import { unknownShape, type Field, type Shape } from '../../typescript/values/shape.ts';
import { pythonText } from '../literal.ts';
import type { PythonScope } from '../values/emission.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitRows } from '../values/emit-rows.ts';
import { emitVar, listOf } from '../values/emit-value.ts';
import type { EmittedStep } from './emitted-step.ts';

interface LookupAt {
  readonly rows: { readonly code: string; readonly item: Shape };
  readonly at: string;
  readonly scope: PythonScope;
}

/** Python source of rows with fields of the first row that matches each. */
export function emitLookup(
  work: Extract<StepWork, { kind: 'lookup' }>,
  { rows, at, scope }: LookupAt,
): EmittedStep {
  const withAt = jsonPath(jsonPath(at, 'lookup'), 'with');
  const others = emitRows(emitVar(work.with, withAt, scope), withAt, scope);
  const find = scope.emission.names.take(`find ${work.with.join(' ')}`);
  const right = emitAccess({ code: 'row', shape: others.item }, work.right).code;
  const left = emitAccess({ code: 'row', shape: rows.item }, work.left).code;
  const found = `${find}(${left})`;
  const match =
    work.missingError === null
      ? found
      : `found_in(${found}, ${pythonText(work.missingError)}, ${pythonText(work.with.join('.'))})`;
  const set = work.fields.map(
    ([to, from]) =>
      `${pythonText(to)}: ${emitAccess({ code: 'match', shape: unknownShape }, from).code}`,
  );
  const known = rows.item.kind === 'object' && !rows.item.nullable;
  const fields = new Map<string, Field>(
    rows.item.kind === 'object' && known ? rows.item.fields : [],
  );
  for (const [name] of work.fields) fields.set(name, { shape: unknownShape, optional: false });
  const spread = known ? '**row' : '**as_row(row)';
  return {
    kind: 'value',
    ahead: `${find} = first_by_key(${others.code}, lambda row: ${right})`,
    value: listOf(
      `[{${[spread, ...set].join(', ')}} for row in ${rows.code} for match in [${match}]]`,
      { kind: 'object', nullable: false, fields, open: true },
    ),
  };
}
