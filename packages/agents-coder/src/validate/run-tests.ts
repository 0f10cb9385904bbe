import type { CheckOptions } from './check-types.ts';
import { runCommand } from './run-command.ts';
import type { ValidationPart } from './validation.ts';
import type { Workspace } from './workspace.ts';

export interface TestsResult {
  readonly part: ValidationPart;
  readonly passed: number | null;
  readonly failed: number | null;
}

/**
 * Runs the generated tests in a child that reads its own folder and zod, writes nothing, starts
 * nothing and sees no environment. That contains mistakes; it is no sandbox against attacks.
 */
export async function runTests(
  { folder, zodFolder }: Workspace,
  testsFile: string,
  ...[options]: [CheckOptions]
): Promise<TestsResult> {
  const args = [
    '--permission',
    `--allow-fs-read=${folder}`,
    `--allow-fs-read=${zodFolder}`,
    '--max-old-space-size=512',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    '--test-reporter=tap',
    testsFile,
  ];
  const result = await runCommand({
    command: process.execPath,
    args,
    folder,
    env: { HOME: folder, TMPDIR: folder, TZ: 'UTC', LANG: 'C.UTF-8' },
    ...options,
  });
  const command = `node ${process.version} ${testsFile}`;
  if (result.kind === 'stopped') {
    const part = { passed: null, reason: `not finished: ${result.reason}`, evidence: [command] };
    return { part, passed: null, failed: null };
  }
  const count = (name: string): number =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(result.output)?.[1] ?? 0);
  const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
  const ok = result.code === 0 && failed === 0 && passed > 0;
  const failures = failuresIn(result.output);
  const crash = passed + failed === 0 ? [result.output.trim().slice(-1500)] : [];
  return {
    part: {
      passed: ok,
      reason: ok
        ? null
        : passed + failed === 0
          ? 'the tests did not start'
          : `${failed} tests failed`,
      evidence: [
        command,
        `exit code ${result.code}`,
        `${passed} passed, ${failed} failed`,
        ...failures.slice(0, 20),
        ...crash,
      ],
    },
    passed,
    failed,
  };
}

/** Values longer than this say no more. */
const longestDifference = 500;

/** What failed, and what was expected instead of what came. */
function failuresIn(report: string): readonly string[] {
  return [...report.matchAll(/^not ok \d+ - (.*)\n(?:  ---\n([\s\S]*?)\n  \.\.\.)?/gm)].map(
    ([, name, details = '']) => {
      const values = /^  expected:[\s\S]*?(?=^  operator:)/m.exec(details)?.[0] ?? '';
      const difference = values.trim().replaceAll(/\s+/g, ' ').slice(0, longestDifference);
      return `failed: ${name}${difference === '' ? '' : `; ${difference}`}`;
    },
  );
}
