import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf } from './mapping.ts';
import { parseAggregate } from './parse-aggregate.ts';
import { parseCondition } from './parse-condition.ts';
import { parsePath } from './parse-path.ts';
import { parseValue } from './parse-value.ts';
import type { Problems } from './problem.ts';
import type { StepKind, StepWork } from './step.ts';

interface WorkAt {
  readonly parameters: unknown;
  readonly at: string;
  readonly problems: Problems;
}

/** Reads what a step of a kind does. A step with one parameter may give it without its name. */
export function parseStepWork(
  kind: Exclude<StepKind, 'describe'>,
  { parameters, at, problems }: WorkAt,
): StepWork {
  const named = (key: string): unknown =>
    isMapping(parameters) ? get(parameters, key) : undefined;
  const path = (key: string) => jsonPath(at, key);
  const only = (key: string): { value: unknown; at: string } => {
    const value = named(key);
    return value === undefined ? { value: parameters, at } : { value, at: path(key) };
  };
  const invalid = (where: string, expected: string, value: unknown): void =>
    problems.add({
      code: 'CONTRACT_INVALID',
      at: where,
      message: `Expected ${expected}, got ${nameOf(value)}.`,
    });
  const entries = (value: unknown, where: string): (readonly [string, unknown])[] => {
    if (isMapping(value)) return Object.entries(value);
    invalid(where, 'a mapping', value);
    return [];
  };
  const items = (value: unknown, where: string): readonly unknown[] => {
    if (Array.isArray(value) && value.length > 0) return value;
    invalid(where, 'a list that is not empty', value);
    return [];
  };
  const code = (key: string): string => {
    const value = named(key);
    if (typeof value === 'string' && /^[A-Z][A-Z0-9_]*$/.test(value)) return value;
    invalid(path(key), 'an error code such as NOT_FOUND', value);
    return 'INVALID_VALUE';
  };
  const names = (value: unknown, where: string): string[] =>
    items(value, where).map((item, index) => {
      if (typeof item !== 'string' || item === '') {
        invalid(jsonPath(where, index), 'a field name', item);
      }
      return String(item);
    });

  switch (kind) {
    case 'filter': {
      const where = only('where');
      return { kind, where: parseCondition(where.value, where.at, problems) };
    }
    case 'map': {
      const set = only('set');
      return {
        kind,
        set: entries(set.value, set.at).map(
          ([key, held]) => [key, parseValue(held, jsonPath(set.at, key), problems)] as const,
        ),
      };
    }
    case 'pluck': {
      const field = only('field');
      return { kind, field: parsePath(field.value, field.at, problems) };
    }
    case 'pick': {
      const fields = only('fields');
      return { kind, fields: names(fields.value, fields.at) };
    }
    case 'rename': {
      const fields = only('fields');
      return {
        kind,
        fields: entries(fields.value, fields.at).map(([from, to]) => {
          if (typeof to !== 'string') invalid(jsonPath(fields.at, from), 'the new name', to);
          return [from, String(to)] as const;
        }),
      };
    }
    case 'sort': {
      const by = only('by');
      const hasKeys =
        Array.isArray(by.value) ||
        typeof by.value === 'string' ||
        (isMapping(by.value) && get(by.value, 'field') !== undefined);
      const listed = Array.isArray(by.value) ? by.value : hasKeys ? [by.value] : [{}];
      const direction = hasKeys ? undefined : named('direction');
      return {
        kind,
        by: listed.map((key: unknown, index) => {
          const where = Array.isArray(by.value) ? jsonPath(by.at, index) : by.at;
          const mapping = isMapping(key) ? key : { field: key };
          const field = get(mapping, 'field');
          const said = get(mapping, 'direction') ?? direction ?? 'asc';
          const way = typeof said === 'string' ? said : '';
          if (!['asc', 'desc', 'ascending', 'descending'].includes(way)) {
            invalid(jsonPath(where, 'direction'), 'asc or desc', said);
          }
          return {
            field:
              field === undefined || field === null
                ? []
                : parsePath(field, jsonPath(where, 'field'), problems),
            descending: way.startsWith('desc'),
          };
        }),
      };
    }
    case 'distinct':
      return { kind };
    case 'take': {
      const count = only('count');
      return { kind, count: parseValue(count.value, count.at, problems) };
    }
    case 'lookup': {
      const on = named('on');
      const side = (key: 'left' | 'right') =>
        parsePath(isMapping(on) ? get(on, key) : undefined, jsonPath(path('on'), key), problems);
      return {
        kind,
        with: parsePath(named('with'), path('with'), problems),
        left: side('left'),
        right: side('right'),
        fields: entries(named('fields'), path('fields')).map(
          ([to, from]) => [to, parsePath(from, jsonPath(path('fields'), to), problems)] as const,
        ),
        missingError: named('missing_error') === undefined ? null : code('missing_error'),
      };
    }
    case 'group': {
      const by = named('by');
      return {
        kind,
        by: names(typeof by === 'string' ? [by] : by, path('by')),
        aggregate: entries(named('aggregate'), path('aggregate')).map(
          ([name, held]) =>
            [name, parseAggregate(held, jsonPath(path('aggregate'), name), problems)] as const,
        ),
      };
    }
    case 'reduce':
      return { kind, aggregate: parseAggregate(parameters, at, problems) };
    case 'arithmetic': {
      const value = only('value');
      return { kind, value: parseValue(value.value, value.at, problems) };
    }
    case 'choose': {
      const cases = only('cases');
      return {
        kind,
        cases: items(cases.value, cases.at).map((item, index) => {
          const where = jsonPath(cases.at, index);
          const held = isMapping(item) ? item : {};
          return {
            when: parseCondition(get(held, 'when'), jsonPath(where, 'when'), problems),
            value: parseValue(get(held, 'value'), jsonPath(where, 'value'), problems),
          };
        }),
        otherwise: parseValue(named('otherwise'), path('otherwise'), problems),
      };
    }
    case 'require':
      break;
  }
  return {
    kind,
    where: parseCondition(named('where'), path('where'), problems),
    error: code('error'),
  };
}
