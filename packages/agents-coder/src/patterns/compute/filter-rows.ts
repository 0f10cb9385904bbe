import { attempt, peek, type Cursor } from '../../text/cursor.ts';
import {
  readConditions,
  type SaidCondition,
  type SaidConditions,
} from '../../text/parts/read-condition.ts';
import { readField } from '../../text/parts/read-fields.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { verb } from '../../text/words/verbs.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import { conditionFields, ownConditions } from './condition-fields.ts';
import { conditionsOf } from './condition-of.ts';
import { readRows, resultName, rowsBefore, type RowSource } from './row-source.ts';
import { rowStep } from './row-step.ts';

/** Rows that fulfil conditions, or those that do not: `Filter orders with amount above 100`. */
export const filterRows: ComputePattern = {
  id: 'compute.filter-rows',
  version: '1.0.0',
  example: 'Filter orders with amount above 100.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      const excludes = takePhrase(cursor, `${verb.exclude} out?`) !== null;
      if (!excludes && takeOneOf(cursor, [`${verb.filter} out`, verb.filter]) === null) return null;
      // Other verbs than these may begin another request.
      const isPlain = /^(?:filter|exclud|discard|omit)/.test(
        cursor.tokens[cursor.at - 1]?.lower ?? '',
      );
      const isOut = cursor.tokens[cursor.at - 1]?.lower === 'out' || excludes;
      takePhrase(cursor, 'only? the|all|those|any*');
      const state = readState(cursor);
      const source = readRows(cursor, scope) ?? rowsBefore(scope.before);
      if (source === null) return null;
      const said = joined(state, readWhere(cursor));
      if (said === null && !isPlain) return null;
      return filterPiece(source, { said, isOut, scope });
    }),
};

/** `active users`: those whose field of this name is true; `inactive` ones have it false. */
const states: Readonly<Record<string, readonly [field: string, value: boolean]>> = {
  active: ['active', true],
  inactive: ['active', false],
  enabled: ['enabled', true],
  disabled: ['enabled', false],
  verified: ['verified', true],
  unverified: ['verified', false],
  published: ['published', true],
  unpublished: ['published', false],
  archived: ['archived', true],
  deleted: ['deleted', true],
};

function readState(cursor: Cursor): SaidCondition | null {
  const found = Object.keys(states).find((word) => takePhrase(cursor, word) !== null);
  const [field, value] = states[found ?? ''] ?? [];
  return field === undefined || value === undefined
    ? null
    : { field, compare: 'eq', values: [value] };
}

/** Both hold; null where the words would say `a and (b or c)`. */
function joined(state: SaidCondition | null, said: SaidConditions | null): SaidConditions | null {
  if (state === null) return said;
  if (said === null) return { join: 'all', conditions: [state] };
  return said.join === 'any' && said.conditions.length > 1
    ? null
    : { join: 'all', conditions: [state, ...said.conditions] };
}

function readWhere(cursor: Cursor): SaidConditions | null {
  takePhrase(cursor, ',?');
  return readAge(cursor) ?? readHaving(cursor) ?? readCompared(cursor);
}

/** `older than 30`, which is said of an age. */
function readAge(cursor: Cursor): SaidConditions | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'who|that|which? are|is?');
    const compare = takePhrase(cursor, 'older than') !== null ? 'gt' : 'lt';
    if (compare === 'lt' && takePhrase(cursor, 'younger than') === null) return null;
    const years = Number(takePhrase(cursor, '<n:number> years?')?.['n']?.text);
    // `older than 30 days` is not said of somebody.
    const isUnit = /^(?:days?|hours?|minutes?|seconds?|weeks?|months?)$/.test(
      peek(cursor)?.lower ?? '',
    );
    if (!Number.isFinite(years) || isUnit) return null;
    return { join: 'all', conditions: [{ field: 'age', compare, values: [years] }] };
  });
}

/** `without an email`, `with a phone number`: whether a field is filled. */
function readHaving(cursor: Cursor): SaidConditions | null {
  return attempt(cursor, () => {
    const lead = takePhrase(cursor, 'without|lacking|missing|with|having a|an|any|their*');
    const isLacking = ['without', 'lacking', 'missing'].some((word) =>
      cursor.tokens
        .slice(Math.max(0, cursor.at - 3), cursor.at)
        .some(({ lower }) => lower === word),
    );
    const field = lead === null ? null : readField(cursor, { introduced: false });
    const isAll = ['.', 'and', ',', undefined].includes(peek(cursor)?.lower);
    if (field === null || !isAll) return null;
    const compare = isLacking ? ('missing' as const) : ('filled' as const);
    return { join: 'all', conditions: [{ field: field.name, compare, values: [] }] };
  });
}

function readCompared(cursor: Cursor): SaidConditions | null {
  const lead = takeOneOf(cursor, [
    'where|whose|with|having|if|when',
    'that|which have|has|are|is?',
    'for which',
    'by',
  ]);
  return lead === null ? null : readConditions(cursor);
}

interface Facts {
  /** Null: it is not said. */
  readonly said: SaidConditions | null;
  readonly isOut: boolean;
  readonly scope: ComputeScope;
}

function filterPiece(source: RowSource, { said, isOut, scope }: Facts): ComputePiece {
  const { entity, value } = source;
  const kept = said === null ? null : ownConditions(said, { entity, scope });
  const where = kept === null ? {} : conditionsOf(kept, 'field');
  const to = resultName(source, 'kept');
  const rows = value.replaceAll('_', ' ');
  const question = `By which condition on which fields are ${rows} ${isOut ? 'left out' : 'kept'}?`;
  return rowStep(source, {
    scope,
    role: 'filter',
    fields: conditionFields(kept?.conditions ?? [], { entity, scope }),
    steps: [{ from: value, filter: { where: isOut ? { not: where } : where }, to }],
    to,
    assumptions: [`The ${rows} that are left keep their order and all their fields.`],
    unknown: kept === null ? [{ path: 'pipeline[0].filter.where', question }] : [],
  });
}
