import type { Command } from 'commander';
import { outputFormatOption } from './output-format-option.ts';
import { addPlanOptions, type PlanOptions } from './plan-options.ts';
import { addPolicyOptions, type PolicyOptions } from './policy-options.ts';

/** The flags of `dispatch resume`. */
export interface ResumeFlags extends PlanOptions, PolicyOptions {
  readonly plan?: string;
  readonly detach?: boolean;
  readonly force?: boolean;
}

/** The flags of `dispatch retry`. */
export interface RetryFlags extends PlanOptions, PolicyOptions {
  readonly plan?: string;
  readonly detach?: boolean;
  readonly failed?: boolean;
  readonly from?: readonly string[];
  readonly only?: readonly string[];
}

/** What both have in common. */
export function addRunAgainOptions(command: Command): Command {
  command
    .option('--detach', 'go on in a process of its own, and answer as soon as it has started')
    .addOption(outputFormatOption(['json', 'stream-json', 'text']));
  return addPolicyOptions(addPlanOptions(command));
}

/** For a flag that may be repeated. */
export function collect(value: string, earlier?: readonly string[]): readonly string[] {
  return [...(earlier ?? []), value];
}
