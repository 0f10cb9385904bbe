/* oxlint-disable typescript/no-explicit-any -- it takes documents as they come, without types to agree with */
import { call } from './naive-call.ts';
import {
  bad,
  compare,
  Failure,
  lookUp,
  plain,
  Q,
  q,
  same,
  walk,
  type Doc,
  type Env,
} from './naive-values.ts';

/* A naive reading of the Compute dialect, written apart from the generator to be compared with it. */

function evaluate(value: any, env: Env, row: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, env, row));
  if (typeof value !== 'object' || value === null) return value;
  if ('field' in value) return walk(row, value.field);
  if ('var' in value) return lookUp(env, value.var);
  if ('fn' in value) {
    if (value.fn === 'coalesce') {
      for (const argument of value.args) {
        const held = evaluate(argument, env, row);
        if (held !== null) return held;
      }
      return null;
    }
    return call(
      value.fn,
      value.args.map((item: unknown) => evaluate(item, env, row)),
    );
  }
  if ('object' in value) {
    return Object.fromEntries(
      Object.entries(value.object).map(([k, v]) => [k, evaluate(v, env, row)]),
    );
  }
  if ('each' in value)
    return list(evaluate(value.each, env, row)).map((item) => evaluate(value.as, env, item));
  return value;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : bad();
}

function holds(condition: Doc, env: Env, row: unknown): boolean {
  if ('all' in condition) return condition['all'].every((part: Doc) => holds(part, env, row));
  if ('any' in condition) return condition['any'].some((part: Doc) => holds(part, env, row));
  if ('not' in condition) return !holds(condition['not'], env, row);
  const left = evaluate(condition['left'], env, row);
  if (condition['compare'] === 'is_null') return left === null;
  const right = evaluate(condition['right'], env, row);
  switch (condition['compare']) {
    case 'eq':
      return same(left, right);
    case 'ne':
      return !same(left, right);
    case 'lt':
      return compare(left, right) < 0;
    case 'lte':
      return compare(left, right) <= 0;
    case 'gt':
      return compare(left, right) > 0;
    case 'gte':
      return compare(left, right) >= 0;
    case 'in':
      return Array.isArray(right) && right.some((item) => same(item, left));
    case 'not_in':
      return !(Array.isArray(right) && right.some((item) => same(item, left)));
    default:
      return typeof left === 'string' && new RegExp(right as string, 'u').test(left);
  }
}

function aggregate({ fn, field }: Doc, rows: unknown[]): unknown {
  const values = rows.map((row) => walk(row, field ?? ''));
  if (fn === 'count') return rows.length;
  if (fn === 'sum') return call('add', values);
  if (values.length === 0) return null;
  if (fn === 'first') return values[0];
  return fn === 'avg' ? call('divide', [call('add', values), values.length]) : call(fn, values);
}

const asRow = (row: unknown): Doc =>
  typeof row === 'object' && row !== null && !Array.isArray(row) && !(row instanceof Q)
    ? row
    : bad();

function runStep(step: Doc, env: Env): void {
  const kind = Object.keys(step).find((key) => !['from', 'to', 'description'].includes(key))!;
  const it: Doc = step[kind];
  const from = step['from'] === undefined ? undefined : lookUp(env, step['from']);
  const put = (value: unknown): void => void env.set(step['to'], value);
  const perRow = (run: (row: unknown) => unknown): unknown =>
    Array.isArray(from) ? from.map(run) : run(step['from'] === undefined ? null : from);
  const choose = (row: unknown): unknown => {
    const found = it['cases'].find((one: Doc) => holds(one['when'], env, row));
    return evaluate(found === undefined ? it['otherwise'] : found.value, env, row);
  };
  switch (kind) {
    case 'arithmetic':
      return put(perRow((row) => evaluate(it['value'], env, row)));
    case 'choose':
      return put(perRow(choose));
    case 'require':
      perRow((row) => {
        if (!holds(it['where'], env, row)) throw new Failure(it['error']);
        return null;
      });
      return;
  }
  const rows = list(from);
  switch (kind) {
    case 'filter':
      return put(rows.filter((row) => holds(it['where'], env, row)));
    case 'map':
      return put(
        rows.map((row) => ({
          ...asRow(row),
          ...Object.fromEntries(
            Object.entries(it['set']).map(([k, v]) => [k, evaluate(v, env, row)]),
          ),
        })),
      );
    case 'pluck':
      return put(rows.map((row) => walk(row, it['field'])));
    case 'pick':
      return put(
        rows.map((row) => Object.fromEntries(it['fields'].map((f: string) => [f, walk(row, f)]))),
      );
    case 'rename':
      return put(
        rows.map((row) => {
          const held = asRow(row);
          const moved = Object.entries(it['fields'] as Record<string, string>).filter(([old]) =>
            Object.hasOwn(held, old),
          );
          const kept = Object.entries(held).filter(([k]) => !moved.some(([old]) => old === k));
          return Object.fromEntries([...kept, ...moved.map(([old, fresh]) => [fresh, held[old]])]);
        }),
      );
    case 'sort': {
      const keys: Doc[] = it['by'];
      const sorted = [...rows].sort((a, b) => {
        for (const key of keys) {
          const found = compare(walk(a, key['field'] ?? ''), walk(b, key['field'] ?? ''));
          if (found !== 0) return key['direction'] === 'desc' ? -found : found;
        }
        return 0;
      });
      return put(sorted);
    }
    case 'distinct':
      return put(rows.filter((row, at) => rows.findIndex((other) => same(other, row)) === at));
    case 'take': {
      const count = q(evaluate(it['count'], env, null));
      if (count.n % count.d !== 0n || count.n < 0n) bad();
      return put(rows.slice(0, Number(count.n / count.d)));
    }
    case 'lookup': {
      const others = list(lookUp(env, it['with']));
      return put(
        rows.map((row) => {
          const found = others.find((other) =>
            same(walk(row, it['on'].left), walk(other, it['on'].right)),
          );
          if (found === undefined && it['missing_error'] !== undefined)
            throw new Failure(it['missing_error']);
          const fields = Object.entries(it['fields'] as Record<string, string>);
          return {
            ...asRow(row),
            ...Object.fromEntries(fields.map(([k, old]) => [k, walk(found ?? null, old)])),
          };
        }),
      );
    }
    case 'group': {
      const by: string[] = Array.isArray(it['by']) ? it['by'] : [it['by']];
      const groups: { key: unknown[]; rows: unknown[] }[] = [];
      for (const row of rows) {
        const key = by.map((field) => walk(row, field));
        const group = groups.find((one) => same(one.key, key));
        if (group === undefined) groups.push({ key, rows: [row] });
        else group.rows.push(row);
      }
      return put(
        groups.map((group) =>
          Object.fromEntries([
            ...by.map((field, at) => [field, group.key[at]]),
            ...Object.entries(it['aggregate']).map(([k, v]) => [
              k,
              aggregate(v as Doc, group.rows),
            ]),
          ]),
        ),
      );
    }
    case 'reduce':
      return put(aggregate(it, rows));
    default:
      throw new Error(`no step ${kind}`);
  }
}

/** The output of a pipeline for an input that its schema accepted, or the code it ends with. */
export function interpret(contract: Doc, input: Doc): { output: unknown } | { error: string } {
  try {
    const env: Env = new Map(Object.entries(structuredClone(input)));
    for (const step of contract['pipeline']) runStep(step, env);
    const fields = Object.entries(contract['output'] as Record<string, string>);
    return { output: plain(Object.fromEntries(fields.map(([k, name]) => [k, lookUp(env, name)]))) };
  } catch (error) {
    if (error instanceof Failure) return { error: error.code };
    throw error;
  }
}
