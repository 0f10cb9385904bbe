import type { CheckOptions } from './check-types.ts';
import { lastLines } from './last-lines.ts';
import { notRun, stopped } from './part-not-run.ts';
import { runPython } from './run-python.ts';
import type { TestsResult } from './run-tests.ts';

/**
 * Runs the generated tests in a child of its own, in a process group that can be ended. It sees
 * nothing of this environment, but Python has no way to keep it from files and network.
 */
export async function runPythonTests(
  folder: string,
  testsFile: string,
  ...[options]: [CheckOptions]
): Promise<TestsResult> {
  const module = testsFile.replace(/\.py$/, '');
  const result = await runPython(folder, ['-W', 'ignore', '-m', 'unittest', '-v', module], options);
  const command = `python3 -m unittest ${module}`;
  const none = { passed: null, failed: null };
  if (result.kind === 'stopped') return { part: stopped(result.reason, command), ...none };
  if (/No module named '?pydantic/.test(result.output)) {
    return { part: notRun('pydantic is not installed for python3', command), ...none };
  }
  const ran = Number(/^Ran (\d+) tests?/m.exec(result.output)?.[1] ?? 0);
  const count = (name: string): number =>
    Number(new RegExp(`${name}=(\\d+)`).exec(result.output)?.[1] ?? 0);
  const failed = count('failures') + count('errors');
  const ok = result.code === 0 && ran > 0;
  const failures = [...result.output.matchAll(/^(?:FAIL|ERROR): (.*)$/gm)].map(
    ([, name]) => `failed: ${name}`,
  );
  return {
    part: {
      passed: ok,
      reason: ok ? null : ran === 0 ? 'the tests did not start' : `${failed} tests failed`,
      evidence: [
        command,
        `exit code ${result.code}`,
        `${Math.max(0, ran - failed)} passed, ${failed} failed`,
        ...failures.slice(0, 20),
        ...(ok ? [] : lastLines(result.output)),
      ],
    },
    passed: Math.max(0, ran - failed),
    failed,
  };
}
