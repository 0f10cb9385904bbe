import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { Governor, RequestEnd } from '../governor/governor.ts';

type Admitting = Pick<Governor, 'admit'>;

/** A provider may repeat a key in its message, and what a governor decides is told to others. */
export function withRedactedEnds(
  governor: Admitting,
  redact: (error: ErrorDetail) => ErrorDetail,
): Admitting {
  const redacted = (end: RequestEnd): RequestEnd =>
    end.failure === null
      ? end
      : { ...end, failure: { ...end.failure, error: redact(end.failure.error) } };
  return {
    async admit(request, signal) {
      const admission = await governor.admit(request, signal);
      if (!admission.ok) return admission;
      const { permit } = admission;
      const began = (): void => permit.began();
      return { ok: true, permit: { began, settle: (end) => permit.settle(redacted(end)) } };
    },
  };
}
