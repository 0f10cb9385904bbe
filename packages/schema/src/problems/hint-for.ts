import { didYouMean } from './did-you-mean.ts';
import type { SchemaNode } from './schema-node.ts';
import { suggest } from './suggest.ts';

/** How to correct a value that its schema refuses; undefined where nothing can be told. */
export function hintFor(nodes: readonly SchemaNode[], value: unknown): string | undefined {
  return hintOfChoice(nodes, value) ?? hintOfType(nodes, value) ?? hintOfDescription(nodes);
}

function hintOfChoice(nodes: readonly SchemaNode[], value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const choices = nodes.flatMap(
    (node) => node.enum ?? (node.const === undefined ? [] : [node.const]),
  );
  const texts = choices.filter((choice) => typeof choice === 'string');
  const meant = suggest(value, texts);
  return meant === undefined ? undefined : didYouMean(value, meant);
}

function hintOfType(nodes: readonly SchemaNode[], value: unknown): string | undefined {
  const types = new Set(nodes.flatMap(({ type }) => type ?? []));
  if (typeof value === 'string') {
    const isNumber = value.trim() !== '' && Number.isFinite(Number(value));
    if (isNumber && (types.has('number') || types.has('integer'))) {
      return `Remove the quotes: ${Number(value)}`;
    }
    if ((value === 'true' || value === 'false') && types.has('boolean')) {
      return `Remove the quotes: ${value}`;
    }
  }
  const takesAnyText = nodes.some(({ type, const: only, enum: some }) => {
    return type === 'string' && only === undefined && some === undefined;
  });
  if (takesAnyText && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes: "${String(value)}"`;
  }
  const isList = Array.isArray(value);
  if (types.has('array') && !isList && value !== null && value !== undefined) {
    return 'Put it in a list, between "[" and "]".';
  }
  return undefined;
}

function hintOfDescription(nodes: readonly SchemaNode[]): string | undefined {
  return nodes.find(({ description }) => description !== undefined)?.description;
}
