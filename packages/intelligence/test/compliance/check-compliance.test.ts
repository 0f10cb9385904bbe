import { describe, expect, test } from '@jest/globals';
import { checkCompliance, type ComplianceReport } from '../../src/compliance/check-compliance.ts';
import { complianceScore } from '../../src/compliance/compliance-score.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import type { Source } from '../../src/facts/source-facts.ts';

const node = {
  typescript: `import { z } from 'zod';
import type { ModelContractOrderTotalCompute } from './model_contract_order_total_compute.ts';
import { NodeCompute } from './node_compute.ts';

export class NodeOrderTotalCompute extends NodeCompute {
  async executeCompute(contract: ModelContractOrderTotalCompute): Promise<number> {
    return z.number().parse(contract.total);
  }
}
`,
  python: `from model_contract import ModelContractCompute
from node_compute import NodeCompute


class NodeOrderTotalCompute(NodeCompute):
    def execute_compute(self, contract: ModelContractCompute) -> float:
        return contract.total
`,
} as const;

type Level = 'strict' | 'moderate' | 'lenient';

async function check(
  source: Partial<Source> & Pick<Source, 'text' | 'language'>,
  { level = 'moderate', isNode = true }: { level?: Level; isNode?: boolean } = {},
): Promise<ComplianceReport> {
  const read = await readFacts({ path: null, ...source });
  if (!read.ok) throw new Error(read.fault.message);
  return checkCompliance(read.facts, { path: source.path ?? null, level, isNode });
}

function rulesOf({ violations }: ComplianceReport): readonly string[] {
  return violations.map(({ rule, line }) => `${rule} ${line ?? '-'}`);
}

test('a node in Python may hold its contract as a constant', async () => {
  const text = node.python
    .replaceAll('ModelContractCompute', 'MODEL_CONTRACT_COMPUTE')
    .replace('contract: MODEL_CONTRACT_COMPUTE', 'contract: int = MODEL_CONTRACT_COMPUTE');
  expect((await check({ language: 'python', text })).violations).toEqual([]);
});

test('a node in TypeScript may name its method as Python does', async () => {
  const text = node.typescript.replace('executeCompute', 'execute_compute');
  expect((await check({ language: 'typescript', text })).violations).toEqual([]);
});

describe.each(['typescript', 'python'] as const)('a node in %s', (language) => {
  const text: string = node[language];
  const ending = language === 'python' ? 'py' : 'ts';
  const path = `src/node_order_total_compute.${ending}`;
  const classLine = 5;

  test('keeps all rules, with its type known', async () => {
    const report = await check({ language, text, path }, { level: 'strict' });
    expect(report).toEqual({
      violations: [],
      compliant: true,
      notApplied: {},
      nodeType: 'Compute',
    });
    expect(complianceScore(report.violations)).toBe(1);
  });

  test('onex-003: does not only import its contract', async () => {
    const unused = text.replace(/contract: \w+/, 'contract: Other');
    expect(rulesOf(await check({ language, text: unused, path }))).toContain(
      `onex-003 ${classLine}`,
    );
  });

  test('onex-003: is of the type that its name says', async () => {
    const other = text.replaceAll('NodeCompute', 'NodeEffect');
    expect((await check({ language, text: other, path })).violations).toContainEqual(
      expect.objectContaining({ message: 'NodeOrderTotalCompute is no NodeCompute' }),
    );
  });

  test('onex-001: holds no second class', async () => {
    const more = `${text}\nclass Helper${language === 'python' ? ':\n    x = 1\n' : ' {}\n'}`;
    const report = await check({ language, text: more, path });
    expect(rulesOf(report)).toEqual([
      `onex-001 ${more.split('\n').findIndex((one) => one.startsWith('class Helper')) + 1}`,
    ]);
    expect(report.compliant).toBe(false);
    expect(
      (await check({ language, text: more, path }, { level: 'lenient' })).violations,
    ).toMatchObject([{ rule: 'onex-001', severity: 'warning' }]);
  });

  test('onex-002: is named after what it is', async () => {
    expect(rulesOf(await check({ language, text, path: `src/total.${ending}` }))).toEqual([
      'onex-002 -',
    ]);
    const renamed = text.replace('class NodeOrderTotalCompute', 'class OrderTotal');
    expect(rulesOf(await check({ language, text: renamed, path }))).toContain(
      `onex-002 ${classLine}`,
    );
  });

  test('onex-003: uses its contract, its base and its method', async () => {
    const lost = text
      .replaceAll(/ModelContract\w+/g, 'Order')
      .replaceAll(/NodeCompute\b/g, 'Base')
      .replace(/execute_?[cC]ompute/, 'run');
    expect(rulesOf(await check({ language, text: lost, path }))).toEqual(
      Array.from({ length: 3 }, () => `onex-003 ${classLine}`),
    );
  });

  test('onex-004: leaves nothing open, except at level lenient', async () => {
    const open = `${text}${language === 'python' ? '#' : '//'} TODO: rounding\n`;
    const line = open.split('\n').length - 1;
    expect(rulesOf(await check({ language, text: open, path }))).toEqual([`onex-004 ${line}`]);
    const lenient = await check({ language, text: open, path }, { level: 'lenient' });
    expect(lenient).toMatchObject({
      violations: [],
      notApplied: { 'onex-004': 'off at level lenient' },
    });
  });

  test('quality-002 blocks at level strict only', async () => {
    const untyped = text.replace(/: ModelContract\w+/, '');
    const rules = async (level: Level): Promise<readonly [boolean, boolean]> => {
      const report = await check({ language, text: untyped, path }, { level });
      return [report.compliant, report.violations.some(({ rule }) => rule === 'quality-002')];
    };
    expect((await rules('strict'))[1]).toBe(true);
    expect((await rules('lenient'))[0]).toBe(true);
  });

  test('quality-003: has its imports in order, and uses them', async () => {
    const line =
      language === 'python' ? 'from aaa import unused\n' : "import { unused } from 'aaa';\n";
    const report = await check({
      language,
      text: `${text.split('\n')[0]}\n${line}${text.split('\n').slice(1).join('\n')}`,
      path,
    });
    expect(rulesOf(report).filter((rule) => rule.startsWith('quality'))).toEqual([
      'quality-003 2',
      'quality-003 2',
    ]);
    expect(report.compliant).toBe(true);
  });
});

describe('checkCompliance', () => {
  test('does not hold plain functions to the rules of nodes', async () => {
    const report = await check({ language: 'typescript', text: 'export const one = 1;\n' });
    expect(report.compliant).toBe(true);
    expect(Object.keys(report.notApplied)).toEqual(['onex-001', 'onex-002', 'onex-003']);
  });

  test('holds a class to them when the caller says that it is a node, and else not', async () => {
    const text = 'export class Cart {}\n';
    expect((await check({ language: 'typescript', text })).compliant).toBe(false);
    expect((await check({ language: 'typescript', text }, { isNode: false })).compliant).toBe(true);
  });

  test.each([
    [
      'typescript',
      "const model = z.object({ a: z.string(), b: z.number().describe('How many.') });\n",
    ],
    [
      'python',
      'class ModelOrder(BaseModel):\n    a: str = Field()\n    b: int = Field(description="How many.")\n',
    ],
  ] as const)(
    'quality-001: wants descriptions on fields of models in %s',
    async (language, text) => {
      const { violations } = await check({ language, text }, { isNode: false });
      expect(violations).toMatchObject([
        { rule: 'quality-001', message: 'the field a has no description' },
      ]);
    },
  );

  test('scores less with every violation', () => {
    const violation = {
      rule: 'onex-004',
      severity: 'error',
      line: 1,
      message: '',
      fix: '',
    } as const;
    const scores = Array.from({ length: 12 }, (_, count) =>
      complianceScore(Array.from({ length: count }, () => violation)),
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(12);
  });
});
