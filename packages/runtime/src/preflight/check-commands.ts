import {
  errorDetail,
  type DispatchConfig,
  type ErrorDetail,
  type JsonValue,
  type Plan,
} from '@parallel-dispatcher/schema';
import type { Route } from '../agents/route-tasks.ts';
import { accept, refuse, type Checked } from '../checked.ts';
import { commandNotAllowed, isAllowedCommand } from './allowed-command.ts';

/** Checks the commands in the inputs of tasks: each written out, and allowed by the config. */
export function checkCommands(
  plan: Pick<Plan, 'tasks'>,
  {
    routes,
    config,
  }: {
    readonly routes: ReadonlyMap<string, Route>;
    readonly config: Pick<DispatchConfig, 'allow_commands'>;
  },
): Checked<null> {
  const errors = plan.tasks.flatMap(({ task_id: task, input_data: input }, index) => {
    const { commands = [] } = routes.get(task)?.agent.definition ?? {};
    return commands.flatMap((field) => {
      const path = `tasks[${index}].input_data.${field}`;
      return checkCommand(input[field], { path, config }) ?? [];
    });
  });
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

function checkCommand(
  value: JsonValue | undefined,
  {
    path,
    config,
  }: {
    readonly path: string;
    readonly config: Pick<DispatchConfig, 'allow_commands'>;
  },
): ErrorDetail | null {
  if (value === undefined || value === null) return null;
  if (!isWrittenOut(value)) {
    return errorDetail({
      code: 'COMMAND_NOT_ALLOWED',
      message: `${path} is not written out: a command is a list of texts without references, such as ["npm", "test"].`,
      path,
      hint: 'Write the command itself into the plan, so that the config can allow it before anything runs.',
    });
  }
  return isAllowedCommand(value, config) ? null : commandNotAllowed(value, path);
}

/** A reference would be filled in only after this check. */
function isWrittenOut(value: JsonValue): value is string[] {
  return (
    Array.isArray(value) && value.every((one) => typeof one === 'string' && !one.includes('${'))
  );
}
