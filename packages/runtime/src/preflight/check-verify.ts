import {
  errorDetail,
  suggest,
  type DispatchConfig,
  type ErrorDetail,
  type Plan,
  type TaskEnvelope,
  type Verify,
} from '@parallel-dispatcher/schema';
import { commandNotAllowed, isAllowedCommand } from './allowed-command.ts';
import { accept, refuse, type Checked } from '../checked.ts';

export type VerifyCommand = NonNullable<TaskEnvelope['verify']>;

const defaultTimeoutSeconds = 120;

/** The command behind the `verify` of each task. A plan may run only what the config allows. */
export function checkVerify(
  plan: Pick<Plan, 'tasks'>,
  config: Pick<DispatchConfig, 'commands' | 'allow_commands'>,
): Checked<ReadonlyMap<string, VerifyCommand>> {
  const errors: ErrorDetail[] = [];
  const commands = new Map<string, VerifyCommand>();
  for (const [index, { task_id: task, verify }] of plan.tasks.entries()) {
    if (verify === undefined) continue;
    const command = readVerify(verify, { config, at: `tasks[${index}].verify` });
    if ('code' in command) errors.push(command);
    else commands.set(task, command);
  }
  return errors.length > 0 ? refuse(...errors) : accept(commands);
}

interface VerifyPlace {
  readonly config: Pick<DispatchConfig, 'commands' | 'allow_commands'>;
  readonly at: string;
}

function readVerify(verify: Verify, { config, at }: VerifyPlace): VerifyCommand | ErrorDetail {
  const timeout = verify.timeout_seconds ?? verify.timeout;
  const inMs = (seconds: number = defaultTimeoutSeconds): number => (timeout ?? seconds) * 1000;
  if (verify.command !== undefined) {
    const named = Object.hasOwn(config.commands, verify.command)
      ? config.commands[verify.command]
      : undefined;
    return named === undefined
      ? unknownCommand(verify.command, { config, at })
      : { argv: named.argv, timeout_ms: inMs(named.timeout_seconds) };
  }
  const { argv = [] } = verify;
  return isAllowedCommand(argv, config)
    ? { argv, timeout_ms: inMs() }
    : commandNotAllowed(argv, `${at}.argv`);
}

function unknownCommand(name: string, { config, at }: VerifyPlace): ErrorDetail {
  const known = Object.keys(config.commands);
  const meant = suggest(name, known);
  return errorDetail({
    code: 'UNKNOWN_COMMAND',
    message: `${at}.command names ${JSON.stringify(name)}; the config has ${known.length === 0 ? 'no commands' : known.join(', ')}.`,
    path: `${at}.command`,
    hint:
      meant === undefined
        ? `Add it to the config: "commands": { ${JSON.stringify(name)}: { "argv": ["npm", "test"] } }.`
        : `Did you mean "${meant}"?`,
  });
}
