import { errorDetail, type DispatchConfig, type ErrorDetail } from '@parallel-dispatcher/schema';

/** Whether the config lets a plan run a command: it begins with an entry of `allow_commands`. */
export function isAllowedCommand(
  argv: readonly string[],
  config: Pick<DispatchConfig, 'allow_commands'>,
): boolean {
  return config.allow_commands.some((allowed) =>
    allowed.every((argument, position) => argv[position] === argument),
  );
}

export function commandNotAllowed(argv: readonly string[], path: string): ErrorDetail {
  return errorDetail({
    code: 'COMMAND_NOT_ALLOWED',
    message: `${path} is ${JSON.stringify(argv)}, which the config does not allow: a plan may not start programs by itself.`,
    path,
    hint: `Add "allow_commands": [${JSON.stringify(argv)}] to the config; a shorter list allows every command that begins with it.`,
  });
}
