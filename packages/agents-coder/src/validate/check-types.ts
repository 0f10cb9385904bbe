import { findTypeChecker } from './find-type-checker.ts';
import { runCommand } from './run-command.ts';
import type { ValidationPart } from './validation.ts';
import type { Workspace } from './workspace.ts';

export interface CheckOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

const flags = [
  '--strict --noEmit --target es2022 --module nodenext --moduleResolution nodenext',
  '--allowImportingTsExtensions --erasableSyntaxOnly --verbatimModuleSyntax --isolatedModules',
  '--noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --noImplicitReturns',
  '--skipLibCheck --lib es2023 --types node --pretty false',
]
  .join(' ')
  .split(' ');

/** Type-checks all files of a workspace. `errors` is null when it could not run. */
export async function checkTypes(
  { folder }: Workspace,
  files: readonly string[],
  ...[options]: [CheckOptions]
): Promise<{ readonly part: ValidationPart; readonly errors: number | null }> {
  const checker = findTypeChecker();
  if (checker === undefined) {
    const reason = 'not run: no TypeScript compiler is installed for this platform';
    return { part: { passed: null, reason, evidence: [] }, errors: null };
  }
  const sources = files.filter((file) => file.endsWith('.ts'));
  const result = await runCommand({
    command: checker.command,
    args: [...checker.args, ...flags, ...sources],
    folder,
    env: {},
    ...options,
  });
  const command = `tsc ${checker.version} ${flags.join(' ')}`;
  if (result.kind === 'stopped') {
    return {
      part: { passed: null, reason: `not finished: ${result.reason}`, evidence: [command] },
      errors: null,
    };
  }
  const errors = result.output.split('\n').filter((line) => line.includes('error TS'));
  const passed = result.code === 0;
  return {
    part: {
      passed,
      reason: passed ? null : `${errors.length} type errors`,
      evidence: [
        command,
        `exit code ${result.code}`,
        `${sources.length} files`,
        ...errors.slice(0, 20),
      ],
    },
    errors: passed ? 0 : errors.length,
  };
}
