const safe = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** Names of devices on Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Ours in a trace folder. */
const ours = /^(?:dispatch-.*|runs)$/i;

/** File names with their extension must fit into 255 bytes, with room for a hash. */
const longest = 100;

/** Whether a text can name a file on every system, and no other meaning is tied to it. */
export function isSafeName(text: string): boolean {
  return text.length <= longest && safe.test(text) && !text.endsWith('.') && !isReserved(text);
}

export function isReserved(text: string): boolean {
  return device.test(text) || ours.test(text);
}
