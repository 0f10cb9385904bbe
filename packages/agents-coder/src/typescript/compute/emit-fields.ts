import type { Value } from '../../contract/value.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitValue } from '../values/emit-value.ts';
import { use, type Expression, type Scope } from '../values/expression.ts';
import { isIdentifier, propertyKey, quote } from '../values/literal-source.ts';
import { type Field, type Shape } from '../values/shape.ts';

/** Source of a row with fields set; all new fields see the old row. */
export function emitMap(set: readonly (readonly [string, Value])[], scope: Scope): Expression {
  const row = scope.row;
  const entries = set.map(([name, value]) => [name, emitValue(value, scope)] as const);
  const shape = row?.shape;
  const known = shape?.kind === 'object' && !shape.nullable;
  const spread = known ? '...row' : `...${use(scope, 'as-row')}(row)`;
  const fields = new Map<string, Field>(shape?.kind === 'object' ? shape.fields : []);
  if (
    known &&
    !shape.open &&
    set.every(([name]) => fields.has(name)) &&
    set.length === fields.size
  ) {
    // Every field is set anew, so nothing of the old row is left to spread.
    return objectOf(entries);
  }
  for (const [name, { shape: held }] of entries) fields.set(name, { shape: held, optional: false });
  const parts = [spread, ...entries.map(([name, { code }]) => `${propertyKey(name)}: ${code}`)];
  return {
    code: `{ ${parts.join(', ')} }`,
    shape: known
      ? { kind: 'object', nullable: false, fields, open: shape.open }
      : { kind: 'object', nullable: false, fields: new Map(entries.map(asField)), open: true },
  };
}

/** Source of a row with these fields alone; a missing one is null. */
export function emitPick(names: readonly string[], scope: Scope): Expression {
  const { row } = scope;
  if (row === null) return objectOf([]);
  return objectOf(
    [...new Set(names)].map((name) => [name, emitAccess(row, name.split('.'), scope)] as const),
  );
}

/** Source of a function that gives a row its new names. A field that is not there is not added. */
export function emitRename(
  names: readonly (readonly [string, string])[],
  row: Expression,
  ...[scope]: [Scope]
): Expression {
  const { shape } = row;
  const fields = shape.kind === 'object' && !shape.nullable ? shape.fields : undefined;
  const known = names.every(([from]) => {
    const field = fields?.get(from);
    return field !== undefined && !(field.optional && from in Object.prototype);
  });
  if (fields === undefined || shape.kind !== 'object' || !known || names.length === 0) {
    const pairs = names.map(([from, to]) => `[${quote(from)}, ${quote(to)}]`).join(', ');
    return {
      code: `(row) => ${use(scope, 'rename-keys')}(row, [${pairs}])`,
      shape: { kind: 'object', nullable: false, fields: new Map(), open: true },
    };
  }
  const taken = names.map(([from], at) => `${keyPattern(from)}: moved${at + 1}`);
  const given = names.map(([from, to], at) => {
    const value = `{ ${propertyKey(to)}: moved${at + 1} }`;
    if (fields.get(from)?.optional !== true) return `${propertyKey(to)}: moved${at + 1}`;
    return `...(moved${at + 1} === undefined ? {} : ${value})`;
  });
  return {
    code: `({ ${taken.join(', ')}, ...rest }) => ({ ...rest, ${given.join(', ')} })`,
    shape: { ...shape, fields: renamed(fields, names) },
  };
}

function renamed(
  fields: ReadonlyMap<string, Field>,
  names: readonly (readonly [string, string])[],
): ReadonlyMap<string, Field> {
  const result = new Map([...fields].filter(([name]) => !names.some(([from]) => from === name)));
  for (const [from, to] of names) {
    const field = fields.get(from);
    if (field === undefined) continue;
    const replaced = result.get(to);
    // An optional field that may stand in for another keeps the shape of neither.
    if (replaced !== undefined && field.optional) {
      result.set(to, { shape: { kind: 'unknown', nullable: true }, optional: replaced.optional });
    } else result.set(to, field);
  }
  return result;
}

function keyPattern(name: string): string {
  return isIdentifier(name) && name !== '__proto__' ? name : `[${quote(name)}]`;
}

function asField([name, { shape }]: readonly [string, Expression]): [string, Field] {
  return [name, { shape, optional: false }];
}

function objectOf(entries: readonly (readonly [string, Expression])[]): Expression {
  const code = entries.map(([name, value]) => `${propertyKey(name)}: ${value.code}`).join(', ');
  const shape: Shape = {
    kind: 'object',
    nullable: false,
    fields: new Map(entries.map(asField)),
    open: false,
  };
  return { code: `{ ${code} }`, shape };
}
