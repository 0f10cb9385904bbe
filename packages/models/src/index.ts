export type { GovernorEvent } from './governor/governor-event.ts';
export type {
  AdmissionRequest,
  Governor,
  GovernorReport,
  RequestAdmission,
  RequestEnd,
  RequestFailure,
  RequestPermit,
  TokenCounts,
} from './governor/governor.ts';
