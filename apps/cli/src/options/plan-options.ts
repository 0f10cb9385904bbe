import type { RuntimeOptions } from '@parallel-dispatcher/runtime';
import { Option, type Command } from 'commander';
import { parseByteCount } from './parse-byte-count.ts';
import { parseFolder } from './parse-folder.ts';
import { parseMaxWorkers } from './parse-max-workers.ts';
import { parseSeconds } from './parse-seconds.ts';
import { parseTokens } from './parse-tokens.ts';
import { parseUsd } from './parse-usd.ts';
import { policyFlags, type PolicyOptions } from './policy-options.ts';

/** The flags of every command that reads a plan. */
export interface PlanOptions {
  readonly maxWorkers?: number | 'auto';
  readonly timeout?: number;
  readonly idleTimeout?: number;
  readonly runTimeout?: number;
  readonly maxRunSeconds?: number;
  readonly maxCostUsd?: number;
  readonly maxTokens?: number;
  readonly traceDir?: string;
  readonly allowDir?: readonly string[];
  readonly config?: string;
  readonly maxPlanBytes?: number;
  readonly replay?: string;
}

const week = 604_800;
const month = 2_592_000;

/** Adds them to a command; a flag wins over plan, environment and config. */
export function addPlanOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--max-workers <n>', 'tasks at once: a number or auto; default 5').argParser(
        parseMaxWorkers,
      ),
    )
    .addOption(
      new Option('--timeout <seconds>', 'how long one task may work; default 300').argParser(
        parseSeconds(week),
      ),
    )
    .addOption(
      new Option(
        '--idle-timeout <seconds>',
        'how long a task may show no sign of work; default no limit',
      ).argParser(parseSeconds(week)),
    )
    .addOption(
      new Option(
        '--run-timeout <seconds>',
        'how long the run may take; default no limit',
      ).argParser(parseSeconds(month)),
    )
    .addOption(
      new Option(
        '--max-run-seconds <seconds>',
        'working time after which nothing new starts; default no limit',
      ).argParser(parseSeconds(month)),
    )
    .addOption(
      new Option('--max-cost-usd <dollars>', 'what all model calls may cost').argParser(parseUsd),
    )
    .addOption(
      new Option('--max-tokens <n>', 'tokens that all model calls may use').argParser(parseTokens),
    )
    .addOption(
      new Option('--trace-dir <dir>', 'where traces go; default ./traces').argParser(parseFolder),
    )
    .addOption(
      new Option(
        '--allow-dir <dir>',
        'a folder besides this one that tasks may read and write; may be repeated',
      ).argParser<readonly string[] | undefined>((dir, earlier) => [
        ...(earlier ?? []),
        parseFolder(dir),
      ]),
    )
    .option(
      '--config <file>',
      'config to use; default the nearest dispatch.config.{ts,js,json,yaml}',
    )
    .addOption(
      new Option('--max-plan-bytes <n>', 'largest plan to read; default 10 MiB').argParser(
        parseByteCount,
      ),
    )
    .option(
      '--replay <run>',
      'answer from a recorded run: latest, its id or recordings file; with --record, ask what it lacks',
    );
}

/** The flags as the runtime takes them. */
export function runtimeOptions(options: PlanOptions & PolicyOptions): RuntimeOptions {
  return {
    ...(options.config !== undefined && { configFile: options.config }),
    flags: {
      ...(options.maxWorkers !== undefined && { maxWorkers: options.maxWorkers }),
      ...(options.timeout !== undefined && { timeoutSeconds: options.timeout }),
      ...(options.idleTimeout !== undefined && { idleTimeoutSeconds: options.idleTimeout }),
      ...(options.runTimeout !== undefined && { runTimeoutSeconds: options.runTimeout }),
      ...(options.maxRunSeconds !== undefined && { maxRunSeconds: options.maxRunSeconds }),
      ...(options.maxCostUsd !== undefined && { maxCostUsd: options.maxCostUsd }),
      ...(options.maxTokens !== undefined && { maxTokens: options.maxTokens }),
      ...(options.traceDir !== undefined && { traceDir: options.traceDir }),
      ...(options.allowDir !== undefined && { allowDirs: options.allowDir }),
      ...(options.maxPlanBytes !== undefined && { maxPlanBytes: options.maxPlanBytes }),
      ...(options.replay !== undefined && { replay: options.replay }),
      ...policyFlags(options),
    },
  };
}
