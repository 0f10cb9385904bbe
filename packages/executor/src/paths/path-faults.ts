import { dirname } from 'node:path';
import { quotePath } from './path-refusal.ts';
import type { PathFault } from './path-refusal.ts';

export function outside(path: string, real: string, roots: readonly string[]): PathFault {
  const leads = real === path ? '' : `, which leads to ${quotePath(real)},`;
  const allowed = roots.map((root) => quotePath(root)).join(', ');
  return {
    code: 'PATH_OUTSIDE_ROOTS',
    message: `The path ${quotePath(path)}${leads} is outside the allowed folders: ${allowed}.`,
    hint: `Add --allow-dir ${quoteArgument(dirname(real))}`,
  };
}

/** A part of the path cannot be followed: a dangling link, a loop, no permission to look. */
export function unreachable(
  path: string,
  facts: { reason: 'dangling-link' | 'unreachable'; at: string; use: 'read' | 'write' },
): PathFault {
  const dangling = facts.reason === 'dangling-link';
  const why = dangling ? 'is a link to something missing' : 'cannot be followed';
  return {
    code: facts.use === 'write' ? 'PATH_NOT_WRITABLE' : unreadableCode(dangling),
    message: `The path ${quotePath(path)} leads nowhere: ${quotePath(facts.at)} ${why}.`,
    hint: dangling
      ? 'Repair or remove the link.'
      : 'Check that each part is a folder you may enter.',
  };
}

function unreadableCode(dangling: boolean): PathFault['code'] {
  return dangling ? 'PATH_NOT_FOUND' : 'PATH_NOT_READABLE';
}

export function notFound(path: string): PathFault {
  return {
    code: 'PATH_NOT_FOUND',
    message: `There is no file ${quotePath(path)}.`,
    hint: 'Check the spelling, or let the task that makes it come first.',
  };
}

export function parentMissing(path: string, parent: string): PathFault {
  return {
    code: 'PATH_NOT_FOUND',
    message: `The folder ${quotePath(parent)} of ${quotePath(path)} does not exist.`,
    hint: `Create it: mkdir -p ${quoteArgument(parent)}`,
  };
}

export function isDirectory(path: string, use: 'read' | 'write'): PathFault {
  return {
    code: 'PATH_IS_DIRECTORY',
    message: `${quotePath(path)} is a folder; a file to ${use} was expected.`,
    hint: 'Name a file in it.',
  };
}

export function notAFile(path: string): PathFault {
  return {
    code: 'PATH_NOT_A_FILE',
    message: `${quotePath(path)} is a device, pipe or socket; a regular file was expected.`,
    hint: 'Copy its contents into a file first.',
  };
}

export function notReadable(path: string): PathFault {
  return {
    code: 'PATH_NOT_READABLE',
    message: `There is no permission to read ${quotePath(path)}.`,
    hint: `chmod u+r ${quoteArgument(path)}, or run as a user who may read it.`,
  };
}

export function notWritable(path: string, where: string): PathFault {
  return {
    code: 'PATH_NOT_WRITABLE',
    message: `${quotePath(path)} cannot be written: there is no permission to write ${quotePath(where)}.`,
    hint: `chmod u+w ${quoteArgument(where)}, or choose another place.`,
  };
}

/** As one word of a shell command. */
function quoteArgument(text: string): string {
  return /^[\w./@:+-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
