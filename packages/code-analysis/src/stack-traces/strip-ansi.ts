// Colours and cursor moves (CSI), and links (OSC). Each part is bounded by what it may not contain.
// oxlint-disable-next-line no-control-regex
const escapes = /\u001b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;

/** The text without terminal colours and links. */
export function stripAnsi(text: string): string {
  return text.includes('\u001b') ? text.replace(escapes, '') : text;
}
