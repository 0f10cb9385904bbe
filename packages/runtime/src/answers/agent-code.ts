import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandAgentSettings } from '@parallel-dispatcher/agents-command';
import { hashAgentCode } from '@parallel-dispatcher/cache/key';
import type { RegisteredAgent } from '../agents/agent-registry.ts';

/** SHA-256 of all that makes an agent answer as it does; null where nobody can tell. */
export async function agentCode({ moduleUrl, settings }: RegisteredAgent): Promise<string | null> {
  return settings === undefined
    ? (await hashAgentCode(moduleUrl)).sha256
    : await hashProgram(settings);
}

/** A program is its settings, without the values of variables, and the files that its argv names. */
async function hashProgram(settings: NonNullable<RegisteredAgent['settings']>): Promise<string> {
  const { environment: _environment, ...config } = settings;
  // As `registerCommand` made them.
  const { directory, workDir = '', command } = config as unknown as CommandAgentSettings;
  const hash = createHash('sha256').update(JSON.stringify(config));
  const folder = command.cwd === undefined ? workDir : resolve(directory, command.cwd);
  for (const [index, argument] of (command.argv ?? []).entries()) {
    const from = index === 0 ? directory : folder;
    const contents = await readFile(resolve(from, argument)).catch(() => null);
    if (contents !== null) hash.update(argument).update(contents);
  }
  return hash.digest('hex');
}
