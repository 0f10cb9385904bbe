import { fileURLToPath } from 'node:url';

/**
 * The built entries: right from `src/`, from `dist/`, and from a bundle that has its own in the
 * same folder. That is why this file lies at the top.
 */
export const workerFile = builtFile('worker.js');
export const supervisorFile = builtFile('supervisor.js');
export const processFile = builtFile('process-main.js');
export const watchdogFile = builtFile('process-watchdog.js');

function builtFile(name: string): string {
  return fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
}
