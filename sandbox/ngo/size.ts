export type SizeName = "test" | "demo" | "large";

/**
 * One-off orders come in blocks of 20 slots; `newcomers` of them are somebody's first, and `others` of the rest bring in a
 * person without an order (a lead, an account). Every `plansEvery`-th one-off order signs up for a subscription.
 * A deal block spans `dealBlock` one-off orders.
 */
export type Size = {
  name: SizeName;
  oneOffOrders: number;
  newcomers: number;
  others: number;
  plansEvery: number;
  dealBlock: number;
  companiesPerDealBlock: number;
  newYearsEveOrders: number;
};

export const BLOCK = 20;

export const SIZES: Record<SizeName, Size> = {
  test: {
    name: "test",
    oneOffOrders: 512,
    newcomers: 12,
    others: 5,
    plansEvery: 40,
    dealBlock: 80,
    companiesPerDealBlock: 5,
    newYearsEveOrders: 2,
  },
  demo: {
    name: "demo",
    oneOffOrders: 18_050,
    newcomers: 12,
    others: 5,
    plansEvery: 80,
    dealBlock: 240,
    companiesPerDealBlock: 5,
    newYearsEveOrders: 6,
  },
  large: {
    name: "large",
    oneOffOrders: 975_000,
    newcomers: 8,
    others: 3,
    plansEvery: 320,
    dealBlock: 480,
    companiesPerDealBlock: 6,
    newYearsEveOrders: 60,
  },
};
