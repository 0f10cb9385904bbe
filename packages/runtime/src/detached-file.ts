import { fileURLToPath } from 'node:url';

/**
 * The program of a detached run: right from `src/`, from `dist/`, and from a bundle that has its own
 * in the same folder. That is why this file lies at the top.
 */
export const detachedFile = fileURLToPath(new URL('../dist/detached-main.js', import.meta.url));
