import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RuleSeverity, ValidationRule } from '@parallel-dispatcher/schema';
import { generateNode, type GeneratedNode } from '../src/index.ts';
import { nodeKind } from '../src/node/node-kind.ts';
import { checkRules, isBlocking } from '../src/onex-rules/check-rules.ts';
import type { NodeSources } from '../src/onex-rules/finding.ts';
import { measureCompleteness } from '../src/validate/measure-completeness.ts';
import { fixture } from './support/fixtures.ts';

const levels = ['strict', 'moderate', 'lenient'] as const;
const nodes = new Map<string, GeneratedNode>();

beforeAll(async () => {
  for (const language of ['typescript', 'python'] as const) {
    const node = await generateNode(fixture('order_updater'), { language });
    if (!node.ok) throw new Error(JSON.stringify(node.errors));
    nodes.set(language, node.value);
  }
});

/** The files of the node, with its own file changed by `change`, or one that `file` matches. */
function sourcesWith(
  language: string,
  change: (contents: string) => string,
  file?: RegExp,
): NodeSources {
  const node = nodes.get(language)!;
  const { contract, nodeFile, nodeName, files } = node;
  const changed = files.map(({ path, contents }) => {
    if (file === undefined ? path !== nodeFile : !file.test(path)) return { path, contents };
    expect(change(contents)).not.toBe(contents);
    return { path, contents: change(contents) };
  });
  return {
    nodeFile,
    expectedFile: nodeFile,
    nodeClass: nodeName,
    kind: nodeKind(contract.nodeType),
    files: changed,
  };
}

type Row = readonly [
  rule: ValidationRule,
  severities: readonly (RuleSeverity | null)[],
  change: (contents: string) => string,
  file?: RegExp,
];

/** The documented table: severity at strict, moderate and lenient; null is off. */
const typescript: readonly Row[] = [
  ['onex-001', ['error', 'error', 'warning'], (text) => `${text}\nclass Second { n = 1; }\n`],
  [
    'onex-002',
    ['error', 'error', 'error'],
    (text) => text.replaceAll('NodeOrderUpdaterEffect', 'Updater'),
  ],
  [
    'onex-003',
    ['error', 'error', 'error'],
    (text) => text.replaceAll('modelContractOrderUpdaterEffect', 'contractOf'),
  ],
  ['onex-004', ['error', 'error', null], (text) => `${text}\n// TODO: the rest\n`],
  [
    'quality-001',
    ['warning', 'warning', 'warning'],
    (text) => text.replace(/\.describe\([^)]*\)/, ''),
    /^model_order_updat\w*input\.ts$/,
  ],
  [
    'quality-003',
    ['info', 'info', 'info'],
    (text) => `import { resolve } from 'node:path';\n${text}`,
  ],
];

const python: readonly Row[] = [
  ['onex-001', ['error', 'error', 'warning'], (text) => `${text}\nclass Second:\n    n = 1\n`],
  [
    'onex-002',
    ['error', 'error', 'error'],
    (text) => text.replaceAll('NodeOrderUpdaterEffect', 'Updater'),
  ],
  ['onex-003', ['error', 'error', 'error'], (text) => text.replaceAll('MODEL_CONTRACT_', 'THE_')],
  ['onex-004', ['error', 'error', null], (text) => `${text}\n# FIXME: the rest\n`],
  [
    'quality-001',
    ['warning', 'warning', 'warning'],
    (text) => text.replace('description=', 'title='),
    /^model_order_updat\w*input\.py$/,
  ],
  ['quality-003', ['info', 'info', 'info'], (text) => `import json\n${text}`],
];

const rows = [
  ...typescript.map((row) => ({ language: 'typescript', row })),
  ...python.map((row) => ({ language: 'python', row })),
];

describe('the rules, by level', () => {
  test.each(['typescript', 'python'])('find nothing in what is generated: %s', (language) => {
    const sources = sourcesWith(language, (text) => `${text}\n`);
    for (const level of levels) expect(checkRules(sources, level).findings).toEqual([]);
  });

  test.each(rows)('$language $row.0', ({ language, row }) => {
    const [rule, severities, change, file] = row;
    const sources = sourcesWith(language, change, file);
    for (const [at, level] of levels.entries()) {
      const { findings, off } = checkRules(sources, level);
      const found = findings.filter((finding) => finding.rule === rule);
      expect([level, ...new Set(found.map(({ severity }) => severity))]).toEqual(
        severities[at] === null ? [level] : [level, severities[at]],
      );
      expect(off.includes(rule)).toBe(severities[at] === null);
      const blocks = { strict: ['error', 'warning'], moderate: ['error'], lenient: [''] }[level];
      expect(found.some((finding) => isBlocking(finding, level))).toBe(
        blocks.includes(severities[at] ?? 'off'),
      );
    }
  });

  test.each([
    [96, []],
    [93, ['strict']],
    [80, ['strict', 'moderate']],
    [60, ['strict', 'moderate', 'lenient']],
  ])('quality-002: %d %% of types miss it at %j', (percent, missedAt) => {
    const functions = Array.from({ length: 100 }, (_, at) => {
      const type = at < percent ? ': void' : '';
      return `function f${at}()${type} {\n  g();\n}`;
    });
    const sources = sourcesWith('typescript', () => functions.join('\n'));
    const missed = levels.filter((level) =>
      checkRules(sources, level).findings.some(({ rule }) => rule === 'quality-002'),
    );
    expect(missed).toEqual(missedAt);
  });
});

describe('completeness', () => {
  const measure = (language: string, change: (contents: string) => string, file?: RegExp) =>
    measureCompleteness(sourcesWith(language, change, file).files, nodes.get(language)!.contract);

  test.each(['typescript', 'python'])('is whole for what is generated: %s', (language) => {
    const part = measure(language, (text) => `${text}\n`);
    expect(part).toMatchObject({ passed: true, reason: null });
    expect(part.evidence).toHaveLength(1);
  });

  test('names what the contract declares and the files leave out', () => {
    const part = measure('typescript', () => 'test();', /\.test\.ts$/);
    expect(part).toMatchObject({ passed: false, reason: expect.stringContaining('0.8') });
    expect(part.evidence.join('\n')).toContain('not in the tests: example ');
  });

  test('is not measured without a contract', () => {
    expect(measureCompleteness([], undefined)).toMatchObject({
      passed: null,
      reason: 'not measured: no contract was given',
    });
  });
});
