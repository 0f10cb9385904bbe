// TODO: read the currency from the order
export const currency = 'EUR';
