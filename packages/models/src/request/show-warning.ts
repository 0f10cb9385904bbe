import type { SharedV4Warning } from '@ai-sdk/provider';

/** A provider's warning as one line: it goes to the trace, never to the terminal. */
export function showWarning(warning: SharedV4Warning): string {
  if (warning.type === 'other') return warning.message;
  const details =
    'details' in warning && warning.details !== undefined ? `: ${warning.details}` : '';
  return 'feature' in warning ? `${warning.type}: ${warning.feature}${details}` : warning.type;
}
