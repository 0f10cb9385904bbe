import { isLinearPattern } from '../../regular-expressions/is-linear-pattern.ts';
import { linearPattern } from '../support/linear-pattern.ts';
import { use, type Scope } from './expression.ts';
import { quote } from './literal-source.ts';

/**
 * Source of something with `test(text)` that takes linear time: a regular expression where the
 * engine is known to be linear on it, else a matcher of the support file, as a constant.
 */
export function emitPattern(pattern: string, { at, scope }: { at: string; scope: Scope }): string {
  const { problems, constants, names } = scope.emission;
  try {
    const { source } = new RegExp(pattern, 'u');
    if (isLinearPattern(pattern)) return `/${source}/u`;
    linearPattern(pattern);
  } catch (error) {
    problems.add({
      code: 'UNSUPPORTED_PATTERN',
      at,
      message: `The pattern ${quote(pattern)} cannot be matched in linear time. ${error instanceof Error ? error.message : ''}`,
      hint: 'Write it without look-around and back references.',
    });
    return '/(?:)/u';
  }
  const code = `${use(scope, 'linear-pattern')}(${quote(pattern)})`;
  const known = constants.get(code);
  if (known !== undefined) return known;
  const name = names.take('pattern');
  constants.set(code, name);
  return name;
}
