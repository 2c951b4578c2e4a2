import type { Owner } from "./ledger.ts";

const HIRED = Date.UTC(2021, 9, 4, 19);
const LEFT = Date.UTC(2025, 5, 30, 20);
const MONTH = 30 * 86_400_000;

const STAFF: readonly (readonly [first: string, last: string])[] = [
  ["Hina", "Teriitahi"],
  ["Paul", "Garnier"],
  ["Maeva", "Vahirua"],
  ["Clara", "O'Neill"],
  ["Tom", "Walker"],
];

export const OWNERS: readonly Owner[] = STAFF.map(([firstName, lastName], i) => ({
  id: 31_450_117 + i * 207_331,
  email: `${firstName.toLowerCase()}@motureef.example`,
  firstName,
  lastName,
  createdAt: HIRED + i * MONTH,
  leftAt: lastName === "Walker" ? LEFT : null,
}));
