import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Example, Expectation } from './contract.ts';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import type { Problems } from './problem.ts';

/** Reads `behaviour`: a case with one input, or with a sequence of them for one instance. */
export function parseExamples(document: Mapping, problems: Problems): readonly Example[] {
  const listed = get(document, 'behaviour') ?? [];
  const invalid = (at: string, message: string): void =>
    problems.add({ code: 'CONTRACT_INVALID', at, message });
  if (!Array.isArray(listed)) {
    invalid('behaviour', `Expected a list of examples, got ${nameOf(listed)}.`);
    return [];
  }
  return listed.flatMap((item: unknown, index) => {
    const at = jsonPath('behaviour', index);
    const [given, expect] = isMapping(item) ? [get(item, 'given'), get(item, 'expect')] : [];
    if (!isMapping(item) || !isMapping(given) || !isMapping(expect)) {
      invalid(at, 'Expected { case, given: { input }, expect: { output or error } }.');
      return [];
    }
    const named = get(item, 'case');
    const inputs = get(given, 'sequence');
    const expected = get(expect, 'sequence');
    const turns = Array.isArray(inputs)
      ? inputs.map((turn: unknown, turnIndex) => ({
          given: turn,
          expect: Array.isArray(expected) ? (expected[turnIndex] as unknown) : expect,
        }))
      : [{ given, expect }];
    return [
      {
        at,
        name: typeof named === 'string' ? named : at,
        turns: turns.flatMap((turn) => {
          const expectation = parseExpectation(turn.expect);
          if (
            expectation !== undefined &&
            isMapping(turn.given) &&
            Object.hasOwn(turn.given, 'input')
          ) {
            return [{ input: turn.given['input'] as JsonValue, expect: expectation }];
          }
          invalid(at, 'Expected an input, and an output or an error code for it.');
          return [];
        }),
      },
    ];
  });
}

function parseExpectation(expect: unknown): Expectation | undefined {
  if (!isMapping(expect)) return undefined;
  const error = get(expect, 'error');
  const code = isMapping(error) ? get(error, 'code') : error;
  if (typeof code === 'string') return { kind: 'error', code };
  return Object.hasOwn(expect, 'output')
    ? { kind: 'output', output: expect['output'] as JsonValue }
    : undefined;
}
