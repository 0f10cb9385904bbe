import { attempt, peek, type Cursor } from '../cursor.ts';
import { takeOneOf, takePhrase } from '../phrase.ts';
import { functionWords } from '../words/function-words.ts';
import { isKnownVerb } from '../words/verbs.ts';
import { isFieldName } from '../words/field-nouns.ts';
import { adjectives } from '../words/nouns.ts';
import { fieldOf } from './read-noun.ts';

/** Arithmetic as a request says it. */
export type SaidExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'field'; readonly name: string }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: SaidExpression;
      readonly right: SaidExpression;
    };

/** More parentheses than anybody says. */
const deepest = 8;

/** Reads `(price minus cost) divided by price`, `quantity * unit_price`, `20% of price`. */
export function readExpression(cursor: Cursor, depth = 0): SaidExpression | null {
  return readChain(cursor, {
    operators: [
      ['+|plus', 'add'],
      ['-|minus|less', 'subtract'],
    ],
    operand: () => readProduct(cursor, depth),
  });
}

function readProduct(cursor: Cursor, depth: number): SaidExpression | null {
  return readChain(cursor, {
    operators: [
      ['*|×|x|times', 'multiply'],
      ['multiplied by|with', 'multiply'],
      ['/|÷', 'divide'],
      ['divided by', 'divide'],
    ],
    operand: () => readOperand(cursor, depth),
  });
}

interface Chain {
  readonly operators: readonly (readonly [
    string,
    Extract<SaidExpression, { readonly left: unknown }>['kind'],
  ])[];
  readonly operand: () => SaidExpression | null;
}

function readChain(cursor: Cursor, { operators, operand }: Chain): SaidExpression | null {
  const first = operand();
  if (first === null) return null;
  let value = first;
  for (;;) {
    const left = value;
    const next = attempt(cursor, (): SaidExpression | null => {
      const kind = operators.find(([form]) => takePhrase(cursor, form) !== null)?.[1];
      const right = kind === undefined ? null : operand();
      return kind === undefined || right === null ? null : { kind, left, right };
    });
    if (next === null) return value;
    value = next;
  }
}

function readOperand(cursor: Cursor, depth: number): SaidExpression | null {
  if (depth < deepest && peek(cursor)?.text === '(') {
    return attempt(cursor, () => {
      cursor.at += 1;
      const inner = readExpression(cursor, depth + 1);
      return inner === null || takePhrase(cursor, ')') === null ? null : inner;
    });
  }
  return attempt(cursor, () => {
    takePhrase(cursor, 'the|its|their?');
    const token = peek(cursor);
    if (token === undefined) return null;
    if (token.kind === 'number') {
      cursor.at += 1;
      const value = Number(token.text.replaceAll(/[_,%]/g, ''));
      if (!token.text.endsWith('%')) return { kind: 'number', value };
      const of = takePhrase(cursor, 'of') === null ? null : readOperand(cursor, depth);
      if (of === null) return null;
      const share: SaidExpression = {
        kind: 'multiply',
        left: of,
        right: { kind: 'number', value },
      };
      return { kind: 'divide', left: share, right: { kind: 'number', value: 100 } };
    }
    if (token.kind !== 'word' || token.text.includes('.') || functionWords.has(token.lower))
      return null;
    if ((isKnownVerb(token.lower) || adjectives.has(token.lower)) && !isFieldName(token.lower))
      return null;
    cursor.at += 1;
    const next = peek(cursor);
    const isPair =
      next?.kind === 'word' &&
      isFieldName(`${token.lower}_${next.lower}`) &&
      isFieldName(next.lower) &&
      takeOneOf(cursor, [next.lower]) !== null;
    return { kind: 'field', name: isPair ? `${fieldOf(token)}_${next.lower}` : fieldOf(token) };
  });
}

/** The names in an expression, each once. */
export function namesIn(expression: SaidExpression): readonly string[] {
  if (expression.kind === 'number') return [];
  if (expression.kind === 'field') return [expression.name];
  return [...new Set([...namesIn(expression.left), ...namesIn(expression.right)])];
}

/** The same with other names. */
export function withNames(
  expression: SaidExpression,
  rename: (name: string) => string,
): SaidExpression {
  if (expression.kind === 'number') return expression;
  if (expression.kind === 'field') return { kind: 'field', name: rename(expression.name) };
  const { kind, left, right } = expression;
  return { kind, left: withNames(left, rename), right: withNames(right, rename) };
}

/** The same as a value of the dialect. */
export function valueOf(expression: SaidExpression, form: 'field' | 'var'): unknown {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'field') return { [form]: expression.name };
  const { kind, left, right } = expression;
  return { fn: kind, args: [valueOf(left, form), valueOf(right, form)] };
}
