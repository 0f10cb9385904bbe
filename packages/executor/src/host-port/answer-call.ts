import type { HostMethod } from '@parallel-dispatcher/agent';
import { artifactRefSchema, errorDetail, jsonObjectSchema } from '@parallel-dispatcher/schema';
import type { ArtifactRef, ErrorDetail, JsonObject } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import * as z from 'zod';
import { refuse } from './answer.ts';
import type { Answer } from './answer.ts';
import { readFileInside } from './read-file-inside.ts';
import { bytesSchema } from './read-message.ts';
import type { StagedFiles } from './staged-files.ts';

export interface AnswerSurroundings {
  readonly roots: readonly string[];
  readonly artifacts?: ArtifactStore;
  readonly staged: StagedFiles;
  /** The artifacts this call made so far; grows. */
  readonly made: ArtifactRef[];
  /** Calls a tool for this very agent; undefined where there are none. */
  readonly callTool?: ((tool: ToolRequest) => Promise<Answer>) | undefined;
}

/** What an agent says to call a tool. */
export interface ToolRequest {
  readonly name: string;
  readonly args: JsonObject;
}

export interface HostCall {
  readonly method: string;
  readonly params: unknown;
}

const contentsSchema = z.union([z.string(), bytesSchema]);
const readSchema = z.object({ path: z.string() });
const writeSchema = z.object({
  path: z.string(),
  contents: contentsSchema,
  overwrite: z.boolean(),
});
const putSchema = z.object({ contents: contentsSchema, mediaType: z.string(), name: z.string() });
const getSchema = z.object({ ref: artifactRefSchema });
const toolSchema = z.object({ name: z.string(), args: jsonObjectSchema });

type Methods = Record<
  HostMethod,
  (params: unknown, around: AnswerSurroundings) => Answer | Promise<Answer>
>;

const methods: Methods = {
  'files.read': async (params, { staged, roots }) => {
    const { path } = readSchema.parse(params);
    const own = await staged.read(path);
    return own === undefined ? await readFileInside(path, { roots }) : { ok: true, value: own };
  },
  'files.write': async (params, { staged }) => {
    const { path, contents, overwrite } = writeSchema.parse(params);
    return await staged.stage({ path, contents: bytesOf(contents), overwrite });
  },
  'artifacts.put': async (params, { artifacts, made }) => {
    if (artifacts === undefined) return refuse(noArtifacts);
    const { contents, mediaType, name } = putSchema.parse(params);
    const ref = await artifacts.put(bytesOf(contents), { mediaType, name });
    made.push(ref);
    return { ok: true, value: ref };
  },
  'artifacts.get': async (params, { artifacts }) => {
    if (artifacts === undefined) return refuse(noArtifacts);
    const { ref } = getSchema.parse(params);
    const value = await artifacts.get(ref.$artifact);
    return value === undefined ? refuse(artifactNotFound(ref)) : { ok: true, value };
  },
  'tools.call': async (params, { callTool }) => {
    if (callTool === undefined) return { ok: false, error: noTools, errorClass: 'tool' };
    return await callTool(toolSchema.parse(params));
  },
  'model.generateText': () => refuse(noModel),
  'model.generateObject': () => refuse(noModel),
};

/** Does what an agent asks of its host. Arguments of another shape throw, the caller describes it. */
export async function answerCall(call: HostCall, around: AnswerSurroundings): Promise<Answer> {
  if (!Object.hasOwn(methods, call.method)) return refuse(unknownMethod(call.method));
  return await methods[call.method as HostMethod](call.params, around);
}

function bytesOf(contents: string | Uint8Array): Uint8Array {
  return typeof contents === 'string' ? Buffer.from(contents) : contents;
}

const noTools = errorDetail({
  code: 'TOOLS_UNAVAILABLE',
  message: 'No tool can be called: no MCP servers are configured.',
  hint: 'Add mcp_servers to the config, or use an agent that works without tools.',
});

const noModel = errorDetail({
  code: 'MODEL_REQUIRED',
  message: 'This needs a model, and no model is configured.',
  hint: 'Use an agent, or an input, that works without a model.',
});

const noArtifacts = errorDetail({
  code: 'ARTIFACTS_UNAVAILABLE',
  message: 'Artifacts cannot be kept: this run has no artifact store.',
  hint: 'Run with traces on; artifacts are kept beside them.',
});

function artifactNotFound(ref: ArtifactRef): ErrorDetail {
  return errorDetail({
    code: 'ARTIFACT_NOT_FOUND',
    message: `There is no artifact ${ref.$artifact} (${JSON.stringify(ref.name)}) in this run.`,
  });
}

function unknownMethod(method: string): ErrorDetail {
  return errorDetail({
    code: 'HOST_METHOD_UNKNOWN',
    message: `The host has no method ${JSON.stringify(method.slice(0, 100))}.`,
    hint: 'Install versions of the agent and the dispatcher that fit together.',
  });
}
