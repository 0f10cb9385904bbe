import type { Mapping } from '../../contract/mapping.ts';
import type { Field } from '../../entity-types/entity-type.ts';
import { attempt, type Cursor } from '../../text/cursor.ts';
import type { SaidCondition } from '../../text/parts/read-condition.ts';
import { readNoun } from '../../text/parts/read-noun.ts';
import { readRules } from '../../text/parts/read-rules.ts';
import { takePhrase } from '../../text/phrase.ts';
import { snakeCase } from '../../text/words/inflect.ts';
import { verb } from '../../text/words/verbs.ts';
import { typeOf } from '../entity-fields.ts';
import type { ComputePattern, ComputePiece, ComputeScope } from './compute-piece.ts';
import { conditionOf, typeUsed } from './condition-of.ts';
import { ownName } from './row-source.ts';
import { rulesOfType } from './rules-of-type.ts';

interface Said {
  readonly entity: string;
  readonly rules: readonly SaidCondition[];
}

/** Rules that an input keeps or not: `Validate that a user has a valid email and an age of at least 18`. */
export const validateFields: ComputePattern = {
  id: 'compute.validate-fields',
  version: '1.0.0',
  example: 'Validate that a user has a valid email, a non-empty name and an age of at least 18.',
  read: (cursor, scope) =>
    attempt(cursor, () => {
      if (scope.before !== null || takePhrase(cursor, `${verb.validate} that|if|whether?`) === null)
        return null;
      const said = readOwned(cursor, scope) ?? readBare(cursor) ?? readNamed(cursor, scope);
      return said === null ? null : validatePiece(said, scope);
    }),
};

/** `a user has a valid email and a name`. */
function readOwned(cursor: Cursor, scope: ComputeScope): Said | null {
  return attempt(cursor, () => {
    const noun = readNoun(cursor, scope.known);
    if (noun === null || noun.field !== null) return null;
    if (takePhrase(cursor, 'has|have|contains|contain|with|having|:') === null) return null;
    const rules = readRules(cursor);
    return rules === null ? null : { entity: noun.name, rules };
  });
}

/** `price is positive`. */
function readBare(cursor: Cursor): Said | null {
  const rules = readRules(cursor);
  return rules === null ? null : { entity: 'input', rules };
}

/** `user data`: the rules are for the context to say. */
function readNamed(cursor: Cursor, scope: ComputeScope): Said | null {
  const noun = readNoun(cursor, scope.known);
  return noun === null || noun.field !== null ? null : { entity: noun.name, rules: [] };
}

function validatePiece({ entity, rules }: Said, scope: ComputeScope): ComputePiece {
  const type = typeOf(entity, scope.types);
  const all = (rules.length > 0 || type === undefined ? rules : rulesOfType(type)).map((rule) => ({
    ...rule,
    field: ownName(rule.field, { entity, scope }),
  }));
  const checks = all.map((rule, at) => ({ rule, name: `check_${at + 1}`, code: codeOf(rule) }));
  const steps: Mapping[] = [
    ...checks.map(({ rule, name, code }) => ({
      choose: { cases: [{ when: kept(rule), value: null }], otherwise: code },
      to: name,
    })),
    { arithmetic: { value: checks.map(({ name }) => ({ var: name })) }, to: 'found' },
    {
      from: 'found',
      filter: { where: { not: { left: { field: '' }, compare: 'is_null' } } },
      to: 'broken',
    },
    { from: 'broken', distinct: {}, to: 'broken_rules' },
    {
      choose: {
        cases: [
          {
            when: {
              left: { fn: 'length', args: [{ var: 'broken_rules' }] },
              compare: 'eq',
              right: 0,
            },
            value: true,
          },
        ],
        otherwise: false,
      },
      to: 'is_valid',
    },
  ];
  const codes = [...new Set(checks.map(({ code }) => code))];
  return {
    entity,
    role: 'validator',
    inputs: inputsOf(all, { entity, scope }),
    rows: null,
    steps,
    result: {
      value: 'is_valid',
      name: 'valid',
      schema: { type: 'boolean', description: 'Whether all rules are kept.' },
      isRows: false,
      fields: null,
      added: [],
      also: [
        {
          value: 'broken_rules',
          name: 'errors',
          schema: {
            type: 'array',
            items: { type: 'string', ...(codes.length === 0 ? {} : { enum: codes }) },
            description: 'Rules that are not kept.',
          },
        },
      ],
    },
    errors: [],
    assumptions: [
      'What comes of a broken rule is not said: the output names it in errors, and valid is false.',
      ...(rules.length === 0 && type !== undefined
        ? [`The rules are those of the type of ${entity}: ${type.source}.`]
        : []),
      ...(all.some(({ compare }) => compare === 'email')
        ? ['An e-mail address is valid with one @ between texts without spaces.']
        : []),
    ],
    unknown:
      all.length === 0
        ? [
            {
              path: 'pipeline',
              question: `Which rules does ${entity.replaceAll('_', ' ')} keep: which fields, and what holds for each?`,
            },
          ]
        : [],
  };
}

/** A missing value keeps no rule. */
function kept(rule: SaidCondition): Mapping {
  const left = { var: rule.field };
  if (rule.compare === 'missing') return conditionOf(rule, 'var');
  return { all: [{ not: { left, compare: 'is_null' } }, conditionOf(rule, 'var')] };
}

/** `AGE_INVALID`, `NAME_MISSING`. */
function codeOf({ field, compare }: SaidCondition): string {
  return `${snakeCase(field).toUpperCase()}_${compare === 'filled' ? 'MISSING' : 'INVALID'}`;
}

/** Anything of the right type may come: what is wrong with it is for the rules to say. */
function inputsOf(
  rules: readonly SaidCondition[],
  { entity, scope }: { readonly entity: string; readonly scope: ComputeScope },
): readonly Field[] {
  const names = [...new Set(rules.map(({ field }) => field))];
  return names.map((name) => {
    const typed = typeOf(entity, scope.types)?.fields.find(
      (field) => snakeCase(field.name) === snakeCase(name),
    );
    const used = rules
      .filter(({ field }) => field === name)
      .map(typeUsed)
      .find((each) => each !== null && !Array.isArray(each['type']));
    const type = typed?.schema['type'] ?? used?.['type'] ?? ['string', 'number', 'boolean'];
    const types: readonly unknown[] = Array.isArray(type) ? type : [type];
    return { name, schema: { type: [...new Set([...types, 'null'])] }, isRequired: false };
  });
}
