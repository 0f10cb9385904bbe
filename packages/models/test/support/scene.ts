import { startModelServer, type ModelScript } from '@parallel-dispatcher/agent/testing';
import type { HostModelRequest } from '@parallel-dispatcher/agent';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { createModels, type HostModelCall, type ModelsOptions } from '../../src/index.ts';

export const key = 'the-key-nobody-must-see-0815';

/** How each protocol is reached at a server. */
const addresses = {
  anthropic: (url: string) => `anthropic:claude-sonnet-4-5@${url}`,
  chat: (url: string) => ({
    model: `openai-compatible:qwen3:8b@${url}`,
    key_env: 'OPENAI_API_KEY',
  }),
  responses: (url: string) => `openai:gpt-5-mini@${url}`,
} as const;

export type ProtocolName = keyof typeof addresses;
export const protocolNames = Object.keys(addresses) as readonly ProtocolName[];

interface SceneOptions extends Partial<Omit<ModelsOptions, 'models'>> {
  readonly protocol?: ProtocolName;
  /** Models besides `main`. */
  readonly models?: (url: string) => ModelsOptions['models'];
}

type Tool = (args: JsonObject) => unknown;

/** Models at a scripted server. */
export async function modelScene(script: ModelScript, options: SceneOptions = {}) {
  const { protocol = 'anthropic', models = () => ({}), ...rest } = options;
  const server = await startModelServer(script);
  const asked = createModels({
    models: { main: addresses[protocol](server.url), ...models(server.url) },
    model: 'main',
    agentModels: {},
    env: { ANTHROPIC_API_KEY: key, OPENAI_API_KEY: key },
    redact: (value) => value,
    ...rest,
  });
  return {
    server,
    models: asked,
    ask: async (
      request: Partial<HostModelRequest> = {},
      call: Partial<HostModelCall> & { readonly toolset?: Readonly<Record<string, Tool>> } = {},
    ) => {
      const { toolset = {}, ...more } = call;
      return await asked.call({
        method: 'generateText',
        agent: 'agent',
        run: 'run',
        task: 'task',
        request: { messages: [{ role: 'user', content: 'Say something.' }], ...request },
        signal: new AbortController().signal,
        timeLeftMs: 60_000,
        onText: () => undefined,
        tools: toolsOf(toolset),
        ...more,
      });
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
    },
  };
}

function toolsOf(toolset: Readonly<Record<string, Tool>>): HostModelCall['tools'] {
  return {
    describe: async (names) => ({
      ok: true,
      value: names.map((name) => ({
        name,
        description: `Does ${name}.`,
        inputSchema: { type: 'object', properties: { n: { type: 'number' } } },
      })),
    }),
    call: async ({ name, args }) => {
      try {
        return { ok: true, value: await toolset[name]?.(args) };
      } catch (thrown) {
        const message = String(thrown);
        const error = {
          code: 'TOOL_FAILED',
          message,
          path: null,
          hint: null,
          retryable: false,
          cause: null,
        };
        return { ok: false, error, errorClass: 'tool' };
      }
    },
  };
}
