import type { FunctionName, Value } from '../../contract/value.ts';
import { exactShape, numberShape, textShape, unknownShape } from '../../typescript/values/shape.ts';
import type { PythonExpression } from './emission.ts';

type Call = Extract<Value, { kind: 'call' }>;

/** Functions whose name in the support is another. */
const names: Partial<Readonly<Record<FunctionName, string>>> = {
  abs: 'absolute',
  min: 'minimum',
  max: 'maximum',
  length: 'length_of',
};

/** Python source of a function of the dialect. */
export function emitCall({ fn }: Call, args: readonly PythonExpression[]): PythonExpression {
  const codes = args.map(({ code }) => code);
  switch (fn) {
    case 'coalesce':
      return {
        code: `coalesce(${codes.map((code) => `lambda: ${code}`).join(', ')})`,
        shape: unknownShape,
      };
    case 'lower':
    case 'upper':
      return { code: `${asText(args[0])}.${fn}()`, shape: textShape };
    case 'trim':
    case 'concat':
      return { code: `${fn}(${codes.join(', ')})`, shape: textShape };
    case 'length':
      return { code: `length_of(${codes.join(', ')})`, shape: numberShape };
    case 'min':
    case 'max':
      return { code: `${names[fn]}(${codes.join(', ')})`, shape: unknownShape };
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
  return { code: `${names[fn] ?? fn}(${codes.join(', ')})`, shape: exactShape };
}

function asText(value: PythonExpression | undefined): string {
  const { code, shape } = value ?? { code: 'None', shape: unknownShape };
  return shape.kind === 'text' && !shape.nullable && shape.only === null
    ? code
    : `text_of(${code})`;
}
