import { didYouMean } from '../../contract/problem.ts';
import type { Path, Value } from '../../contract/value.ts';
import { emitAccess } from './emit-access.ts';
import { emitCall } from './emit-call.ts';
import { emitRows } from './emit-rows.ts';
import { lambda } from './lambda.ts';
import { literalSource, propertyKey } from './literal-source.ts';
import { joinShapes } from './join-shapes.ts';
import { shapeOfLiteral } from './shape-of-literal.ts';
import { nullShape, unknownShape, type Field } from './shape.ts';
import type { Expression, Scope } from './expression.ts';

/** Source of a value. A name that there is not is a problem that names it. */
export function emitValue(value: Value, scope: Scope): Expression {
  switch (value.kind) {
    case 'literal':
      return {
        code: literalOperand(literalSource(value.value)),
        shape: shapeOfLiteral(value.value),
      };
    case 'list': {
      const items = value.items.map((item) => emitValue(item, scope));
      const [first, ...others] = items.map(({ shape }) => shape);
      return {
        code: `[${items.map(({ code }) => code).join(', ')}]`,
        shape: {
          kind: 'list',
          nullable: false,
          item:
            first === undefined
              ? unknownShape
              : others.reduce((left, right) => joinShapes(left, right), first),
        },
      };
    }
    case 'field':
      if (scope.row !== null) return emitAccess(scope.row, value.path, scope);
      scope.emission.problems.add({
        code: 'NO_ROW',
        at: value.at,
        message: `There is no row here whose field "${value.path.join('.')}" could be meant.`,
        hint: 'Use { var: name } for a named value, or give the step a "from".',
      });
      return { code: 'null', shape: nullShape };
    case 'var':
      return emitVar(value.path, value.at, scope);
    case 'call':
      return emitCall(value, {
        args: value.args.map((argument) => emitValue(argument, scope)),
        scope,
      });
    case 'object': {
      const entries = value.entries.map(([key, held]) => [key, emitValue(held, scope)] as const);
      const fields = entries.map(([key, { shape }]): [string, Field] => [
        key,
        { shape, optional: false },
      ]);
      return {
        code: `{ ${entries.map(([key, { code }]) => `${propertyKey(key)}: ${code}`).join(', ')} }`,
        shape: { kind: 'object', nullable: false, fields: new Map(fields), open: false },
      };
    }
    case 'each':
      break;
  }
  const list = emitRows(emitValue(value.list, scope), value.at, scope);
  const name = scope.depth === 0 ? 'item' : `item${scope.depth + 1}`;
  const inner = { ...scope, row: { code: name, shape: list.item }, depth: scope.depth + 1 };
  const as = emitValue(value.as, inner);
  return {
    code: `${list.code}.map(${lambda(name, as.code)})`,
    shape: { kind: 'list', nullable: false, item: as.shape },
  };
}

/** Source of a path whose first key names a value; names with dots in them go first. */
export function emitVar(path: Path, at: string, scope: Scope): Expression {
  const whole = scope.vars.get(path.join('.'));
  if (whole !== undefined) return whole;
  const [name = '', ...rest] = path;
  const found = scope.vars.get(name);
  if (found !== undefined) return emitAccess(found, rest, scope);
  scope.emission.problems.add({
    code: 'UNKNOWN_NAME',
    at,
    message: `There is no value named "${name}" here.`,
    hint: didYouMean(name, [...scope.vars.keys()]),
  });
  return { code: 'null', shape: unknownShape };
}

function literalOperand(code: string): string {
  return code.startsWith('-') ? `(${code})` : code;
}
