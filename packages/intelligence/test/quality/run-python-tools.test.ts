import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { runPythonTools } from '../../src/quality/python-tools/run-python-tools.ts';

const folder = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/programs/${name}`, import.meta.url));
const system = '/usr/bin:/bin';

describe('runPythonTools', () => {
  test('reads the reports of the tools, and counts what several found once', async () => {
    const env = { PATH: `${folder('all')}:${system}` };
    const report = await runPythonTools('undefined_name\n', { env });
    expect(report.used).toEqual(['ast-grep', 'code-analysis', 'ruff', 'pylint', 'mypy']);
    expect(report.missing).toEqual([]);
    expect(report.findings).toMatchObject([
      { source: 'ruff', rule: 'B023', line: 7, dimension: 'patterns', severity: 'medium' },
      { source: 'ruff', rule: 'F821', line: 8, dimension: 'patterns', severity: 'high' },
      { source: 'mypy', rule: 'return-value', line: 13, dimension: 'types', severity: 'medium' },
    ]);
  });

  test('names tools that are not there, and those that give no report', async () => {
    const report = await runPythonTools('x = 1\n', { env: { PATH: folder('broken') } });
    expect(report.findings).toEqual([]);
    expect(report.missing).toHaveLength(3);
    expect(report.missing).toEqual(
      expect.arrayContaining([
        { tool: 'ruff', reason: 'gave no answer that can be read: no such option' },
        { tool: 'pylint', reason: 'not found on PATH' },
        { tool: 'mypy', reason: 'gave no answer that can be read: broken pipe of types' },
      ]),
    );
  });
});
