import type { Fault } from '../problems/fault.ts';

interface DebugFields {
  readonly problem_description?: string | undefined;
  readonly issue_description?: string | undefined;
  readonly affected_files?: readonly string[] | undefined;
  readonly inline_files?: readonly unknown[] | undefined;
  readonly code?: string | undefined;
  readonly file_path?: string | undefined;
  readonly error?: string | undefined;
  readonly apply_fix?: string | undefined;
  readonly test_command?: readonly string[] | null | undefined;
  readonly analysis_depth?: string | undefined;
  readonly failing_input?: FailingFields | null | undefined;
}

interface FailingFields {
  readonly text?: string | undefined;
  readonly file?: string | undefined;
}

/** What no single field of a debug input can say: each form needs its own fields. */
export function findDebugInputFaults(fields: DebugFields): Fault[] {
  return [
    ...findMissingProblem(fields),
    ...findMissingSource(fields),
    ...findUnverifiable(fields),
    ...findUnreadInput(fields),
  ];
}

/** A fix is verified by the test command alone, which runs at depth deep. */
function findUnverifiable(fields: DebugFields): Fault[] {
  const { apply_fix: apply, test_command: command, analysis_depth: depth } = fields;
  if (apply !== 'verified') return [];
  if (Array.isArray(command) && depth === 'deep') return [];
  const at = Array.isArray(command) ? 'analysis_depth' : 'test_command';
  return [
    {
      ...(at === 'test_command' && { code: 'MISSING_FIELD' }),
      at: [at],
      expected:
        at === 'test_command'
          ? 'a command that fails because of the fault, such as ["npm", "test"], since apply_fix is "verified"'
          : '"deep", since apply_fix is "verified"',
      hint: 'A fix is verified by running "test_command" at depth "deep"; else set "apply_fix" to "never".',
    },
  ];
}

/** An input is one text, and nothing reads it but the test command. */
function findUnreadInput({ failing_input: input, test_command: command }: DebugFields): Fault[] {
  if (typeof input !== 'object' || input === null) return [];
  const given = [input.text, input.file].filter((one) => one !== undefined).length;
  return [
    ...(given === 1
      ? []
      : [
          {
            at: ['failing_input'],
            expected: `an input in "text" or in "file", not in ${given === 0 ? 'neither' : 'both'}`,
            hint: 'Give the input itself in "text", or the file that holds it in "file".',
          },
        ]),
    ...(Array.isArray(command)
      ? []
      : [
          {
            code: 'MISSING_FIELD' as const,
            at: ['test_command'],
            expected:
              'a command that fails with the input, such as ["node", "src/parse.js", "{input}"], since failing_input is given',
            hint: 'Give the command that reads the input: on standard input, or as a file named by "{input}".',
          },
        ]),
  ];
}

function findMissingProblem(fields: DebugFields): Fault[] {
  const said = [fields.problem_description, fields.issue_description, fields.error];
  if (said.some((text) => text !== undefined && text !== '')) return [];
  return [
    {
      code: 'MISSING_FIELD',
      at: ['problem_description'],
      expected:
        'text that says what goes wrong, such as "The total is wrong for discounted items."',
      hint: 'Give "problem_description" (or "issue_description", or an "error").',
    },
  ];
}

function findMissingSource(fields: DebugFields): Fault[] {
  const { code, file_path: filePath } = fields;
  if (code === undefined && filePath !== undefined && !filePath.startsWith('/')) {
    return [
      {
        at: ['file_path'],
        expected:
          'an absolute path when no "code" is given, such as "/home/me/project/src/cart.ts"',
        hint: 'Give the source in "code", or an absolute path.',
      },
    ];
  }
  const inline = code !== undefined || (fields.inline_files ?? []).length > 0;
  if (fields.affected_files !== undefined || filePath !== undefined || inline) return [];
  return [
    {
      code: 'MISSING_FIELD',
      at: ['affected_files'],
      expected: 'a list of absolute paths, such as ["/home/me/project/src/cart.ts"]',
      hint: 'Give "affected_files", or the source itself in "code".',
    },
  ];
}
