import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import { readFields } from '../../text/parts/read-fields.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { takeMissingFails } from '../../text/parts/take-missing-fails.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { isFieldName } from '../../text/words/field-nouns.ts';
import { plural, singular, snakeCase } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import { typeOf } from '../entity-fields.ts';
import type { Unknown } from '../pattern.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import { ownName, readRows, resultName, rowField, sameRows, type RowSource } from './row-source.ts';
import { rowStep } from './row-step.ts';

interface Said {
  readonly source: RowSource;
  readonly other: string;
  readonly on: string | null;
  readonly fields: readonly string[];
  /** Whether a row without its other ends with an error. */
  readonly isNeeded: boolean;
}

/** Rows with fields of others: `Join orders with customers on customer_id, adding name and email`. */
export const joinRows: ComputePattern = {
  id: 'compute.join-rows',
  version: '1.0.0',
  example: 'Join orders with customers on customer_id, adding name and email.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const attached = readAttached(cursor, scope);
      if (attached !== null) return joinPiece(attached, scope);
      if (takePhrase(cursor, `${verb.join} each?`) === null) return null;
      const source = readRows(cursor, scope);
      if (source === null || takePhrase(cursor, 'with|and|to|from the?') === null) return null;
      const noun = readNoun(cursor, scope.known);
      if (noun === null || noun.name === source.entity) return null;
      let on: string | null = null;
      let fields: readonly string[] = [];
      for (;;) {
        const key: ReturnType<typeof readFields> =
          on === null
            ? attempt(cursor, () =>
                takePhrase(cursor, 'on|by|using|via their|the|same*') === null
                  ? null
                  : readFields(cursor, { introduced: true }),
              )
            : null;
        if (key !== null) {
          if (key.length > 1) return null;
          on = key[0]?.name ?? null;
          continue;
        }
        const added =
          fields.length > 0
            ? null
            : attempt(cursor, () =>
                takeOneOf(cursor, [
                  ',|and? adding|taking|with|including',
                  ',|and to? add|take',
                  'to add|get',
                  ...(noun.field === null ? [] : [',|and']),
                ]) === null
                  ? null
                  : readAdded(cursor, noun.name),
              );
        if (added === null) break;
        fields = added.map(({ name }) => name);
      }
      return joinPiece(
        {
          source,
          other: noun.name,
          on,
          fields: [...(noun.field === null ? [] : [noun.field]), ...fields],
          isNeeded: takeNeeded(cursor, source, noun.name),
        },
        scope,
      );
    }),
};

/** `add the category name to each product by category_id`. */
function readAttached(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'add|adds|attach|attaches the|its?') === null) return null;
    const noun = readNoun(cursor, scope.known);
    if (noun?.field == null || takePhrase(cursor, 'to') === null) return null;
    const source = readRows(cursor, scope);
    if (source === null || takePhrase(cursor, 'by|on|using|via') === null) return null;
    const [on, second] = readFields(cursor, { introduced: true }) ?? [];
    return on === undefined || second !== undefined || noun.name === source.entity
      ? null
      : {
          source,
          other: noun.name,
          on: on.name,
          fields: [noun.field],
          isNeeded: takeNeeded(cursor, source, noun.name),
        };
  });
}

/** `orders with an unknown customer are an error`, `fail if there is no customer`. */
function takeNeeded(cursor: Cursor, { value }: RowSource, ...[other]: [string]): boolean {
  const taken = attempt(cursor, () => {
    takePhrase(cursor, ',|;|.|and*');
    if (takeMissingFails(cursor, other)) return true;
    const rows = `a|an|the? ${value}|${singular(value)}`;
    const lacks = [
      `${rows} with a|an? unknown|missing|no ${other}`,
      `${rows} without a|an? ${other}`,
      `a|an? unknown|missing ${other}|${plural(other)}`,
    ];
    return takeOneOf(
      cursor,
      lacks.map((form) => `${form} is|are an? error|errors`),
    ) === null
      ? null
      : true;
  });
  return taken === true;
}

/** `the product title`, `the customer's name and city`, `name of the customer`. */
function readAdded(cursor: Cursor, other: string): ReturnType<typeof readFields> {
  takePhrase(cursor, 'the|its|their*');
  const owner = singular((peek(cursor)?.lower ?? '').replace(/['’]s$/, ''));
  if (owner === other && isFieldName(peek(cursor, 1)?.lower ?? '')) cursor.at += 1;
  const fields = readFields(cursor, { introduced: true });
  takePhrase(cursor, `of|from the|each? ${other}|${plural(other)}`);
  return fields;
}

function joinPiece(
  { source, other, on, fields: said, isNeeded }: Said,
  scope: ComputeScope,
): ComputePiece {
  const { entity, value } = source;
  const others = plural(other);
  const fields = said.map((name) => ownName(name, { entity: other, scope }));
  const otherType = typeOf(other, scope.types);
  const key = ownName(on ?? `${other}_id`, { entity, scope });
  const right = rightOf(key, other, otherType?.fields.map(({ name }) => name) ?? null);
  const used = { type: ['string', 'integer'] };
  const rightFields = [right, ...fields].map((name) =>
    rowField(name, { entity: other, used: name === right ? used : null, scope }),
  );
  const items = {
    type: 'object',
    required: [right],
    properties: Object.fromEntries(rightFields.map((field) => [field.name, field.schema])),
  };
  const to = resultName(source, 'joined');
  const added = fields.map((name) =>
    name === key || /^(?:id|name|title|status|email)$/.test(name) ? `${other}_${name}` : name,
  );
  const missing = `${other.toUpperCase()}_NOT_FOUND`;
  const unknown: Unknown[] =
    fields.length === 0
      ? [
          {
            path: 'pipeline',
            question: `Which fields of ${others} do ${value.replaceAll('_', ' ')} get?`,
          },
        ]
      : [];
  return rowStep(source, {
    scope,
    role: 'joiner',
    inputs: [
      {
        name: others,
        schema: {
          type: 'array',
          items,
          description: `The ${others.replaceAll('_', ' ')} to join with.`,
        },
        isRequired: true,
      },
    ],
    fields: [rowField(key, { entity, used, scope })],
    steps: [
      {
        from: value,
        lookup: {
          with: others,
          on: { left: key, right },
          fields: Object.fromEntries(fields.map((name, at) => [added[at] ?? name, name])),
          ...(isNeeded ? { missing_error: missing } : {}),
        },
        to,
      },
    ],
    to,
    result: { added: [...sameRows(source, to).added, ...added] },
    assumptions: [
      ...(on === null
        ? [`By what they are joined is not said: ${key} of ${entity} and ${right} of ${other}.`]
        : right === key
          ? []
          : [`${key} of ${entity} is ${right} of ${other}.`]),
      isNeeded
        ? `Of several of one key among ${others.replaceAll('_', ' ')}, the first counts.`
        : `Where there is no ${other.replaceAll('_', ' ')}, its fields are null; of several, the first counts.`,
    ],
    unknown,
    errors: isNeeded ? [missing] : [],
  });
}

/** `customer_id` of an order is `customer_id` of a customer, or `id` where its type has that alone. */
function rightOf(key: string, other: string, ...[has]: [readonly string[] | null]): string {
  if (has === null) return key;
  const names = has.map(snakeCase);
  const found =
    names.indexOf(key) >= 0 ? names.indexOf(key) : key === `${other}_id` ? names.indexOf('id') : -1;
  return has[found] ?? key;
}
