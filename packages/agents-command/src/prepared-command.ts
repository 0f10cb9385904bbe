import { errorDetail, type CommandSettings, type ErrorDetail } from '@parallel-dispatcher/schema';
import { withPreset } from './presets.ts';
import { parseTemplate, type Template } from './template/template.ts';

/** A command whose templates were read. */
export interface PreparedCommand {
  readonly settings: CommandSettings;
  readonly argv: readonly Template[];
  readonly stdin: Template | undefined;
  readonly setEnv: readonly (readonly [string, Template])[];
}

export type CheckedCommand =
  | { readonly ok: true; readonly value: PreparedCommand }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/** Fills in the preset and reads the templates; every problem at once. `at`: where the command is. */
export function prepareCommand(command: CommandSettings, at = 'command'): CheckedCommand {
  const settings = withPreset(command);
  const errors: ErrorDetail[] = [];
  const read = (text: string, path: string): Template => {
    const parsed = parseTemplate(text, path);
    if (parsed.ok) return parsed.value;
    errors.push(parsed.error);
    return [];
  };
  if (settings.argv === undefined) {
    errors.push(
      errorDetail({
        code: 'MISSING_FIELD',
        message: `${at}.argv is missing`,
        path: `${at}.argv`,
        hint: 'Give the program and its arguments, such as ["my-agent", "--json"].',
      }),
    );
  }
  const value: PreparedCommand = {
    settings,
    argv: (settings.argv ?? []).map((text, index) => read(text, `${at}.argv[${index}]`)),
    stdin: settings.stdin === undefined ? undefined : read(settings.stdin, `${at}.stdin`),
    setEnv: Object.entries(settings.set_env ?? {}).map(
      ([name, text]) => [name, read(text, `${at}.set_env.${name}`)] as const,
    ),
  };
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}
