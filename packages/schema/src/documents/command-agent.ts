import * as z from 'zod';
import { errorClassSchema } from './error-class-schema.ts';
import { jsonObjectSchema } from './json-value.ts';

/**
 * An agent that is a program. Templates in `argv`, `stdin` and `set_env` may hold
 * `${input.<path>}`, `${input}` (all of it as JSON), `${input_file}`, `${task}`, `${run}` and
 * `${attempt}`; each argument stays one argument, whatever the value holds. No shell is started.
 */
export const commandSchema = z.lazy(() =>
  z.strictObject({
    preset: z
      .enum(['claude'])
      .optional()
      .describe('claude: fills in what is not given for `claude -p --output-format json`.'),
    argv: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Program and arguments, as templates. Needed without a preset.')
      .meta({ examples: [['my-agent', '--file', '${input.file}']] }),
    input: z
      .enum(['stdin', 'file', 'none'])
      .optional()
      .describe(
        'How it gets its input: as JSON on stdin (default), as a file named by ${input_file}, or by argv alone.',
      ),
    stdin: z.string().optional().describe('Template of what it gets on stdin instead of JSON.'),
    output: z
      .enum(['json', 'text'])
      .optional()
      .describe(
        'json: stdout is one JSON document (default). text: stdout becomes { "text": ... }.',
      ),
    output_path: z
      .string()
      .min(1)
      .optional()
      .describe('The part of the JSON document that is the answer, such as result.value.'),
    error_path: z
      .string()
      .min(1)
      .optional()
      .describe('A boolean of the JSON document that says it failed, such as is_error.'),
    input_schema: jsonObjectSchema
      .optional()
      .describe('JSON Schema of its input. Default: any object.'),
    output_schema: jsonObjectSchema
      .optional()
      .describe('JSON Schema of its answer. Default: anything.'),
    exit_codes: z
      .record(z.string().regex(/^\d{1,3}$/), errorClassSchema)
      .optional()
      .describe('What exit codes mean for another attempt. Default: 75 transient, others bug.')
      .meta({ examples: [{ '75': 'transient', '77': 'auth' }] }),
    env: z
      .array(z.string().min(1))
      .optional()
      .describe('Environment variables it gets besides PATH, HOME, LANG, TERM, TZ and TMPDIR.')
      .meta({ examples: [['API_TOKEN']] }),
    set_env: z
      .record(z.string().min(1), z.string())
      .optional()
      .describe('Environment variables it gets, as templates.'),
    cwd: z
      .string()
      .min(1)
      .optional()
      .describe('Its folder, relative to the config. Default: ours.'),
    max_output_bytes: z
      .int()
      .positive()
      .optional()
      .describe('More on stdout ends it. Default 16 MiB.'),
  }),
);
export type CommandSettings = z.infer<typeof commandSchema>;

/** Built where it is needed: most configs have no such agent, and a schema takes a while to build. */
export const commandAgentSchema = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1).describe('What a plan writes in `agent`.'),
    description: z.string().optional().describe('One line for `dispatch agents`.'),
    aliases: z.array(z.string().min(1)).optional().describe('Other names a plan may use.'),
    words: z
      .array(z.string().min(1))
      .optional()
      .describe('A task without an agent goes here when its description has one of these words.'),
    version: z.string().optional().describe('Part of the cache key. Default 0.'),
    cacheable: z
      .boolean()
      .optional()
      .describe('Whether an earlier answer may be used. Default false.'),
    restartable: z
      .boolean()
      .optional()
      .describe('Whether a call that vanished may be made again. Default true.'),
    command: commandSchema.describe('The program.'),
  }),
);
export type CommandAgent = z.infer<typeof commandAgentSchema>;
