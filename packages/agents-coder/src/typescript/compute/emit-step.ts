import type { Step } from '../../contract/step.ts';
import { jsonPath } from '../../contract/json-path.ts';
import { comparesAlone } from '../values/count-operands.ts';
import { emitAggregate } from './emit-aggregate.ts';
import { emitBody } from './emit-body.ts';
import { emitCondition, emitRefusal } from '../values/emit-condition.ts';
import { emitGroup } from './emit-group.ts';
import { emitLookup } from './emit-lookup.ts';
import { emitMap, emitPick, emitRename } from './emit-fields.ts';
import { emitRows } from '../values/emit-rows.ts';
import { emitSort } from './emit-sort.ts';
import { emitValue, emitVar } from '../values/emit-value.ts';
import { emitAccess } from '../values/emit-access.ts';
import { use, type Expression, type Scope } from '../values/expression.ts';
import { lambda } from '../values/lambda.ts';
import { literalSource, quote } from '../values/literal-source.ts';
import { joinShapes } from '../values/join-shapes.ts';
import { unknownShape } from '../values/shape.ts';

/** Source of a step: the value that its name stands for, or a statement without a name. */
export type EmittedStep =
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'statement'; readonly code: string };

export function emitStep(step: Step, scope: Scope): EmittedStep {
  const { work } = step;
  if (work.kind === 'require') return { kind: 'statement', code: emitRequire(step, scope) };
  if (work.kind === 'describe') return { kind: 'value', value: emitBody(step, work, scope) };
  if (work.kind === 'arithmetic' || work.kind === 'choose') {
    return { kind: 'value', value: emitFree(step, scope) };
  }
  const from = emitVar(step.from ?? [], jsonPath(step.at, 'from'), scope);
  const rows = emitRows(from, jsonPath(step.at, 'from'), scope);
  const row: Expression = { code: 'row', shape: rows.item };
  const inRow: Scope = { ...scope, row };
  const list = (code: string, item = rows.item): EmittedStep => ({
    kind: 'value',
    value: { code, shape: { kind: 'list', nullable: false, item } },
  });
  switch (work.kind) {
    case 'filter': {
      const guarded = { ...inRow, comparesAlone: comparesAlone([work.where]) };
      return list(`${rows.code}.filter(${lambda('row', emitCondition(work.where, guarded))})`);
    }
    case 'map': {
      const mapped = emitMap(work.set, inRow);
      return list(`${rows.code}.map(${lambda('row', mapped.code)})`, mapped.shape);
    }
    case 'pluck': {
      const value = emitAccess(row, work.field, inRow);
      return list(`${rows.code}.map(${lambda('row', value.code)})`, value.shape);
    }
    case 'pick': {
      const picked = emitPick(work.fields, inRow);
      return list(`${rows.code}.map(${lambda('row', picked.code)})`, picked.shape);
    }
    case 'rename': {
      const renamed = emitRename(work.fields, row, inRow);
      return list(`${rows.code}.map(${renamed.code})`, renamed.shape);
    }
    case 'sort':
      return list(emitSort(work.by, rows, scope));
    case 'distinct':
      return list(`${use(scope, 'distinct')}(${rows.code})`);
    case 'take': {
      const { count } = work;
      if (
        count.kind === 'literal' &&
        Number.isSafeInteger(count.value) &&
        Number(count.value) >= 0
      ) {
        return list(`${rows.code}.slice(0, ${literalSource(count.value)})`);
      }
      return list(`${use(scope, 'take')}(${rows.code}, ${emitValue(count, scope).code})`);
    }
    case 'lookup': {
      const joined = emitLookup(work, { rows, at: step.at, scope });
      return list(joined.code, joined.shape);
    }
    case 'group': {
      const grouped = emitGroup(work, rows, scope);
      return list(grouped.code, grouped.shape);
    }
    case 'reduce':
      break;
  }
  return { kind: 'value', value: emitAggregate(work.aggregate, rows, scope) };
}

/** Steps that need no rows: with a list they give a value per row, with an object one value. */
function emitFree(step: Step, scope: Scope): Expression {
  if (step.from === null) return emitOne(step, { ...scope, row: null });
  const from = emitVar(step.from, jsonPath(step.at, 'from'), scope);
  if (from.shape.kind !== 'list' && from.shape.kind !== 'unknown') {
    return emitOne(step, { ...scope, row: from });
  }
  const rows = emitRows(from, jsonPath(step.at, 'from'), scope);
  const value = emitOne(step, { ...scope, row: { code: 'row', shape: rows.item } });
  return {
    code: `${rows.code}.map(${lambda('row', value.code)})`,
    shape: { kind: 'list', nullable: false, item: value.shape },
  };
}

function emitOne({ work }: Step, scope: Scope): Expression {
  if (work.kind === 'arithmetic') return emitValue(work.value, scope);
  if (work.kind !== 'choose') return { code: 'null', shape: unknownShape };
  const guard = comparesAlone(
    work.cases.map(({ when }) => when),
    [...work.cases.map(({ value }) => value), work.otherwise],
  );
  const guarded = { ...scope, comparesAlone: guard };
  const otherwise = emitValue(work.otherwise, guarded);
  return work.cases.reduceRight<Expression>((rest, { when, value }) => {
    const chosen = emitValue(value, guarded);
    const condition = emitCondition(when, guarded);
    const isCondition = chosen.code === 'true' && rest.code === 'false';
    return {
      code: isCondition ? condition : `${condition} ? ${chosen.code} : ${rest.code}`,
      shape: joinShapes(chosen.shape, rest.shape),
    };
  }, otherwise);
}

function emitRequire({ work, from: path, at }: Step, scope: Scope): string {
  if (work.kind !== 'require') return '';
  const guarded = { ...scope, comparesAlone: comparesAlone([work.where]) };
  const message = `The contract requires ${at} to hold.`;
  const refuse = `throw new ${use(scope, 'node-error')}(${quote(work.error)}, ${quote(message)});`;
  if (path === null) {
    return `if (${emitRefusal(work.where, { ...guarded, row: null })}) ${refuse}`;
  }
  const from = emitVar(path, jsonPath(at, 'from'), scope);
  if (from.shape.kind !== 'list' && from.shape.kind !== 'unknown') {
    return `if (${emitRefusal(work.where, { ...guarded, row: from })}) ${refuse}`;
  }
  const rows = emitRows(from, jsonPath(at, 'from'), scope);
  const inRow = { ...guarded, row: { code: 'row', shape: rows.item } };
  return `if (!${rows.code}.every(${lambda('row', emitCondition(work.where, inRow))})) ${refuse}`;
}
