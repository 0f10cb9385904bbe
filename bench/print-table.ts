/** Prints the figures of the last run as a Markdown table, for docs/performance.md. */
import { markdownTable } from './harness/markdown-table.ts';
import { readResults } from './harness/results.ts';

const results = readResults();
if (results === undefined) throw new Error('Nothing was measured yet; run `pnpm bench` first.');
console.log(markdownTable(results));
