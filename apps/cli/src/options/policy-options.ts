import type { DispatchFlags } from '@parallel-dispatcher/runtime';
import { Option, type Command } from 'commander';
import { parseAttempts } from './parse-attempts.ts';

/** The flags of every command that runs tasks. */
export interface PolicyOptions {
  readonly onFailure?: DispatchFlags['onFailure'];
  readonly maxAttempts?: number;
  readonly cache?: boolean;
  readonly traceContent?: DispatchFlags['traceContent'];
  readonly requireTrace?: boolean;
  readonly model?: string;
  readonly record?: boolean;
}

/** Adds them to a command; a flag wins over plan and config. */
export function addPolicyOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--on-failure <policy>',
        'after a failure: continue, start no-new task, or kill what runs; default continue',
      ).choices(['continue', 'no-new', 'kill']),
    )
    .addOption(
      new Option('--max-attempts <n>', 'attempts of a task in all; 1: never again').argParser(
        parseAttempts,
      ),
    )
    .option('--cache', 'use the cache for agents that allow it')
    .option('--no-cache', 'do not use it')
    .addOption(
      new Option('--trace-content <content>', 'what traces keep; default redacted').choices([
        'none',
        'redacted',
        'full',
      ]),
    )
    .option('--model <name>', 'model that agents get: a name of the config, or provider:id[@url]')
    .option('--record', 'keep what tools and models answer, to be replayed')
    .option('--require-trace', 'start nothing that traces could not go on with; exit code 3');
}

/** The flags as the runtime takes them. */
export function policyFlags(options: PolicyOptions): DispatchFlags {
  const { onFailure, maxAttempts, cache, traceContent, requireTrace, model, record } = options;
  return {
    ...(onFailure !== undefined && { onFailure }),
    ...(maxAttempts !== undefined && { maxAttempts }),
    ...(cache !== undefined && { cache }),
    ...(traceContent !== undefined && { traceContent }),
    ...(requireTrace !== undefined && { requireTrace }),
    ...(model !== undefined && { model }),
    ...(record !== undefined && { record }),
  };
}
