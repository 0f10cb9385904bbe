import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { Example, StepAnswer, Turn } from './example.ts';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import { parseExpected } from './parse-expected.ts';
import type { Problems } from './problem.ts';

/** Reads `behaviour`: a case with one input, or with a sequence of them for one instance. */
export function parseExamples(document: Mapping, problems: Problems): readonly Example[] {
  const listed = get(document, 'behaviour') ?? [];
  if (!Array.isArray(listed)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: 'behaviour',
      message: `Expected a list of examples, got ${nameOf(listed)}.`,
    });
    return [];
  }
  return listed.flatMap((item: unknown, index) => {
    const at = jsonPath('behaviour', index);
    const [given, expect] = isMapping(item) ? [get(item, 'given'), get(item, 'expect')] : [];
    if (!isMapping(item) || !isMapping(given) || !isMapping(expect)) {
      problems.add({
        code: 'CONTRACT_INVALID',
        at,
        message: 'Expected { case, given: { input }, expect: { output or error } }.',
      });
      return [];
    }
    const named = get(item, 'case');
    const sequence = get(given, 'sequence');
    const inSequence = Array.isArray(sequence);
    const turns = inSequence
      ? parseSequence(sequence, { expect, at, problems })
      : [parseTurn(given, { expected: expect, at, problems })];
    return [
      {
        at,
        name: typeof named === 'string' ? named : at,
        turns: turns.filter((turn) => turn !== undefined),
        from: parseStored(get(given, 'from'), jsonPath(at, 'given.from'), problems),
        steps: parseStepAnswers(get(given, 'steps')),
        expect: inSequence
          ? parseExpected(expect, jsonPath(at, 'expect'), problems)
          : { calls: null, requests: null, transaction: null },
      },
    ];
  });
}

interface TurnAt {
  readonly expected: unknown;
  readonly at: string;
  readonly problems: Problems;
}

function parseSequence(
  given: readonly unknown[],
  { expect, at, problems }: { expect: Mapping; at: string; problems: Problems },
): readonly (Turn | undefined)[] {
  const expected = get(expect, 'sequence');
  return given.map((turn, index) =>
    parseTurn(turn, {
      expected: Array.isArray(expected) ? (expected[index] ?? {}) : {},
      at: jsonPath(jsonPath(at, 'given.sequence'), index),
      problems,
    }),
  );
}

function parseTurn(given: unknown, { expected, at, problems }: TurnAt): Turn | undefined {
  if (!isMapping(given) || !Object.hasOwn(given, 'input')) {
    problems.add({ code: 'CONTRACT_INVALID', at, message: 'Expected an input.' });
    return undefined;
  }
  const port = get(given, 'port');
  const atMs = get(given, 'at_ms');
  return {
    input: given['input'] as JsonValue,
    atMs: typeof atMs === 'number' ? atMs : null,
    port: Array.isArray(port) ? (port as JsonValue[]) : [],
    expect: parseExpected(expected, jsonPath(at, 'expect'), problems),
  };
}

function parseStored(given: unknown, at: string, problems: Problems): Example['from'] {
  if (given === undefined || given === null) return null;
  const state = isMapping(given) ? get(given, 'state') : undefined;
  const context = isMapping(given) ? (get(given, 'context') ?? {}) : undefined;
  if (typeof state === 'string' && isMapping(context)) {
    return { state, context: context as JsonObject };
  }
  problems.add({
    code: 'CONTRACT_INVALID',
    at,
    message: `Expected { state, context }, got ${nameOf(given)}.`,
  });
  return null;
}

function parseStepAnswers(given: unknown): Example['steps'] {
  if (!isMapping(given)) return {};
  return Object.fromEntries(
    Object.entries(given).map(([id, answers]) => [
      id,
      (Array.isArray(answers) ? answers : [answers]).map(parseStepAnswer),
    ]),
  );
}

function parseStepAnswer(answer: unknown): StepAnswer {
  if (!isMapping(answer)) return { kind: 'ok', value: {} };
  const error = get(answer, 'error');
  if (error === undefined) return { kind: 'ok', value: (get(answer, 'ok') ?? {}) as JsonValue };
  const code = isMapping(error) ? get(error, 'code') : error;
  return { kind: 'error', code: String(code), transient: get(answer, 'transient') === true };
}
