import { describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateNode, validateNode, type GeneratedNode } from '../src/index.ts';
import { runTests } from '../src/validate/run-tests.ts';
import { makeWorkspace } from '../src/validate/workspace.ts';
import { fixture } from './support/fixtures.ts';

async function generated(name: string): Promise<GeneratedNode> {
  const node = await generateNode(fixture(name));
  if (!node.ok) throw new Error(JSON.stringify(node.errors));
  return node.value;
}

/** The node with its source changed; the change must be one. */
function mutate(node: GeneratedNode, from: string | RegExp, to: string): GeneratedNode['files'] {
  return node.files.map((file) => {
    if (file.path !== node.nodeFile) return file;
    const contents = file.contents.replace(from, to);
    expect(contents).not.toBe(file.contents);
    return { ...file, contents };
  });
}

describe('validateNode', () => {
  test('passes a node at strict, and says what ran', async () => {
    const node = await generated('user_writer');
    const validation = await validateNode(node.files, { ...node, validationLevel: 'strict' });
    expect(validation).toMatchObject({
      passed: true,
      works: true,
      parts: {
        types: { passed: true },
        tests: { passed: true },
        lint: { passed: true },
        compliance: { passed: true },
        completeness: { passed: true },
      },
      findings: [],
    });
    expect(validation.metrics.testsPassed).toBeGreaterThan(50);
  }, 30_000);

  test('generates the same files from the same contract', async () => {
    expect(await generated('sales_report')).toEqual(await generated('sales_report'));
  });

  const mutants: readonly (readonly [string, string | RegExp, string])[] = [
    ['order_line_net', 'roundHalfUp(multiply', '(multiply'],
    ['order_line_net', 'subtract(100,', 'subtract(90,'],
    ['order_line_net', '?? 0', '?? 5'],
    ['order_line_net', 'compare(total, 0) > 0', 'compare(total, 0) >= 0'],
    ['order_line_net', 'compare(right.net, left.net)', 'compare(left.net, right.net)'],
    ['sales_report', 'compare(right.total, left.total)', 'compare(left.total, right.total)'],
    ['sales_report', 'distinct(allDays)', 'allDays'],
    ['sales_report', 'largest(', 'smallest('],
    ['order_enrichment', 'multiply(row.quantity, row.price)', 'row.price'],
    ['order_enrichment', "'UNKNOWN_PRODUCT'", "'OTHER'"],
    ['customer_clean_up', '.toLowerCase()', ''],
    ['customer_clean_up', 'distinct(picked)', 'picked'],
    ['loan_decision', '>= 18', '> 18'],
    ['loan_decision', 'compare(burden, 6) > 0', 'compare(burden, 6) >= 0'],
    ['loan_decision', 'roundHalfEven(', '('],
    ['big_numbers', 'modulo(', 'divide('],
  ];

  test('the generated tests notice mutants of the body', async () => {
    const survives = async ([name, from, to]: (typeof mutants)[number]): Promise<boolean> => {
      const node = await generated(name);
      await using workspace = await makeWorkspace(mutate(node, from, to));
      const limits = { timeoutMs: 30_000, signal: undefined };
      const { part } = await runTests(workspace, node.testsFile, limits);
      expect(part.passed).not.toBeNull();
      return part.passed === true;
    };
    const survived: string[] = [];
    for (let at = 0; at < mutants.length; at += 4) {
      const some = mutants.slice(at, at + 4);
      const lived = await Promise.all(some.map(survives));
      survived.push(
        ...some
          .filter((_, index) => lived[index])
          .map(([name, from]) => `${name}: ${String(from)}`),
      );
    }
    expect(survived).toEqual([]);
  }, 60_000);

  test('says which type does not fit', async () => {
    const node = await generated('big_numbers');
    const files = mutate(
      node,
      'const total = sum(data.factors);',
      'const total: string = sum(data.factors);',
    );
    const { passed, parts } = await validateNode(files, node);
    expect(passed).toBe(false);
    expect(parts['types']).toMatchObject({ passed: false, reason: '1 type errors' });
    expect(parts['types']?.evidence.join('\n')).toContain('error TS2322');
  }, 30_000);

  test('a finding of the linter blocks, but at lenient', async () => {
    const node = await generated('big_numbers');
    const files = mutate(node, 'const total = ', 'debugger;\nconst total = ');
    const { passed, works, parts } = await validateNode(files, node);
    expect([passed, works]).toEqual([false, true]);
    expect(parts['lint']).toMatchObject({ passed: false });
    expect(parts['lint']?.reason).toContain('no-debugger');
    const lenient = await validateNode(files, { ...node, validationLevel: 'lenient' });
    expect(lenient.passed).toBe(true);
  }, 30_000);

  test('a node that hangs is stopped, and nothing is left behind', async () => {
    const node = await generated('big_numbers');
    const files = mutate(node, 'const total =', 'for (;;);\n const total =');
    // A temporary folder of its own, since other processes use the shared one meanwhile.
    const shared = process.env['TMPDIR'];
    const own = mkdtempSync(join(tmpdir(), 'validate-node-'));
    process.env['TMPDIR'] = own;
    const { passed, parts } = await validateNode(files, { ...node, timeoutMs: 1500 });
    expect(passed).toBe(false);
    expect(parts['tests']).toMatchObject({
      passed: null,
      reason: 'not finished: it took more than 1500 ms',
    });
    if (shared === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = shared;
    expect(readdirSync(own)).toEqual([]);
    rmSync(own, { recursive: true });
  }, 30_000);

  test('a node cannot write files while it is tested', async () => {
    const node = await generated('big_numbers');
    const target = `${tmpdir()}/generated-node-escape-${process.pid}`;
    const files = mutate(
      node,
      'void adapters;',
      `void adapters; const fs = process.getBuiltinModule('node:fs'); fs.writeFileSync(${JSON.stringify(target)}, 'x');`,
    );
    const { parts } = await validateNode(files, node);
    expect(parts['tests']?.passed).toBe(false);
    expect(existsSync(target)).toBe(false);
  }, 30_000);

  test('is cancelled by its signal', async () => {
    const node = await generated('big_numbers');
    const { parts } = await validateNode(node.files, { ...node, signal: AbortSignal.abort() });
    expect(parts['tests']).toMatchObject({
      passed: null,
      reason: 'not finished: it was cancelled',
    });
  });
});
