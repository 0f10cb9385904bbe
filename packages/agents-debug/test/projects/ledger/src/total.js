import { readFileSync } from 'node:fs';

export function total(bookings) {
  let sum = 0;
  for (const { amount, currency } of bookings) sum += amount * rates[currency].rate;
  return sum;
}

const rates = { EUR: { rate: 1 }, USD: { rate: 0.9 } };

const bookings = readFileSync(process.argv[2] ?? 0, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [amount, currency] = line.split(' ');
    return { amount: Number(amount), currency };
  });
console.log(total(bookings));
