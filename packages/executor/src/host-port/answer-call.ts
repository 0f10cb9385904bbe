import type { HostMethod, HostModelRequest } from '@parallel-dispatcher/agent';
import { artifactRefSchema, errorDetail, jsonObjectSchema } from '@parallel-dispatcher/schema';
import type { ArtifactRef, ErrorDetail, JsonObject, ModelCall } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import * as z from 'zod';
import { refuse } from './answer.ts';
import type { Answer } from './answer.ts';
import { modelRequestSchema } from './model-request-schema.ts';
import { noTools } from './no-tools.ts';
import type { RejectedFiles } from '../rejection/rejected-files.ts';
import { readFileInside } from './read-file-inside.ts';
import { bytesSchema } from './read-message.ts';
import type { StagedFiles } from './staged-files.ts';

export interface AnswerSurroundings {
  readonly roots: readonly string[];
  readonly artifacts?: ArtifactStore;
  readonly staged: StagedFiles;
  readonly rejected: RejectedFiles;
  /** The artifacts this call made so far; grows. */
  readonly made: ArtifactRef[];
  /** Calls a tool for this very agent; undefined where there are none. */
  readonly callTool?: ((tool: ToolRequest) => Promise<Answer>) | undefined;
  /** Asks a model for this very agent; undefined where there is none. */
  readonly askModel?: ((asked: ModelAsked) => Promise<Answer>) | undefined;
}

/** What an agent says to call a tool. */
export interface ToolRequest {
  readonly name: string;
  readonly args: JsonObject;
}

/** What an agent says to ask a model. */
export interface ModelAsked {
  readonly method: ModelCall['method'];
  readonly request: HostModelRequest;
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
const keepSchema = writeSchema.omit({ overwrite: true });
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
  'files.keepRejected': async (params, { rejected }) => {
    const { path, contents } = keepSchema.parse(params);
    return await rejected.keep({ path, contents: bytesOf(contents) });
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
    if (callTool === undefined) return refuse(noTools, 'tool');
    return await callTool(toolSchema.parse(params));
  },
  'model.isAvailable': async (_params, around) => ({
    ok: true,
    value: around.askModel !== undefined,
  }),
  'model.generateText': async (params, around) => await askModel('generateText', params, around),
  'model.generateObject': async (params, around) =>
    await askModel('generateObject', params, around),
  'model.stream': async (params, around) => await askModel('stream', params, around),
};

/** Does what an agent asks of its host. Arguments of another shape throw, the caller describes it. */
export async function answerCall(call: HostCall, around: AnswerSurroundings): Promise<Answer> {
  if (!Object.hasOwn(methods, call.method)) return refuse(unknownMethod(call.method));
  return await methods[call.method as HostMethod](call.params, around);
}

async function askModel(
  method: ModelCall['method'],
  ...[params, around]: [unknown, AnswerSurroundings]
): Promise<Answer> {
  if (around.askModel === undefined) return refuse(noModel);
  return await around.askModel({ method, request: modelRequestSchema.parse(params) });
}

function bytesOf(contents: string | Uint8Array): Uint8Array {
  return typeof contents === 'string' ? Buffer.from(contents) : contents;
}

const noModel = errorDetail({
  code: 'MODEL_REQUIRED',
  message: 'This needs a model, and no model is configured.',
  hint: 'Set DISPATCH_MODEL=provider:id or `model` in the config, or use an input that needs none.',
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
