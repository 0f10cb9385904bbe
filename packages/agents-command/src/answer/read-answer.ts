import type { AgentError } from '@parallel-dispatcher/agent';
import type { CommandSettings, ErrorClass, JsonValue } from '@parallel-dispatcher/schema';
import { programError } from '../program/program-error.ts';
import type { ProgramEnd } from '../program/run-program.ts';
import { readPath } from './read-path.ts';
import { readRetryAfter } from './read-retry-after.ts';

export type Answer =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly error: AgentError };

/** What a program answered: its output by the rules of the config, or what its end means. */
export function readAnswer(end: ProgramEnd, command: CommandSettings): Answer {
  const document = command.output === 'text' ? { text: end.stdout } : parse(end.stdout);
  if (end.exitCode !== 0) return refuse(failed(end, command, document));
  if (document === undefined) return refuse(notJson(end));
  if (command.error_path !== undefined && readPath(document, command.error_path) === true) {
    return refuse(reported(document, end));
  }
  if (command.output_path === undefined) return { ok: true, value: document };
  const value = readPath(document, command.output_path);
  return value === undefined ? refuse(noSuchPart(command.output_path, end)) : { ok: true, value };
}

function refuse(error: AgentError): Answer {
  return { ok: false, error };
}

function parse(stdout: string): JsonValue | undefined {
  try {
    return JSON.parse(stdout) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The words of the program itself, where it printed a document that has some. */
function messageIn(document: JsonValue | undefined): string | undefined {
  if (document === undefined) return undefined;
  const said = ['error.message', 'error', 'message', 'result'].map((path) =>
    readPath(document, path),
  );
  return said.find((text) => typeof text === 'string');
}

/** `EX_TEMPFAIL` of sysexits: it may go well later. */
const usual: ReadonlyMap<number, ErrorClass> = new Map([[75, 'transient']]);

function failed(
  { exitCode, stderr }: ProgramEnd,
  { exit_codes: classes }: CommandSettings,
  document: JsonValue | undefined,
): AgentError {
  const known = classes?.[String(exitCode)] ?? usual.get(exitCode);
  return programError({
    code: 'COMMAND_FAILED',
    message: `The program ended with exit code ${exitCode}.`,
    errorClass: known ?? 'bug',
    hint:
      known === undefined
        ? `Say in command.exit_codes of the config what exit code ${exitCode} means for another attempt.`
        : `By command.exit_codes of the config, or by custom (75), this is an error of class ${known}.`,
    retryAfterMs: readRetryAfter(stderr, new Date()),
    stderr: stderr.trim() === '' ? (messageIn(document) ?? '') : stderr,
  });
}

function reported(document: JsonValue, { stderr }: ProgramEnd): AgentError {
  return programError({
    code: 'COMMAND_REPORTED_ERROR',
    message: 'The program ended well and reported an error in its answer.',
    errorClass: 'tool',
    stderr: messageIn(document) ?? stderr,
  });
}

function notJson({ stdout, stderr }: ProgramEnd): AgentError {
  const came = stdout.trim() === '' ? 'nothing' : JSON.stringify(stdout.trim().slice(0, 200));
  return programError({
    code: 'COMMAND_OUTPUT_NOT_JSON',
    message: `The program must print one JSON document to stdout; it printed ${came}.`,
    errorClass: 'invalid_output',
    hint: 'Print logs to stderr, or set command.output to "text".',
    stderr,
  });
}

function noSuchPart(path: string, { stdout }: ProgramEnd): AgentError {
  return programError({
    code: 'COMMAND_OUTPUT_INCOMPLETE',
    message: `The answer of the program has no ${path}: ${stdout.trim().slice(0, 200)}`,
    errorClass: 'invalid_output',
    hint: 'Mend command.output_path in the config, or what the program prints.',
  });
}
