import type { FunctionName, Value } from '../../contract/value.ts';
import { use, type Expression, type Scope } from './expression.ts';
import { joinShapes } from './join-shapes.ts';
import {
  exactShape,
  nullableShape,
  nullShape,
  numberShape,
  textShape,
  type Shape,
} from './shape.ts';

/** Functions that are one call of a support function with an exact result. */
const exactCalls = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  floor_divide: 'floor-divide',
  modulo: 'modulo',
  abs: 'absolute',
  round_half_up: 'round-half-up',
  round_half_even: 'round-half-even',
} as const satisfies Partial<Record<FunctionName, string>>;

const textMethods = { lower: 'toLowerCase', upper: 'toUpperCase', trim: 'trim' } as const;

type Call = Extract<Value, { kind: 'call' }>;

/** Source of a function of the dialect. */
export function emitCall(
  call: Call,
  { args, scope }: { readonly args: readonly Expression[]; readonly scope: Scope },
): Expression {
  const { fn } = call;
  const codes = args.map(({ code }) => code).join(', ');
  const [first = { code: 'null', shape: nullShape }] = args;
  switch (fn) {
    case 'coalesce':
      return emitCoalesce(args);
    case 'concat':
      return { code: emitConcat(call, args, scope), shape: concatShape(call) };
    case 'min':
    case 'max':
      if (args.length === 0) return first;
      return {
        code: `${use(scope, fn === 'min' ? 'minimum' : 'maximum')}(${codes})`,
        shape: joined(args),
      };
    case 'lower':
    case 'upper':
    case 'trim':
      return { code: `${asText(first, scope)}.${textMethods[fn]}()`, shape: textShape };
    case 'length': {
      const { shape, code } = first;
      if (shape.kind === 'list' && !shape.nullable)
        return { code: `${code}.length`, shape: numberShape };
      const measure = shape.kind === 'text' && !shape.nullable ? 'text-length' : 'length-of';
      return { code: `${use(scope, measure)}(${code})`, shape: numberShape };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'floor_divide':
    case 'modulo':
    case 'abs':
    case 'round_half_up':
    case 'round_half_even':
      break;
  }
  return { code: `${use(scope, exactCalls[fn])}(${codes})`, shape: exactShape };
}

function asText({ code, shape }: Expression, scope: Scope): string {
  return shape.kind === 'text' && !shape.nullable ? code : `${use(scope, 'text-of')}(${code})`;
}

/** The first that is not null; what comes after one that cannot be null is never reached. */
function emitCoalesce(args: readonly Expression[]): Expression {
  const candidates = args.filter(({ shape }) => shape.kind !== 'null');
  const sure = candidates.findIndex(isNeverNull);
  const reached = sure === -1 ? candidates : candidates.slice(0, sure + 1);
  const [first, ...others] = reached;
  if (first === undefined) return { code: 'null', shape: nullShape };
  if (others.length === 0) return first;
  const shapes = reached.map(({ shape }): Shape => ({ ...shape, nullable: false }) as Shape);
  const isSure = sure !== -1;
  const shape = shapes.reduce((left, right) =>
    isEmptyList(right) && left.kind === 'list' ? left : joinShapes(left, right),
  );
  const tried = reached.map(({ code, orUndefined }) => orUndefined ?? code);
  const last = reached.at(-1)?.code ?? 'null';
  return {
    code: `(${[...tried.slice(0, -1), last].join(' ?? ')})`,
    shape: !isSure || shape.kind === 'unknown' ? nullableShape(shape) : shape,
    // Where more is tried after it, the compiler refuses a null at its end.
    ...(isSure ? { neverNull: true } : { orUndefined: `(${tried.join(' ?? ')})` }),
  };
}

/** The compiler knows it too, and refuses what could only come after it. */
function isNeverNull({ shape, neverNull }: Expression): boolean {
  return !shape.nullable || neverNull === true;
}

function isEmptyList(shape: Shape): boolean {
  return shape.kind === 'list' && shape.item.kind === 'unknown';
}

function joined(args: readonly Expression[]): Shape {
  return args.map((argument) => argument.shape).reduce((left, right) => joinShapes(left, right));
}

/** TypeScript knows what a template of fixed texts is, so its shape says so too. */
function concatShape({ args }: Call): Shape {
  const texts = args.flatMap((value) =>
    value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [],
  );
  return texts.length === args.length && texts.length > 0
    ? { kind: 'text', nullable: false, only: [texts.join('')] }
    : textShape;
}

/** Texts alone make a template; anything else is written by the support function. */
function emitConcat(call: Call, args: readonly Expression[], ...[scope]: [Scope]): string {
  const texts =
    args.length > 0 && args.every(({ shape }) => shape.kind === 'text' && !shape.nullable);
  if (!texts) return `${use(scope, 'concat')}(${args.map(({ code }) => code).join(', ')})`;
  const parts = args.map(({ code }, at) => {
    const said = call.args[at];
    const fixed = said?.kind === 'literal' && typeof said.value === 'string' ? said.value : null;
    return fixed === null ? `\${${code}}` : templateText(fixed);
  });
  return `\`${parts.join('')}\``;
}

function templateText(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${');
}
