/** Orders text by code point: negative, zero or positive. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    if (left.charCodeAt(at) === right.charCodeAt(at)) continue;
    const inPair = at > 0 && /[\uD800-\uDBFF]/.test(left.charAt(at - 1));
    const start = inPair ? at - 1 : at;
    return (left.codePointAt(start) ?? 0) - (right.codePointAt(start) ?? 0);
  }
  return left.length - right.length;
}
