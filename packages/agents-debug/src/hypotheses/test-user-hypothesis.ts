import { factsOf, type Fact } from '../facts/fact.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/** Words by which a hypothesis says what sort of fault it means. */
const kindWords: readonly (readonly [string, RegExp])[] = [
  ['null-access', /\b(?:null|undefined|none|nil|missing value|not set|unset)\b/i],
  ['index-range', /\b(?:out of range|out of bounds|past the end)\b/i],
  ['missing-key', /\b(?:missing|no|wrong) key\b|\bkey is missing\b/i],
  ['recursion', /\b(?:recursion|recursive|stack overflow)\b/i],
  ['division-by-zero', /\b(?:zero|divid)/i],
  ['missing-file', /\bfile\b.{0,40}\b(?:missing|not found|does not exist)\b|\bENOENT\b/i],
  ['connection', /\b(?:network|connection|refused|timeout|unreachable)\b/i],
  [
    'missing-module',
    /\b(?:module|package|dependency)\b.{0,40}\b(?:missing|not found|not installed)\b/i,
  ],
  ['permission', /\bpermission|\bEACCES\b/i],
];

const patternWords: readonly (readonly [string, RegExp])[] = [
  [
    'off-by-one',
    /\boff[- ]by[- ]one\b|\bone too (?:many|far)\b|\blast (?:element|item|iteration)\b/i,
  ],
  ['missing-await', /\bawait(?:ed)?\b|\bpromise\b/i],
  ['mutation-during-iteration', /\bwhile iterating\b|\bduring iteration\b/i],
  ['mutable-default', /\bdefault argument\b/i],
];

/**
 * Weighs the user's hypothesis as one among others. Support: it names the sort of fault, or the
 * value, that the evidence shows. Contradiction only where both cannot be: another error type, null
 * where it was undefined, a value that must have been there for the failing access to be reached.
 */
export function testUserHypothesis(
  text: string,
  facts: readonly Fact[],
): WeighedHypothesis | undefined {
  const said = text.trim();
  if (said === '') return undefined;
  const contradictedBy = [
    ...otherType(said, facts),
    ...otherNothing(said, facts),
    ...wasThere(said, facts),
  ];
  return {
    text: said,
    // A contradicted claim is not half right because it names the right sort of fault.
    supportedBy: contradictedBy.length > 0 ? [] : supporting(said, facts),
    contradictedBy,
    check:
      'Make what it says untrue and run what failed: if it fails in the same way, this is not the cause.',
    from: 'user',
  };
}

function supporting(said: string, facts: readonly Fact[]): readonly Fact[] {
  const meanings = factsOf(facts, 'error_meaning').filter(({ meaning }) =>
    kindWords.some(([kind, words]) => kind === meaning.kind && words.test(said)),
  );
  const values = factsOf(facts, 'empty_value').filter(({ expressions }) =>
    expressions.some((one) => names(said, one)),
  );
  const patterns = factsOf(facts, 'anti_pattern').filter(({ pattern }) =>
    patternWords.some(([rule, words]) => pattern.rule.startsWith(rule) && words.test(said)),
  );
  const returns = factsOf(facts, 'value_origin').filter(
    ({ origin }) =>
      (origin.kind === 'empty-return' || origin.kind === 'handed-on') && names(said, origin.name),
  );
  return [...meanings, ...values, ...patterns, ...returns];
}

/** It names an error type, and only another one was thrown. */
function otherType(said: string, facts: readonly Fact[]): readonly Fact[] {
  const claimed = said.match(/\b[A-Z]\w*(?:Error|Exception)\b/g) ?? [];
  const errors = [...factsOf(facts, 'error'), ...factsOf(facts, 'wrapped_error')];
  if (claimed.length === 0 || errors.length === 0) return [];
  const types = new Set(errors.map(({ trace }) => trace.errorType?.split('.').at(-1)));
  if (types.has(undefined) || claimed.some((type) => types.has(type))) return [];
  return errors;
}

/** It says null where the message says undefined, or the other way round. */
function otherNothing(said: string, facts: readonly Fact[]): readonly Fact[] {
  const nulls = /\bnull\b/i.test(said);
  const undefineds = /\bundefined\b/i.test(said);
  if (nulls === undefineds) return [];
  return factsOf(facts, 'error_meaning').filter(
    ({ meaning }) =>
      (meaning.value === 'undefined' && nulls) || (meaning.value === 'null' && undefineds),
  );
}

/** `order` cannot have been undefined where `order.customer` was: reading `customer` worked. */
function wasThere(said: string, facts: readonly Fact[]): readonly Fact[] {
  const claimed = /`?([A-Za-z_$][\w$.]*)`? (?:is|was|are|being) (?:null|undefined|none)\b/i.exec(
    said,
  )?.[1];
  if (claimed === undefined) return [];
  return factsOf(facts, 'empty_value').filter(({ expressions }) => {
    const [only] = expressions;
    return expressions.length === 1 && only !== undefined && only.startsWith(`${claimed}.`);
  });
}

function names(said: string, expression: string): boolean {
  const at = said.indexOf(expression);
  if (at < 0) return false;
  const before = said[at - 1] ?? ' ';
  const after = said.slice(at + expression.length);
  return !/[\w$.]/.test(before) && !/^(?:[\w$]|\.\w)/.test(after);
}
