import type { PathSegment, ReferenceTarget } from './reference.ts';

/** A key or id that needs no brackets. */
export const plainName = /[\p{L}\p{N}_][\p{L}\p{N}_-]*/u;

const onlyPlainName = new RegExp(`^(?:${plainName.source})$`, 'u');

/** `${tasks.a.output.files[0] ?? []}`: text that reads back as the same target. */
export function formatReference(target: ReferenceTarget): string {
  const fallback = target.fallback === null ? '' : ` ?? ${JSON.stringify(target.fallback.value)}`;
  return `\${${nameReference(target)}${fallback}}`;
}

/** `tasks.a.output.files[0]`: what messages call the target; `upTo` cuts its path. */
export function nameReference(target: ReferenceTarget, upTo = target.path.length): string {
  const path = target.path.slice(0, upTo).map(formatSegment).join('');
  switch (target.kind) {
    case 'task':
      return `tasks${formatSegment(target.task)}.output${path}`;
    case 'param':
      return `params${formatSegment(target.param)}${path}`;
    case 'item':
    case 'index':
    default:
      return `${target.kind}${path}`;
  }
}

function formatSegment(segment: PathSegment): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return onlyPlainName.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
}
