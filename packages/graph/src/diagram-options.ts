import type { Outcome } from '@parallel-dispatcher/schema';

/** How a task stands: how it ended, or that it has not. */
export type DiagramStatus = Outcome | 'waiting' | 'running';

export interface DiagramOptions {
  /** `LR` draws dependencies left of dependents, `TB` above them. @default 'LR' */
  readonly direction?: 'LR' | 'TB';
  /** What a task's box says. Any text: it is escaped. @default its id */
  readonly labelOf?: (id: string) => string;
  /** Colours a task's box. @default no colour */
  readonly statusOf?: (id: string) => DiagramStatus | undefined;
}

/** Fill and line of a box. Light fills with dark lines read on light and dark pages alike. */
export const statusColors: Readonly<Record<DiagramStatus, { fill: string; line: string }>> = {
  succeeded: { fill: '#d9f2e0', line: '#1a7f37' },
  cached: { fill: '#d5f0f0', line: '#0f766e' },
  skipped: { fill: '#eceef0', line: '#6e7781' },
  failed: { fill: '#ffdedb', line: '#cf222e' },
  timed_out: { fill: '#ffe3cc', line: '#bc4c00' },
  cancelled: { fill: '#e6e8ea', line: '#424a53' },
  blocked: { fill: '#f6e2ee', line: '#99286e' },
  budget_exhausted: { fill: '#fff1c2', line: '#9a6700' },
  awaiting_approval: { fill: '#ece1fb', line: '#8250df' },
  waiting: { fill: '#ffffff', line: '#6e7781' },
  running: { fill: '#d8eaff', line: '#0969da' },
};
