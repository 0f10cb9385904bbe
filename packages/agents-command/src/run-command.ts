import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { AgentError, type AgentContext } from '@parallel-dispatcher/agent';
import type { JsonValue } from '@parallel-dispatcher/schema';
import { readAnswer } from './answer/read-answer.ts';
import type { CommandAgentSettings } from './command-agent-settings.ts';
import type { PreparedCommand } from './prepared-command.ts';
import { programEnvironment } from './program/program-environment.ts';
import { runProgram } from './program/run-program.ts';
import { fillTemplate, type Template, type TemplateScope } from './template/template.ts';

const defaultMaxOutputBytes = 16 * 1024 * 1024;

interface Program {
  readonly command: PreparedCommand;
  readonly settings: CommandAgentSettings;
}

/** One call of a program: fills the templates, runs it, reads what it printed. */
export async function runCommand(
  input: unknown,
  context: AgentContext,
  { command, settings }: Program,
): Promise<JsonValue> {
  await using inputFile = await placeInput(input as JsonValue, command);
  const fill = fillerFor(input as JsonValue, context, inputFile.path);
  const { cwd, max_output_bytes: maxOutputBytes = defaultMaxOutputBytes } = command.settings;
  const [file = '', ...args] = command.argv.map(fill);
  const end = await runProgram({
    argv: [isPath(file) ? resolve(settings.directory, file) : file, ...args],
    stdin: stdinOf(input as JsonValue, command, fill),
    cwd: cwd === undefined ? (settings.workDir ?? process.cwd()) : resolve(settings.directory, cwd),
    env: programEnvironment(context, {
      environment: settings.environment,
      setEnv: Object.fromEntries(command.setEnv.map(([name, text]) => [name, fill(text)])),
    }),
    maxOutputBytes,
    signal: context.signal,
    onStderrLine: (line) => context.log.info(line),
  });
  const answer = readAnswer(end, command.settings);
  if (!answer.ok) throw answer.error;
  return answer.value;
}

/** `./tool` and `/opt/tool` are paths; `tool` is looked for in PATH. */
function isPath(file: string): boolean {
  return isAbsolute(file) || file.includes('/');
}

function stdinOf(
  input: JsonValue,
  { stdin, settings }: PreparedCommand,
  fill: (template: Template) => string,
): string {
  if (stdin !== undefined) return fill(stdin);
  return settings.input === undefined || settings.input === 'stdin' ? JSON.stringify(input) : '';
}

function fillerFor(
  input: JsonValue,
  context: AgentContext,
  inputFile: string,
): (template: Template) => string {
  const scope: TemplateScope = {
    input,
    variables: {
      input_file: inputFile,
      task: context.task,
      run: context.run,
      attempt: String(context.attempt),
      idempotency_key: context.idempotencyKey,
      repair: repairText(context.repair),
    },
  };
  return (template) => {
    const filled = fillTemplate(template, scope);
    if (filled.ok) return filled.text;
    throw new AgentError({
      code: 'INPUT_INCOMPLETE',
      message: `The command of the agent needs ${filled.missing}, which the input has not.`,
      errorClass: 'input',
      path: filled.missing.replace(/^input/u, 'input_data'),
      hint: 'Give it in input_data, or require it by command.input_schema of the config.',
    });
  };
}

/** The feedback begins with the message where nothing else was printed. */
function repairText(repair: AgentContext['repair']): string {
  if (repair === null) return '';
  const { error, feedback } = repair;
  const said = feedback.startsWith(error.message) ? feedback : `${error.message}\n${feedback}`;
  return `\n\nYour last answer was not accepted: ${said}`;
}

interface InputFile extends AsyncDisposable {
  readonly path: string;
}

/** The input as a file that only this user can read, for as long as the program runs. */
async function placeInput(input: JsonValue, { settings }: PreparedCommand): Promise<InputFile> {
  if (settings.input !== 'file') {
    return { path: '', [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'dispatch-input-'));
  const path = join(folder, 'input.json');
  await writeFile(path, JSON.stringify(input), { mode: 0o600 });
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
