import type { JsonValue } from '@parallel-dispatcher/schema';
import type { RuleCase, RuleCases } from '../../cases/rule-cases.ts';
import { literalSource, quote } from '../values/literal-source.ts';
import { longSource } from './long-source.ts';

/** Source of the tests of the rules of the input schema, each a change of a valid input. */
export function rulesSource(valid: JsonValue, { refused, accepted }: RuleCases): string {
  const table = (cases: readonly RuleCase[]): string =>
    cases
      .map(({ why, path, value }) => {
        const change = value === undefined ? '' : `, value: ${longSource(value)}`;
        return `{ why: ${quote(why)}, path: ${literalSource(path)}${change} },`;
      })
      .join('\n');
  const cases = (name: 'refused' | 'accepted', listed: readonly RuleCase[]): string => {
    if (listed.length === 0) return '';
    const verb = name === 'refused' ? 'refuses' : 'accepts';
    return `
const ${name}: readonly Change[] = [${table(listed)}];
for (const change of ${name}) {
  test(\`${verb} \${change.why}\`, async () => {
    await ${verb}(changed(change));
  });
}
`;
  };
  const helpers =
    refused.length + accepted.length === 0
      ? ''
      : `interface Change {
  readonly why: string;
  readonly path: readonly (string | number)[];
  /** Absent: what is there is removed. */
  readonly value?: unknown;
}

/** A copy of the valid input with one change. */
function changed({ path, ...change }: Change): unknown {
  const copy: unknown = structuredClone(valid);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  const key = path.at(-1) ?? '';
  if ('value' in change) {
    const value: unknown = structuredClone(change.value);
    Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
  } else Reflect.deleteProperty(Object(holder), key);
  return copy;
}
`;
  return `const valid: unknown = ${literalSource(valid)};

${helpers}
test('accepts the valid input', async () => {
  await accepts(valid);
});
${cases('refused', refused)}${cases('accepted', accepted)}`;
}
