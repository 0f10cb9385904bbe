import { attempt, type Cursor } from '../../text/cursor.ts';
import { readOneOf } from '../../text/parts/read-field-form.ts';
import { takeOneOf, takePhrase } from '../../text/phrase.ts';
import { mergeModifiers, readModifier, type Modifiers } from '../../text/parts/read-modifier.ts';
import { readFieldClause } from '../../text/parts/read-field-clause.ts';
import type { SaidField } from '../../text/parts/read-fields.ts';
import { readKey } from '../../text/parts/read-key.ts';
import { readOwner } from '../../text/parts/read-owner.ts';
import { readStore, readStoreName, type Store } from '../../text/parts/read-store.ts';
import { takeParts } from '../../text/parts/take-parts.ts';
import { readTarget, type Target } from '../../text/parts/read-target.ts';
import type { EffectScope } from './effect-piece.ts';

/** A clause about rows of a store: verb, entity, and what is said around them. */
export interface RowClause {
  readonly entity: string;
  readonly target: Target;
  readonly fields: readonly SaidField[];
  readonly key: string | null;
  readonly store: Store | null;
  readonly modifiers: Modifiers;
}

interface ClauseForm {
  /** Forms of its verb, as phrases. */
  readonly verbs: readonly string[];
  /** Nouns for one who does it: `writer|store`. */
  readonly roles: string;
  readonly scope: EffectScope;
  /** What else may stand in it; true where it took something. */
  readonly also?: (cursor: Cursor, clause: RowClause) => boolean;
  /** Whether fields may be listed. */
  readonly hasFields?: boolean;
  readonly hasKey?: boolean;
  /** Whether rows may be said to be of somebody: `of a customer`. */
  readonly hasOwner?: boolean;
}

/** Reads a clause about rows, in any order of its parts. It stops at the first word it does not know. */
export function readRowClause(cursor: Cursor, form: ClauseForm): RowClause | null {
  return attempt(cursor, () => {
    const begun = readVerbal(cursor, form) ?? readNominal(cursor, form);
    if (begun === null) return null;
    const entity = begun.target.entity ?? form.scope.before?.entity ?? '';
    let clause: RowClause = {
      ...begun,
      entity,
      fields: begun.target.fields,
      key: null,
      modifiers: {},
    };
    takeParts(cursor, () => {
      const next = readPart(cursor, clause, form);
      clause = next ?? clause;
      return next !== null;
    });
    return clause;
  });
}

type Begun = Pick<RowClause, 'target' | 'store'>;

function readVerbal(cursor: Cursor, { verbs, scope }: ClauseForm): Begun | null {
  return attempt(cursor, () => {
    if (takeOneOf(cursor, verbs) === null) return null;
    const target = readTarget(cursor, scope.known);
    return target === null || (target.entity === null && scope.before === null)
      ? null
      : { target, store: null };
  });
}

const makes =
  'create|creates|generate|generates|build|make|implement|develop|design|write|need|provide';

/** `database writer for user data`, `product reader`. */
function readNominal(cursor: Cursor, { roles, scope }: ClauseForm): Begun | null {
  return attempt(cursor, () => {
    takePhrase(cursor, `${makes}? a|an|the? effect|onex|simple|new*`);
    const store = attempt(cursor, () => readStoreName(cursor));
    if (takePhrase(cursor, `${roles} node|component|service?`) !== null) {
      if (takePhrase(cursor, 'for|of|that|handling|which?') === null) return null;
      const target = readTarget(cursor, scope.known);
      return target?.entity == null ? null : { target, store };
    }
    const target = readTarget(cursor, scope.known);
    if (target?.entity == null || takePhrase(cursor, `${roles} node|component|service?`) === null)
      return null;
    return { target, store };
  });
}

function readPart(cursor: Cursor, clause: RowClause, form: ClauseForm): RowClause | null {
  const { entity } = clause;
  if (form.also?.(cursor, clause) === true) return clause;
  const modifiers = readModifier(cursor);
  if (modifiers !== null)
    return { ...clause, modifiers: mergeModifiers(clause.modifiers, modifiers) };
  const store =
    clause.store === null || clause.store.table === null || clause.store.product === null
      ? readStore(cursor)
      : null;
  if (store !== null) {
    const { table = null, product = null } = clause.store ?? {};
    if (table !== null && store.table !== null) return null;
    return { ...clause, store: { table: store.table ?? table, product: store.product ?? product } };
  }
  const key = form.hasKey === true && clause.key === null ? readKeyOf(cursor, entity, form) : null;
  if (key !== null) return { ...clause, key };
  const choice = form.hasFields === true ? readChoice(cursor, clause.fields) : null;
  if (choice !== null) return { ...clause, fields: choice };
  const fields =
    form.hasFields === true && clause.fields.length === 0 ? readFieldClause(cursor) : null;
  return fields === null ? null : { ...clause, fields };
}

/** `to one of paid and shipped` behind the one field that is written. */
function readChoice(cursor: Cursor, fields: RowClause['fields']): RowClause['fields'] | null {
  return attempt(cursor, () => {
    const [field, second] = fields;
    if (field === undefined || second !== undefined || takePhrase(cursor, 'to') === null)
      return null;
    const limits = readOneOf(cursor);
    return limits === null ? null : [{ ...field, limits }];
  });
}

function readKeyOf(cursor: Cursor, entity: string, ...[form]: [ClauseForm]): string | null {
  return readKey(cursor, entity) ?? (form.hasOwner === true ? readOwner(cursor) : null);
}
