import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a command reads. */
export interface TrialInput {
  readonly text: string;
  /** Ending of the file that it comes in, with its dot; may be empty. */
  readonly ending: string;
}

/** Stands in an argument for the path of the file that the input comes in. */
const placeholder = '{input}';

interface FedCommand {
  readonly argv: readonly string[];
  /** Undefined: the command reads a file, or nothing. */
  readonly stdin: string | undefined;
}

/** Hands an input to a command: as a file where an argument asks for one, else on standard input. */
export async function feedInput(
  argv: readonly string[],
  { input, folder }: { readonly input: TrialInput | null; readonly folder: string },
): Promise<FedCommand> {
  if (input === null) return { argv, stdin: undefined };
  if (!argv.some((one) => one.includes(placeholder))) return { argv, stdin: input.text };
  const file = join(folder, `input${input.ending}`);
  await writeFile(file, input.text);
  return { argv: argv.map((one) => one.replaceAll(placeholder, file)), stdin: undefined };
}
