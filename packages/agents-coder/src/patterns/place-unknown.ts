import type { Mapping } from '../contract/mapping.ts';
import { unknownMark } from '../contract/report-unknown.ts';
import type { Unknown } from './pattern.ts';

/** A copy of a contract with `UNKNOWN: <question>` at a path such as `io_operations[0].request.path`. */
export function placeUnknown(document: Mapping, { path, question }: Unknown): Mapping {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  return placed(document, keys, `${unknownMark} ${question}`) as Mapping;
}

function placed(value: unknown, keys: readonly string[], ...[mark]: [string]): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return mark;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.map((item, at) => (String(at) === key ? placed(item, rest, mark) : item));
  }
  const mapping = typeof value === 'object' && value !== null ? (value as Mapping) : {};
  return { ...mapping, [key]: placed(mapping[key], rest, mark) };
}
