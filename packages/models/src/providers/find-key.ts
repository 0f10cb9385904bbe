import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Failure } from '@parallel-dispatcher/agent';
import type { ConfiguredModel } from '../config/model-config.ts';
import { failure } from '../errors/failure.ts';

export type FoundKey =
  | { readonly ok: true; /** Null: none is needed. */ readonly key: string | null }
  | ({ readonly ok: false } & Failure);

interface KeySurroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

/** Some programs ask for a touch or a password. */
const commandTimeoutMs = 60_000;

/** The key of a model, from its variable or its command. */
export async function findKey(
  model: ConfiguredModel,
  { env, cwd }: KeySurroundings,
): Promise<FoundKey> {
  if (model.keyCommand !== null) return await runKeyCommand(model, model.keyCommand, { env, cwd });
  const key = model.keyEnv === null ? '' : (env[model.keyEnv] ?? '').trim();
  if (key !== '') return { ok: true, key };
  if (model.keyOptional || model.keyEnv === null) return { ok: true, key: null };
  return {
    ok: false,
    ...failure('auth', {
      code: 'MODEL_KEY_MISSING',
      message: `There is no key for ${model.name}: the environment variable ${model.keyEnv} is not set.`,
      hint: `Set ${model.keyEnv}, or name another variable as key_env, or a program as key_command.`,
    }),
  };
}

async function runKeyCommand(
  { name }: ConfiguredModel,
  ...[argv, { env, cwd }]: [readonly string[], KeySurroundings]
): Promise<FoundKey> {
  const [program = '', ...args] = argv;
  let why = 'it printed nothing';
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      cwd,
      env,
      timeout: commandTimeoutMs,
      maxBuffer: 64 * 1024,
    });
    const key = stdout.trim();
    if (key !== '') return { ok: true, key };
  } catch (thrown) {
    const { code } = thrown as { readonly code?: string | number };
    why = `it ended with ${code ?? 'a signal'}`;
  }
  return {
    ok: false,
    ...failure('auth', {
      code: 'MODEL_KEY_COMMAND_FAILED',
      message: `The key command of ${name}, ${program}, gave no key: ${why}.`,
      hint: 'Run it by hand; it must print the key, and nothing else, on stdout.',
    }),
  };
}
