import { describe, expect, it } from "vitest";
import { crowd } from "./crowd.ts";
import { Dice } from "./dice.ts";
import { SIZES } from "./size.ts";

const people = crowd(3, SIZES.demo);

describe("the crowd", () => {
  it("leads from a person back to the order slot that brought them in", () => {
    for (let person = 0; person < 3000; person++) {
      const slot = people.slotOf(person);
      expect(people.peopleBefore(slot)).toBe(person);
      expect(people.peopleBefore(slot + 1)).toBe(person + 1);
      expect(people.arrivalAt(slot)).not.toBeNull();
    }
  });

  it("brings somebody in with the very first order", () => {
    for (let seed = 0; seed < 20; seed++) expect(crowd(seed, SIZES.test).arrivalAt(0)).toBe("newcomer");
  });

  it("lets only people give again who were there before", () => {
    for (let slot = 1; slot < 2000; slot++) {
      const person = people.returning(new Dice(3, "return", slot), slot);
      expect(person).toBeGreaterThanOrEqual(0);
      expect(person).toBeLessThan(people.peopleBefore(slot));
    }
  });
});
