import type { LanguageModelV4Message } from '@ai-sdk/provider';
import type { Failure, ModelMessage } from '@parallel-dispatcher/agent';
import { failure } from '../errors/failure.ts';
import type { HostModelCall } from '../port/model-call.ts';
import { buildPrompt } from '../request/build-prompt.ts';
import type { Step } from '../request/step.ts';
import { nameTools, type ToolNames } from '../request/tool-names.ts';
import { askChain, type ChainLink, type ChainAnswer } from './ask-chain.ts';
import type { CallLedger } from './call-ledger.ts';
import type { CallTime } from './call-time.ts';
import { callTools, stepMessage, toolCallsOf } from './call-tools.ts';
import { untilAborted } from './until-aborted.ts';

/** Enough to look something up and try again; a model that goes round in circles stops soon. */
const defaultMaxSteps = 8;

export interface Asking {
  readonly prompt: readonly LanguageModelV4Message[];
  readonly names: ToolNames;
}

interface CallOptions {
  readonly chain: readonly [ChainLink, ...ChainLink[]];
  readonly ledger: CallLedger;
  readonly time: CallTime;
  /** One request to one model; it goes into the ledger. */
  readonly ask: (
    link: ChainLink,
    asking: Asking,
  ) => Promise<{ readonly step: Step | undefined; readonly failure: Failure | undefined }>;
  /** Whether texts of the answer were handed on: then nobody else may begin a new one. */
  readonly hasSpoken: () => boolean;
  readonly waitFor: (retryAfterMs: number) => Promise<boolean>;
}

export type CallAnswer =
  | {
      readonly ok: true;
      readonly text: string;
      readonly messages: readonly ModelMessage[];
      readonly link: ChainLink;
      readonly toolCalls: number;
    }
  | ({ readonly ok: false; readonly toolCalls: number } & Failure);

/** Asks until there is an answer: each step may call tools, whose results the next one sees. */
export async function answerCall(call: HostModelCall, options: CallOptions): Promise<CallAnswer> {
  const { request, tools } = call;
  const { time, ledger } = options;
  const { maxSteps = defaultMaxSteps, maxTotalTokens = Infinity, tools: wanted = [] } = request;
  let toolCalls = 0;
  const fail = (failed: Failure): CallAnswer => ({ ok: false, ...failed, toolCalls });

  const described =
    wanted.length === 0 ? nothing : await untilAborted(tools.describe(wanted), time.signal);
  if (described === undefined) return fail(time.describeAbort());
  if (!described.ok) return fail(described);
  const names = nameTools(described.value);
  const prompt = buildPrompt(request.messages, names);
  const messages: ModelMessage[] = [];
  let chain = options.chain;

  for (let step = 1; ; step += 1) {
    const answer: ChainAnswer = await askChain(chain, {
      ask: async (link) => await options.ask(link, { prompt, names }),
      mayGoOn: () => !time.signal.aborted && !options.hasSpoken(),
      waitFor: options.waitFor,
    });
    if (!answer.ok) return fail(answer);
    // What answered once goes on: its thoughts and tool calls are its own.
    chain = beginWith(answer.link, chain);
    const calls = toolCallsOf(answer.step, names);
    if (calls.length === 0) {
      messages.push({ role: 'assistant', content: answer.step.text });
      return { ok: true, text: answer.step.text, messages, link: answer.link, toolCalls };
    }
    if (step >= maxSteps) return fail(tooManySteps(maxSteps));
    if (ledger.totalTokens >= maxTotalTokens) return fail(tooManyTokens(ledger, maxTotalTokens));
    toolCalls += calls.length;
    const results = await untilAborted(callTools(calls, { tools, names }), time.signal);
    if (results === undefined) return fail(time.describeAbort());
    const toolMessage: ModelMessage = { role: 'tool', results };
    messages.push({ role: 'assistant', content: answer.step.text, toolCalls: calls }, toolMessage);
    prompt.push(stepMessage(answer.step), ...buildPrompt([toolMessage], names));
  }
}

const nothing = { ok: true, value: [] } as const;

function beginWith(
  link: ChainLink,
  chain: readonly ChainLink[],
): readonly [ChainLink, ...ChainLink[]] {
  return [link, ...chain.filter((other) => other !== link)];
}

function tooManySteps(maxSteps: number): Failure {
  return failure('input', {
    code: 'MODEL_STEPS_EXHAUSTED',
    message: `The model still asked for tools after ${maxSteps} requests.`,
    hint: 'Raise maxSteps, or give it fewer tools and a clearer task.',
  });
}

function tooManyTokens({ totalTokens }: CallLedger, limit: number): Failure {
  return failure('input', {
    code: 'MODEL_TOKENS_EXHAUSTED',
    message: `The call used ${totalTokens} tokens of ${limit}, and the model still asked for tools.`,
    hint: 'Raise maxTotalTokens, or ask for less.',
  });
}
