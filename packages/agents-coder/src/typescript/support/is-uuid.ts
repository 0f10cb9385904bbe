/** Whether a text is a UUID: 8-4-4-4-12 hexadecimal digits. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
