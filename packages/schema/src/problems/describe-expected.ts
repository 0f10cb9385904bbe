import type { SchemaNode } from './schema-node.ts';

/** `a whole number from 1 to 10000 or "auto", such as 5`: what a schema takes, in words. */
export function describeExpected(nodes: readonly SchemaNode[]): string {
  const kinds = [...new Set(nodes.flatMap(describeKinds))];
  const choices = nodes.flatMap(
    (node) => node.enum ?? (node.const === undefined ? [] : [node.const]),
  );
  if (choices.length > 1) kinds.push(`one of ${choices.map(showLiteral).join(', ')}`);
  else if (choices.length === 1) kinds.push(showLiteral(choices[0]));
  if (kinds.length === 0) return 'another value';
  return joinOr(kinds) + describeExample(nodes);
}

function describeKinds(node: SchemaNode): string[] {
  if (node.enum !== undefined || node.const !== undefined) return [];
  if (node.type === undefined) return ['any JSON value'];
  const types = typeof node.type === 'string' ? [node.type] : node.type;
  return types.map((type) => describeKind(type, node));
}

function describeKind(type: string, node: SchemaNode): string {
  switch (type) {
    case 'string':
      return describeText(node);
    case 'integer':
      return `a whole number${describeRange(node)}`;
    case 'number':
      return `a number${describeRange(node)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return describeList(node);
    case 'object':
      return 'an object';
    default:
      return type;
  }
}

function describeText(node: SchemaNode): string {
  if (node.format === 'date-time') return 'a date and time, such as 2026-01-31T12:00:00Z';
  const most = node.maxLength === undefined ? '' : ` of at most ${node.maxLength} characters`;
  return `${(node.minLength ?? 0) > 0 ? 'non-empty text' : 'text'}${most}`;
}

function describeList(node: SchemaNode): string {
  const { type } = node.items ?? {};
  const of = type === 'string' ? ' of texts' : type === 'object' ? ' of objects' : '';
  return `${(node.minItems ?? 0) > 0 ? 'a non-empty list' : 'a list'}${of}`;
}

function describeRange(node: SchemaNode): string {
  const least = node.minimum === Number.MIN_SAFE_INTEGER ? undefined : node.minimum;
  const most = node.maximum === Number.MAX_SAFE_INTEGER ? undefined : node.maximum;
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  const bounds = [
    node.exclusiveMinimum === undefined ? '' : `above ${node.exclusiveMinimum}`,
    least === undefined ? '' : `of at least ${least}`,
    most === undefined ? '' : `of at most ${most}`,
  ].filter(Boolean);
  return bounds.length === 0 ? '' : ` ${bounds.join(' and ')}`;
}

function describeExample(nodes: readonly SchemaNode[]): string {
  const own = nodes.find((node) => node.examples !== undefined)?.examples?.[0];
  const item = nodes.find((node) => node.items?.examples !== undefined)?.items?.examples?.[0];
  const example = own ?? (item === undefined ? undefined : [item]);
  if (example === undefined) return '';
  const shown = JSON.stringify(example);
  return shown.length > 100 ? '' : `, such as ${shown}`;
}

function showLiteral(value: unknown): string {
  return JSON.stringify(value);
}

function joinOr(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
