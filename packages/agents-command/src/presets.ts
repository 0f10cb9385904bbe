import type { CommandSettings } from '@parallel-dispatcher/schema';

/** What a preset fills in where the config says nothing. */
export const presets: Readonly<Record<NonNullable<CommandSettings['preset']>, CommandSettings>> = {
  // `--output-format json` answers one document: { type, subtype, is_error, result, session_id, ... }.
  claude: {
    argv: ['claude', '-p', '--output-format', 'json'],
    stdin: '${input.prompt}${repair}',
    output: 'json',
    error_path: 'is_error',
    input_schema: {
      type: 'object',
      properties: { prompt: { type: 'string', minLength: 1 } },
      required: ['prompt'],
      additionalProperties: false,
    },
    output_schema: {
      type: 'object',
      properties: { result: { type: 'string' }, is_error: { type: 'boolean' } },
      required: ['result'],
    },
    env: [
      'ANTHROPIC_API_KEY',
      'ANTHROPIC_BASE_URL',
      'ANTHROPIC_MODEL',
      'CLAUDE_CODE_OAUTH_TOKEN',
      'CLAUDE_CONFIG_DIR',
    ],
  },
};

/** A command with the gaps that its preset fills. */
export function withPreset(command: CommandSettings): CommandSettings {
  if (command.preset === undefined) return command;
  const { output_schema: wholeAnswer, ...preset } = presets[command.preset];
  // Its schema is that of the whole answer, and says nothing of a part or of text.
  const isWhole = command.output_path === undefined && command.output !== 'text';
  return { ...preset, ...(isWhole && wholeAnswer && { output_schema: wholeAnswer }), ...command };
}
