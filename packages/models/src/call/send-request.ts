import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Failure } from '@parallel-dispatcher/agent';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { describeProviderError } from '../errors/describe-provider-error.ts';
import { readProviderError } from '../errors/read-provider-error.ts';
import type { AdmissionRequest, Governor, RequestAdmission } from '../governor/governor.ts';
import { askAtOnce } from '../request/ask-at-once.ts';
import { askStreaming } from '../request/ask-streaming.ts';
import { judgeStep } from '../request/judge-step.ts';
import type { Step } from '../request/step.ts';
import { CallTime, timedOut } from './call-time.ts';
import { untilAborted } from './until-aborted.ts';

export interface RequestToSend {
  readonly sdk: LanguageModelV4;
  /** As `provider:id`. */
  readonly model: string;
  readonly options: Omit<LanguageModelV4CallOptions, 'abortSignal'>;
  /** How long it may take; null: as long as the call. */
  readonly timeoutMs: number | null;
  readonly admission: AdmissionRequest;
  /** Takes texts as they come; undefined: the answer comes as a whole. */
  readonly onText: ((text: string) => void) | undefined;
}

interface RequestSurroundings {
  readonly time: CallTime;
  readonly clock: Clock;
  readonly governor: Pick<Governor, 'admit'> | undefined;
  /** Stops the clock of the task until it is disposed of. */
  readonly hold: () => Disposable | undefined;
}

/** How one request ended. An answer that is none has both a step and a failure. */
export interface Sent {
  readonly step: Step | undefined;
  readonly failure: Failure | undefined;
  readonly durationMs: number;
}

/** One request, once the governor lets it start. Never rejects. */
export async function sendRequest(
  request: RequestToSend,
  { time, clock, governor, hold }: RequestSurroundings,
): Promise<Sent> {
  const admission = governor && (await waitForTurn(request.admission, { time, governor, hold }));
  const startedAtMs = clock.now();
  const end = (failure: Failure | undefined, step?: Step): Sent => ({
    step,
    failure,
    durationMs: clock.now() - startedAtMs,
  });
  if (time.signal.aborted) {
    if (admission?.ok === true) admission.permit.settle(nothing);
    return end(time.describeAbort());
  }
  if (admission?.ok === false) return end(admission);
  const permit = admission?.permit;
  const limitMs = Math.min(request.timeoutMs ?? Infinity, time.leftMs());
  using own = new CallTime({ clock, signal: time.signal, limitMs });
  try {
    const options = { ...request.options, abortSignal: own.signal };
    const onBegin = (): void => permit?.began();
    const { sdk, onText } = request;
    const asking =
      onText === undefined
        ? askAtOnce(sdk, options)
        : askStreaming(sdk, options, {
            onBegin,
            onText: (text) => {
              if (!own.signal.aborted) onText(text);
            },
          });
    const step = await untilAborted(asking, own.signal);
    if (step === undefined) return give(abortOf(), {});
    const failure = judgeStep(step, request.model);
    permit?.settle({ usage: step.usage, failure: failure ?? null, headers: step.headers });
    return end(failure, step);
  } catch (thrown) {
    if (own.signal.aborted) return give(abortOf(), {});
    const { headers } = readProviderError(thrown);
    return give(describeProviderError(thrown, { model: request.model, clock }), headers);
  }

  function abortOf(): Failure {
    return time.signal.aborted ? time.describeAbort() : timedOut(limitMs);
  }
  function give(failure: Failure, headers: Readonly<Record<string, string>>): Sent {
    permit?.settle({ usage: null, failure, headers });
    return end(failure);
  }
}

async function waitForTurn(
  request: AdmissionRequest,
  {
    time,
    governor,
    hold,
  }: Pick<RequestSurroundings, 'time' | 'hold'> & { readonly governor: Pick<Governor, 'admit'> },
): Promise<RequestAdmission> {
  using _held = hold();
  return await governor.admit(request, time.signal);
}

const nothing = { usage: null, failure: null, headers: {} } as const;
