import { qualityGates } from '@parallel-dispatcher/schema';
import type { Contract, EffectContract } from '../contract/contract.ts';
import type { GeneratedFile } from '../node/generated-file.ts';
import type { ValidationPart } from './validation.ts';

/** Something that a contract declares, and the files that have to have it. */
interface Declared {
  readonly what: string;
  readonly name: string;
  readonly where: 'models' | 'code' | 'tests';
}

/**
 * Which share of what the contract declares is in the files: fields in the models, operations,
 * states, steps and error codes in the code, examples in the tests. It is looked for by name, so it
 * tells what was left out, not whether it is right: that is what the tests are for.
 */
export function measureCompleteness(
  files: readonly GeneratedFile[],
  contract: Contract | undefined,
): ValidationPart {
  if (contract === undefined) {
    return { passed: null, reason: 'not measured: no contract was given', evidence: [] };
  }
  const sources = files.filter(({ path }) => /\.(?:ts|py)$/.test(path));
  const texts = {
    models: textOf(sources, (path) => path.startsWith('model_')),
    tests: textOf(sources, isTest),
    code: textOf(sources, (path) => !isTest(path)),
  };
  const declared = declaredIn(contract);
  const missing = declared.filter(({ name, where }) => !holds(texts[where], name));
  const share = declared.length === 0 ? 1 : 1 - missing.length / declared.length;
  const passed = share >= qualityGates.completeness;
  return {
    passed,
    reason: passed ? null : `${share.toFixed(2)} is less than ${qualityGates.completeness}`,
    evidence: [
      `${declared.length - missing.length} of ${declared.length} declared parts are in the files`,
      ...missing
        .slice(0, 20)
        .map(({ what, name, where }) => `not in the ${where}: ${what} ${name}`),
    ],
  };
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.startsWith('test_');
}

function textOf(files: readonly GeneratedFile[], isWanted: (path: string) => boolean): string {
  return files.flatMap(({ path, contents }) => (isWanted(path) ? [contents] : [])).join('\n');
}

/** A name stands there as one word; of a sentence, its letters and digits in their order. */
function holds(text: string, name: string): boolean {
  if (/^\w+$/.test(name)) return new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text);
  return fold(text).includes(fold(JSON.stringify(name)));
}

function fold(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

function declaredIn(contract: Contract): readonly Declared[] {
  const named = (what: string, where: Declared['where'], names: Iterable<string>): Declared[] =>
    [...new Set(names)].map((name) => ({ what, name, where }));
  return [
    ...named('input field', 'models', contract.inputSchema.properties.keys()),
    ...named('output field', 'models', contract.outputSchema.properties.keys()),
    ...named(
      'example',
      'tests',
      contract.examples.map(({ name }) => name),
    ),
    ...named(
      'refused input',
      'tests',
      contract.invalid.map(({ why }) => why),
    ),
    ...ownParts(contract, named),
  ];
}

type Named = (what: string, where: 'code', names: Iterable<string>) => readonly Declared[];

/** What only contracts of its type declare. */
function ownParts(contract: Contract, named: Named): readonly Declared[] {
  if (contract.nodeType === 'EFFECT_GENERIC') return effectParts(contract, named);
  if (contract.nodeType === 'COMPUTE_GENERIC') {
    const codes = contract.pipeline.flatMap(({ work }) => {
      if (work.kind === 'require') return [work.error];
      return work.kind === 'lookup' && work.missingError !== null ? [work.missingError] : [];
    });
    const outputs = contract.output.map(([field]) => field);
    return [...named('output', 'code', outputs), ...named('error', 'code', codes)];
  }
  if (contract.nodeType === 'REDUCER_GENERIC') {
    const { initialState, transitions } = contract;
    return [
      ...named('state', 'code', [initialState, ...transitions.map(({ to }) => to)]),
      ...named(
        'event',
        'code',
        transitions.map(({ on }) => on),
      ),
    ];
  }
  const { steps } = contract;
  return [
    ...named(
      'step',
      'code',
      steps.flatMap(({ id, uses }) => [id, uses]),
    ),
    ...named(
      'compensation',
      'code',
      steps.flatMap(({ compensate }) => compensate ?? []),
    ),
  ];
}

function effectParts({ operations }: EffectContract, named: Named): readonly Declared[] {
  const codes = operations.flatMap(({ exhausted, require, answers, otherwise }) => [
    exhausted,
    ...require.map(({ error }) => error),
    ...[...answers.map(({ verdict }) => verdict), otherwise].flatMap((verdict) =>
      verdict.outcome === 'fail' ? [verdict.code] : [],
    ),
  ]);
  const names = operations.map(({ name }) => name);
  return [...named('operation', 'code', names), ...named('error', 'code', codes)];
}
