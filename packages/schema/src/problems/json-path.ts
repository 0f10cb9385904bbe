export type PathSegment = string | number;

/** A longer key is cut in paths, so that a hostile one cannot flood a report. */
const longestKey = 60;

/** `tasks[3].input_data["odd key"]`; empty for the root. `at` is the path of the root itself. */
export function formatJsonPath(segments: readonly PropertyKey[], at = ''): string {
  let path = at;
  for (const segment of segments) {
    if (typeof segment === 'number') path += `[${segment}]`;
    else path += formatKey(String(segment), path === '');
  }
  return path;
}

function formatKey(key: string, first: boolean): string {
  if (/^[A-Za-z_$][\w$-]{0,59}$/.test(key)) return first ? key : `.${key}`;
  const shown = key.length > longestKey ? `${key.slice(0, longestKey)}…` : key;
  return `[${JSON.stringify(shown)}]`;
}

const step = /\.?([A-Za-z_$][\w$-]*)|\[(\d+|"(?:[^"\\]|\\.)*")\]/y;

/** The segments of a path that `formatJsonPath` made, up to the first that it had to cut. */
export function parseJsonPath(path: string): readonly PathSegment[] {
  const segments: PathSegment[] = [];
  step.lastIndex = 0;
  for (let found = step.exec(path); found !== null; found = step.exec(path)) {
    const [, name, bracketed = ''] = found;
    segments.push(name ?? (JSON.parse(bracketed) as PathSegment));
  }
  return segments;
}
