import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import { attempt, type Cursor } from '../../text/cursor.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takePhrase } from '../../text/phrase.ts';
import { schemaOfName } from '../../text/words/field-nouns.ts';
import { plural, snakeCase } from '../../text/words/inflect.ts';
import { typeOf } from '../entity-fields.ts';
import type { Unknown } from '../pattern.ts';
import type { ComputePiece, ComputeScope } from './compute-piece.ts';

/** The rows that a clause works on. */
export interface RowSource {
  readonly entity: string;
  /** Name of their value in the pipeline. */
  readonly value: string;
  readonly before: ComputePiece | null;
}

/** Rows that nobody gave a name. */
export const unnamedRows: RowSource = { entity: 'row', value: 'rows', before: null };

/** Reads `the orders`, `a list of products`, `them`; null where no rows are named. */
export function readRows(cursor: Cursor, scope: ComputeScope): RowSource | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'a|an|the|given|all* list|array|collection|set of');
    const { before } = scope;
    if (takePhrase(cursor, 'them|it|those|these|result|results') !== null)
      return before === null ? null : rowsBefore(before);
    if (before === null && takePhrase(cursor, 'rows|records|entries') !== null) return unnamedRows;
    const noun = readNoun(cursor, scope.known);
    if (noun === null || noun.field !== null) return null;
    if (before === null) return { entity: noun.name, value: plural(noun.name), before: null };
    return before.result.isRows && noun.name === before.entity ? rowsBefore(before) : null;
  });
}

/** The rows of the clause before; null where it gave none. */
export function rowsBefore(before: ComputePiece | null): RowSource | null {
  return before?.result.isRows === true
    ? { entity: before.entity, value: before.result.value, before }
    : null;
}

/** A name for the value of a step that is not taken yet. */
export function resultName(source: RowSource, what: string): string {
  const base = `${what}_${plural(source.entity)}`;
  return source.before?.result.value === base ? `${base}_again` : base;
}

/** A field as its type spells it: `unitPrice` for `unit price`. */
export function ownName(
  name: string,
  { entity, scope }: { readonly entity: string; readonly scope: ComputeScope },
): string {
  const fields = typeOf(entity, scope.types)?.fields ?? [];
  return fields.find((field) => snakeCase(field.name) === snakeCase(name))?.name ?? name;
}

/** The type of a row's field: by the context, else as it is used, else as its name says. */
export function rowField(
  name: string,
  {
    entity,
    used,
    scope,
  }: { readonly entity: string; readonly used: Mapping | null; readonly scope: ComputeScope },
): Field {
  const typed = typeOf(entity, scope.types)?.fields.find(
    (field) => snakeCase(field.name) === snakeCase(name),
  );
  if (typed !== undefined) return { ...typed, isRequired: true };
  return {
    name,
    schema: used ??
      schemaOfName(snakeCase(name)) ?? { type: ['string', 'number', 'boolean', 'null'] },
    isRequired: true,
  };
}

/** Fields that the rows will not have, because the context or an earlier clause says what they have. */
export function missingFields(
  names: readonly string[],
  source: RowSource,
  ...[scope]: [ComputeScope]
): readonly Unknown[] {
  const { before, entity } = source;
  const type = typeOf(entity, scope.types);
  const left = before?.result.fields ?? type?.fields.map((field) => field.name) ?? null;
  if (left === null) return [];
  const has = new Set([...left, ...(before?.result.added ?? [])].map(snakeCase));
  return names
    .filter((name) => !has.has(snakeCase(name)))
    .map((name) => ({
      path: 'pipeline',
      question: `Which field is "${name}"? ${entity} has ${[...has].join(', ')}.`,
    }));
}

/** Fields of the rows that come in: not those that an earlier clause made. */
export function inputFields(fields: readonly Field[], { before }: RowSource): readonly Field[] {
  if (before === null) return fields;
  const made = new Set([...(before.result.fields ?? []), ...before.result.added]);
  return fields.filter(({ name }) => !made.has(name));
}

/** The same rows after a step that keeps their fields. */
export function sameRows(source: RowSource, value: string): ComputePiece['result'] {
  const fields = source.before?.result.fields ?? null;
  return {
    value,
    name: plural(source.entity),
    schema: {
      type: 'array',
      items: { type: 'object' },
      description: `The ${plural(source.entity).replaceAll('_', ' ')} that come out.`,
    },
    isRows: true,
    fields,
    added: source.before?.result.added ?? [],
  };
}
