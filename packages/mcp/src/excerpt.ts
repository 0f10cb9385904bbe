/** What servers say is quoted in errors only so far. */
const longest = 1_000;

/** The beginning of a text, on as many lines as it has, without control characters. */
export function excerpt(text: string, length = longest): string {
  // oxlint-disable-next-line no-control-regex -- a server must not steer a terminal
  const plain = text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '').trim();
  return plain.length <= length ? plain : `${plain.slice(0, length)}…`;
}
