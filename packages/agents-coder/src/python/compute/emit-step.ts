import { jsonPath } from '../../contract/json-path.ts';
import type { Step } from '../../contract/step.ts';
import type { Value } from '../../contract/value.ts';
import { unknownShape, type Field, type Shape } from '../../typescript/values/shape.ts';
import { pythonText } from '../literal.ts';
import type { PythonExpression, PythonScope } from '../values/emission.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitCondition, emitNegation } from '../values/emit-condition.ts';
import { emitRows } from '../values/emit-rows.ts';
import { emitValue, emitVar, listOf } from '../values/emit-value.ts';
import { emitAggregate } from './emit-aggregate.ts';
import { emitBody } from './emit-body.ts';
import { emitGroup } from './emit-group.ts';
import { emitLookup } from './emit-lookup.ts';
import type { EmittedStep } from './emitted-step.ts';

/** Python source of a step. */
export function emitStep(step: Step, scope: PythonScope): EmittedStep {
  const { work } = step;
  if (work.kind === 'require') return { kind: 'statement', code: emitRequire(step, scope) };
  if (work.kind === 'describe') return { kind: 'value', value: emitBody(step, work, scope) };
  if (work.kind === 'arithmetic' || work.kind === 'choose') {
    return { kind: 'value', value: emitFree(step, scope) };
  }
  const fromAt = jsonPath(step.at, 'from');
  const rows = emitRows(emitVar(step.from ?? [], fromAt, scope), fromAt, scope);
  const row: PythonExpression = { code: 'row', shape: rows.item };
  const inRow: PythonScope = { ...scope, row };
  const loop = (code: string, item: Shape): EmittedStep => ({
    kind: 'value',
    value: listOf(`[${code} for row in ${rows.code}]`, item),
  });
  const same = (code: string): EmittedStep => ({ kind: 'value', value: listOf(code, rows.item) });
  switch (work.kind) {
    case 'filter':
      return same(`[row for row in ${rows.code} if ${emitCondition(work.where, inRow)}]`);
    case 'map':
      return mapSource(work.set, inRow, loop);
    case 'pluck': {
      const value = emitAccess(row, work.field);
      return loop(value.code, value.shape);
    }
    case 'pick': {
      const fields = [...new Set(work.fields)].map((name) => {
        return `${pythonText(name)}: ${emitAccess(row, name.split('.')).code}`;
      });
      return loop(`{${fields.join(', ')}}`, unknownShape);
    }
    case 'rename': {
      const names = work.fields.map(([from, to]) => `(${pythonText(from)}, ${pythonText(to)})`);
      return loop(`rename_keys(row, [${names.join(', ')}])`, unknownShape);
    }
    case 'sort': {
      const keys = work.by.map(({ field, descending }) => {
        const [left, right] = ['left', 'right'].map(
          (code) => emitAccess({ code, shape: rows.item }, field).code,
        );
        return `compare(${descending ? `${right}, ${left}` : `${left}, ${right}`})`;
      });
      return same(`in_order(${rows.code}, lambda left, right: ${keys.join(' or ')})`);
    }
    case 'distinct':
      return same(`distinct(${rows.code})`);
    case 'take':
      return same(`take(${rows.code}, ${emitValue(work.count, scope).code})`);
    case 'lookup':
      return emitLookup(work, { rows, at: step.at, scope });
    case 'group':
      return { kind: 'value', value: listOf(emitGroup(work, rows, scope), unknownShape) };
    case 'reduce':
      break;
  }
  return { kind: 'value', value: emitAggregate(work.aggregate, rows) };
}

function mapSource(
  set: readonly (readonly [string, Value])[],
  scope: PythonScope,
  ...[loop]: [(code: string, item: Shape) => EmittedStep]
): EmittedStep {
  const shape = scope.row?.shape ?? unknownShape;
  const known = shape.kind === 'object' && !shape.nullable;
  const entries = set.map(([name, value]) => [name, emitValue(value, scope)] as const);
  const fields = new Map<string, Field>(known ? shape.fields : []);
  for (const [name, value] of entries) fields.set(name, { shape: value.shape, optional: false });
  const parts = entries.map(([name, { code }]) => `${pythonText(name)}: ${code}`);
  const spread = known ? '**row' : '**as_row(row)';
  return loop(`{${[spread, ...parts].join(', ')}}`, {
    kind: 'object',
    nullable: false,
    fields,
    open: true,
  });
}

/** Steps that need no rows: with a list they give a value per row, with an object one value. */
function emitFree(step: Step, scope: PythonScope): PythonExpression {
  if (step.from === null) return emitOne(step, { ...scope, row: null });
  const from = emitVar(step.from, jsonPath(step.at, 'from'), scope);
  if (from.shape.kind !== 'list' && from.shape.kind !== 'unknown') {
    return emitOne(step, { ...scope, row: from });
  }
  const rows = emitRows(from, jsonPath(step.at, 'from'), scope);
  const value = emitOne(step, { ...scope, row: { code: 'row', shape: rows.item } });
  return listOf(`[${value.code} for row in ${rows.code}]`, value.shape);
}

function emitOne({ work }: Step, scope: PythonScope): PythonExpression {
  if (work.kind === 'arithmetic') return emitValue(work.value, scope);
  if (work.kind !== 'choose') return { code: 'None', shape: unknownShape };
  const otherwise = emitValue(work.otherwise, scope).code;
  const code = work.cases.reduceRight((rest, { when, value }) => {
    const [chosen, condition] = [emitValue(value, scope).code, emitCondition(when, scope)];
    const isCondition = chosen === 'True' && rest === 'False';
    return isCondition ? condition : `${chosen} if ${condition} else ${rest}`;
  }, otherwise);
  const isCall = /^\w+\([^()]*\)$/.test(code);
  return { code: isCall ? code : `(${code})`, shape: unknownShape };
}

function emitRequire({ work, from: path, at }: Step, scope: PythonScope): string {
  if (work.kind !== 'require') return '';
  const message = `The contract requires ${at} to hold.`;
  const refuse = `    raise NodeError(${pythonText(work.error)}, ${pythonText(message)})`;
  if (path === null) {
    return `if ${emitNegation(work.where, { ...scope, row: null })}:\n${refuse}`;
  }
  const from = emitVar(path, jsonPath(at, 'from'), scope);
  if (from.shape.kind !== 'list' && from.shape.kind !== 'unknown') {
    return `if ${emitNegation(work.where, { ...scope, row: from })}:\n${refuse}`;
  }
  const rows = emitRows(from, jsonPath(at, 'from'), scope);
  const inRow = { ...scope, row: { code: 'row', shape: rows.item } };
  return `if not all(${emitCondition(work.where, inRow)} for row in ${rows.code}):\n${refuse}`;
}
