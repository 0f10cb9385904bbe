import { errorDetail, type AttemptReport, type TaskEnvelope } from '@parallel-dispatcher/schema';
import { failedReport } from './failed-report.ts';

/** The report of a submission that was cancelled before the executor had it. */
export function cancelledReport(envelope: TaskEnvelope): AttemptReport {
  const error = errorDetail({ code: 'CANCELLED', message: 'Cancelled before the call was made.' });
  return failedReport(envelope, { error, status: 'cancelled' });
}
