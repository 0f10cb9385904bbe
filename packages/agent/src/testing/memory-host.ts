import { createHash } from 'node:crypto';
import type { ArtifactRef, JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { ToolResult } from '../agent-context.ts';
import { AgentError } from '../agent-error.ts';
import type { HostMethod } from '../host-port.ts';
import type { HostModelRequest } from '../model/model-request.ts';
import type { ScriptedModel } from './scripted-model.ts';

export type TestTool = (args: JsonObject) => JsonValue | Promise<JsonValue>;

export interface MemoryHostOptions {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly tools: Readonly<Record<string, TestTool>>;
  readonly model: ScriptedModel | undefined;
}

export interface MemoryHost {
  /** Does what a call asks for. @throws AgentError with the codes of the real host. */
  answer(method: HostMethod, params: unknown, onPart: (value: unknown) => void): Promise<unknown>;
  /** Files as they are after the call, by path. */
  files(ending: CallEnding): ReadonlyMap<string, Uint8Array>;
  artifacts(): readonly ArtifactRef[];
}

/** Accepted: what was written is placed. Failed by itself: what it refused is. Else nothing is. */
type CallEnding = 'accepted' | 'failed' | 'stopped';

interface CallParams {
  readonly path: string;
  readonly contents: string | Uint8Array;
  readonly overwrite: boolean;
  readonly name: string;
  readonly args: JsonObject;
  readonly mediaType: string;
  readonly ref: ArtifactRef;
}

/** A host that keeps everything in memory. */
export function createMemoryHost(options: MemoryHostOptions): MemoryHost {
  const files = new Map(
    Object.entries(options.files).map(([path, contents]) => [path, bytesOf(contents)]),
  );
  const staged = new Map<string, Uint8Array>();
  const rejected = new Map<string, Uint8Array>();
  const artifacts = new Map<string, { ref: ArtifactRef; bytes: Uint8Array }>();

  const callTool = async (name: string, args: JsonObject): Promise<JsonValue> => {
    const tool = options.tools[name];
    if (tool === undefined) throw missing('TOOLS_UNAVAILABLE', `No tool ${name} in this test.`);
    return await tool(args);
  };
  const askModel = async (...[request, onText]: [unknown, (text: string) => void]) => {
    if (options.model === undefined) throw missing('MODEL_REQUIRED', 'No model in this test.');
    return await options.model.answer(request as HostModelRequest, { callTool, onText });
  };
  type Method = (params: CallParams, onPart: (value: unknown) => void) => unknown;
  const methods: Record<HostMethod, Method> = {
    'tools.call': async ({ name, args }): Promise<ToolResult> => ({
      value: await callTool(name, args),
      server: 'test',
      source: 'test',
    }),
    'model.isAvailable': () => options.model !== undefined,
    'model.generateText': (request) => askModel(request, () => undefined),
    'model.generateObject': (request) => askModel(request, () => undefined),
    'model.stream': askModel,
    'files.read': ({ path }) => {
      const contents = staged.get(path) ?? files.get(path);
      if (contents === undefined) throw missing('PATH_NOT_FOUND', `There is no file ${path}.`);
      return contents;
    },
    'files.write': ({ path, contents, overwrite }) => {
      checkAbsolute(path);
      if (files.has(path) && !overwrite) throw missing('FILE_EXISTS', `${path} is there already.`);
      staged.set(path, bytesOf(contents));
    },
    'files.keepRejected': ({ path, contents }) => {
      checkAbsolute(path);
      rejected.set(`${path}.rejected`, bytesOf(contents));
      return `${path}.rejected`;
    },
    'artifacts.put': ({ contents, mediaType, name }) => {
      const bytes = bytesOf(contents);
      const $artifact = createHash('sha256').update(bytes).digest('hex');
      const ref = { $artifact, bytes: bytes.byteLength, media_type: mediaType, name };
      artifacts.set($artifact, { ref, bytes });
      return ref;
    },
    'artifacts.get': ({ ref }) => {
      const found = artifacts.get(ref.$artifact);
      if (found === undefined) throw missing('ARTIFACT_NOT_FOUND', `No artifact ${ref.name}.`);
      return found.bytes;
    },
  };

  return {
    answer: async (method, params, onPart) => await methods[method](params as CallParams, onPart),
    files: (ending) => {
      const placed = { accepted: staged, failed: rejected, stopped: [] }[ending];
      return new Map([...files, ...placed]);
    },
    artifacts: () => [...artifacts.values()].map(({ ref }) => ref),
  };
}

function bytesOf(contents: string | Uint8Array): Uint8Array {
  return typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
}

function checkAbsolute(path: string): void {
  if (!path.startsWith('/')) throw missing('PATH_NOT_ABSOLUTE', `${path} is not absolute.`);
}

function missing(code: string, message: string): AgentError {
  return new AgentError({ code, message, errorClass: 'input' });
}
