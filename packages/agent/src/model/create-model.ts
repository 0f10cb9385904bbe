import type { HostCaller } from '../create-host-caller.ts';
import type { AgentModel } from './agent-model.ts';
import { createStream } from './create-stream.ts';
import { generateObject } from './generate-object.ts';
import { hostRequestOf } from './host-request-of.ts';
import type { ModelAnswer } from './model-answer.ts';

/** The model of an agent, as calls to its host. */
export function createModel(caller: HostCaller): AgentModel {
  const ask = async (...call: Parameters<HostCaller['call']>): Promise<ModelAnswer> =>
    (await caller.call(...call)) as ModelAnswer;
  return {
    isAvailable: async () => (await caller.call('model.isAvailable', {})) === true,
    generateText: async (request) =>
      await ask('model.generateText', hostRequestOf(request), { signal: request.signal }),
    generateObject: async (request) =>
      await generateObject(
        request,
        async (asked) => await ask('model.generateObject', asked, { signal: request.signal }),
      ),
    stream(request) {
      const asked = hostRequestOf(request);
      return createStream({
        signal: request.signal,
        ask: async (onText, signal) =>
          await ask('model.stream', asked, { signal, onPart: (part) => onText(String(part)) }),
      });
    },
  };
}
