import * as z from 'zod';
import { errorClassSchema } from './error-class-schema.ts';

/** `provider:id`, with `@url` where the provider is somewhere else. */
const modelAddressSchema = z
  .string()
  .regex(/^[^\s:]+:\S+$/)
  .describe('provider:id or provider:id@url.')
  .meta({
    examples: ['anthropic:claude-sonnet-4-5', 'openai-compatible:qwen3@http://localhost:11434/v1'],
  });

const modelFallbackSchema = z.lazy(() =>
  z.union([
    z.string().min(1).describe('Name of a model that is asked instead.'),
    z.strictObject({
      model: z.string().min(1).describe('Name of a model that is asked instead.'),
      on: z
        .array(errorClassSchema)
        .min(1)
        .describe(
          'After failures of these classes only. Default: transient, rate_limited, quota, auth.',
        ),
    }),
  ]),
);

/** Built with the first model that has settings. */
const modelSettingsSchema = z.lazy(() =>
  z.strictObject({
    model: modelAddressSchema,
    key_env: z
      .string()
      .min(1)
      .optional()
      .describe('Variable that holds the key. Default: ANTHROPIC_API_KEY, OPENAI_API_KEY, or none.')
      .meta({ examples: ['API_TOKEN'] }),
    key_command: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Program and arguments that print the key; no shell.')
      .meta({ examples: [['pass', 'show', 'anthropic']] }),
    package: z
      .string()
      .min(1)
      .optional()
      .describe('Package of the AI SDK provider, for providers that are not built in.')
      .meta({ examples: ['@ai-sdk/mistral'] }),
    api: z
      .enum(['responses', 'chat'])
      .optional()
      .describe('Which API of OpenAI is used. Default responses.'),
    fallback: z
      .array(modelFallbackSchema)
      .optional()
      .describe('Models that are asked, in this order, when this one fails.')
      .meta({ examples: [['local']] }),
    max_output_tokens: z
      .int()
      .positive()
      .optional()
      .describe(
        'Most tokens of one answer, unless the agent says so. Default: as the provider has it.',
      ),
    timeout_seconds: z
      .number()
      .positive()
      .max(86_400)
      .optional()
      .describe('How long one request may take. Default: as long as the task.'),
    limits: z
      .strictObject({
        requests_per_minute: z.int().positive().optional().describe('Default: no limit.'),
        input_tokens_per_minute: z.int().positive().optional().describe('Default: no limit.'),
        output_tokens_per_minute: z.int().positive().optional().describe('Default: no limit.'),
        max_concurrency: z.int().positive().optional().describe('Requests at once. Default 64.'),
      })
      .optional()
      .describe('What its key may do with it, besides what the provider says in its answers.')
      .meta({ examples: [{ requests_per_minute: 50 }] }),
    headers: z
      .record(z.string().min(1), z.string())
      .optional()
      .describe('Sent with every request. No place for keys.'),
    allow_insecure: z
      .boolean()
      .optional()
      .describe('Whether plain http to another machine is allowed. Default false.'),
  }),
);
export type ModelSettings = z.infer<typeof modelSettingsSchema>;

/** `models` of the config, by name: settings, an address, or the name of another model. */
export const modelsSchema = z.record(
  // A colon would make it an address.
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_./-]*$/)
    .max(64),
  z.union([
    modelAddressSchema,
    z.string().min(1).describe('Name of another model, for which this is an alias.'),
    modelSettingsSchema,
  ]),
);
export type ModelsConfig = z.infer<typeof modelsSchema>;

/** `agent_models` of the config: which model an agent gets. */
export const agentModelsSchema = z.record(z.string().min(1), z.string().min(1));
export type AgentModels = z.infer<typeof agentModelsSchema>;
