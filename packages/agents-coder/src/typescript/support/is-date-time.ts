import { isDate } from './is-date.ts';

/** Whether a text is an instant as RFC 3339 writes it, such as 2024-02-29T12:00:00Z. */
export function isDateTime(text: string): boolean {
  const parts =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/i.exec(
      text,
    );
  if (parts === null || !isDate(parts[1] ?? '')) return false;
  const [hour = 0, minute = 0, second = 0] = parts.slice(2, 5).map(Number);
  const [offsetHour = 0, offsetMinute = 0] = [parts[6], parts[7]].map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[5] === '-' ? -1 : 1);
  // A leap second is the last of a day in UTC.
  return (hour * 60 + minute - offset + 2880) % 1440 === 1439;
}
