export interface User {
  readonly email: string;
  readonly name: string;
  readonly age: number | null;
}

export interface Product {
  readonly id: string;
  readonly title: string;
  readonly price: number;
}

export interface Order {
  readonly id: string;
  readonly status: 'open' | 'paid' | 'shipped';
}
