import * as z from 'zod';
import { faultCheck, type Fault } from '../problems/fault.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** An id is shown in terminals, keys objects and names files: any text that can do so safely. */
export const taskIdSchema = z
  .string()
  .min(1)
  .max(1_000)
  .check(faultCheck(findIdFault))
  .meta({ examples: ['build-api'] });

function findIdFault(id: string): Fault | undefined {
  if (id === '__proto__') {
    return {
      code: 'PROTOTYPE_KEY',
      expected: 'another text than "__proto__", because ids become keys of objects',
      hint: 'Rename the task.',
    };
  }
  if (controls.test(id) || !id.isWellFormed()) {
    return {
      expected: 'text without control, direction or broken characters, such as "build-api"',
      hint: 'Remove the invisible characters.',
    };
  }
  return undefined;
}
