export type { Redactor, RedactorOptions } from './redaction/create-redactor.ts';

export { createRedactor } from './redaction/create-redactor.ts';
