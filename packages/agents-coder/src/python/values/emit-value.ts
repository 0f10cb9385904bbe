import { didYouMean } from '../../contract/problem.ts';
import type { Path, Value } from '../../contract/value.ts';
import { shapeOfLiteral } from '../../typescript/values/shape-of-literal.ts';
import { nullShape, unknownShape, type Shape } from '../../typescript/values/shape.ts';
import { pythonLiteral, pythonText } from '../literal.ts';
import type { PythonExpression, PythonScope } from './emission.ts';
import { emitAccess } from './emit-access.ts';
import { emitCall } from './emit-call.ts';
import { emitRows } from './emit-rows.ts';

/** Python source of a value. A name that there is not is a problem that names it. */
export function emitValue(value: Value, scope: PythonScope): PythonExpression {
  switch (value.kind) {
    case 'literal':
      return { code: pythonLiteral(value.value), shape: shapeOfLiteral(value.value) };
    case 'list': {
      const items = value.items.map((item) => emitValue(item, scope).code);
      return listOf(`[${items.join(', ')}]`, unknownShape);
    }
    case 'field':
      if (scope.row !== null) return emitAccess(scope.row, value.path);
      scope.emission.problems.add({
        code: 'NO_ROW',
        at: value.at,
        message: `There is no row here whose field "${value.path.join('.')}" could be meant.`,
        hint: 'Use { var: name } for a named value, or give the step a "from".',
      });
      return { code: 'None', shape: nullShape };
    case 'var':
      return emitVar(value.path, value.at, scope);
    case 'call':
      return emitCall(
        value,
        value.args.map((argument) => emitValue(argument, scope)),
      );
    case 'object': {
      const entries = value.entries.map(([key, held]) => [key, emitValue(held, scope)] as const);
      return {
        code: `{${entries.map(([key, { code }]) => `${pythonText(key)}: ${code}`).join(', ')}}`,
        shape: {
          kind: 'object',
          nullable: false,
          fields: new Map(entries.map(([key, { shape }]) => [key, { shape, optional: false }])),
          open: false,
        },
      };
    }
    case 'each':
      break;
  }
  const list = emitRows(emitValue(value.list, scope), value.at, scope);
  const name = scope.depth === 0 ? 'item' : `item_${scope.depth + 1}`;
  const row = { code: name, shape: list.item };
  const as = emitValue(value.as, { ...scope, row, depth: scope.depth + 1 });
  return listOf(`[${as.code} for ${name} in ${list.code}]`, as.shape);
}

export function listOf(code: string, item: Shape): PythonExpression {
  return { code, shape: { kind: 'list', nullable: false, item } };
}

/** Source of a path whose first key names a value; names with dots in them go first. */
export function emitVar(path: Path, at: string, scope: PythonScope): PythonExpression {
  const whole = scope.vars.get(path.join('.'));
  if (whole !== undefined) return whole;
  const [name = '', ...rest] = path;
  const found = scope.vars.get(name);
  if (found !== undefined) return emitAccess(found, rest);
  scope.emission.problems.add({
    code: 'UNKNOWN_NAME',
    at,
    message: `There is no value named "${name}" here.`,
    hint: didYouMean(name, [...scope.vars.keys()]),
  });
  return { code: 'None', shape: nullShape };
}
