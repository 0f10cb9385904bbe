import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { createInterface } from 'node:readline';
import { programError } from './program-error.ts';
import { whenQuiet } from './when-quiet.ts';

/** How long a program has to end after SIGTERM. */
const graceMs = 1_000;

/** What a program left running may hold its pipes open: they are read until so long nothing came. */
const drainMs = 250;

/** Of stderr, what an error quotes; all of it is in the log. */
const keptStderr = 4_000;

export interface ProgramCall {
  /** Program and arguments. */
  readonly argv: readonly string[];
  readonly stdin: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly maxOutputBytes: number;
  readonly signal: AbortSignal;
  /** Each line that it prints to stderr, as it comes. */
  readonly onStderrLine: (line: string) => void;
}

export interface ProgramEnd {
  readonly exitCode: number;
  readonly stdout: string;
  /** The last part. */
  readonly stderr: string;
}

/**
 * Runs a program to its end, without a shell.
 * @throws AgentError when it did not start, was ended by a signal, printed too much or was aborted.
 */
export async function runProgram(call: ProgramCall): Promise<ProgramEnd> {
  const [file = ''] = call.argv;
  const child = start(call);
  const ended = Promise.withResolvers<{ exitCode: number | null; signal: string | null }>();
  child.once('error', ended.reject);
  child.once('close', (exitCode, signal) => ended.resolve({ exitCode, signal }));
  child.once('exit', (exitCode, signal) => {
    whenQuiet(child.stdout, drainMs, () => ended.resolve({ exitCode, signal }));
  });

  const stop = (): void => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  };
  call.signal.addEventListener('abort', stop, { once: true });
  if (call.signal.aborted) stop();

  // A program may end without reading what it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(call.stdin);

  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= call.maxOutputBytes) chunks.push(chunk);
    else stop();
  });
  let stderr = '';
  const decoder = new StringDecoder('utf8');
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + decoder.write(chunk)).slice(-keptStderr);
  });
  createInterface({ input: child.stderr }).on('line', call.onStderrLine);

  try {
    const { exitCode, signal } = await ended.promise;
    call.signal.throwIfAborted();
    if (bytes > call.maxOutputBytes) throw tooMuch(file, call.maxOutputBytes);
    if (exitCode === null) throw killed(file, signal, stderr);
    return { exitCode, stdout: Buffer.concat(chunks).toString('utf8'), stderr };
  } catch (thrown) {
    throw isSpawnError(thrown) ? notStarted(call, thrown) : thrown;
  } finally {
    call.signal.removeEventListener('abort', stop);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

/** Some reasons not to start are thrown, others come as events. */
function start(call: ProgramCall) {
  const [file = '', ...args] = call.argv;
  try {
    return spawn(file, args, { cwd: call.cwd, env: { ...call.env }, stdio: 'pipe' });
  } catch (thrown) {
    throw isSpawnError(thrown) ? notStarted(call, thrown) : thrown;
  }
}

function isSpawnError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return typeof thrown === 'object' && thrown !== null && 'syscall' in thrown;
}

function notStarted({ argv: [file = ''], cwd }: ProgramCall, { code }: NodeJS.ErrnoException) {
  return programError({
    code: code === 'ENOENT' ? 'COMMAND_NOT_FOUND' : 'COMMAND_NOT_STARTED',
    message: `The program ${JSON.stringify(file)} could not be started in ${cwd}: ${code ?? 'unknown'}.`,
    errorClass: code === 'E2BIG' ? 'input' : 'bug',
    hint:
      startHints[code ?? ''] ?? 'Install it, or give its full path in command.argv of the config.',
  });
}

const startHints: Readonly<Record<string, string>> = {
  E2BIG: 'The arguments are too long for the system: hand the input over on stdin or as a file.',
  EACCES: 'Make it executable: chmod +x.',
};

function killed(file: string, signal: string | null, stderr: string) {
  return programError({
    code: 'COMMAND_KILLED',
    message: `The program ${JSON.stringify(file)} was ended by ${signal ?? 'a signal'}.`,
    // Somebody else ended it: the system for want of memory, or a person.
    errorClass: 'transient',
    hint: 'Look for memory exhaustion and for who stopped it.',
    stderr,
  });
}

function tooMuch(file: string, limit: number) {
  return programError({
    code: 'COMMAND_OUTPUT_TOO_LARGE',
    message: `The program ${JSON.stringify(file)} printed more than ${limit} bytes to stdout.`,
    errorClass: 'invalid_output',
    hint: 'Let it print less, or raise command.max_output_bytes in the config.',
  });
}
