import { describe, expect, it } from "vitest";
import { createCube } from "./createCube.ts";
import type { ModelFile } from "./model.ts";
import { testCubeOptions } from "./testing/testCube.ts";

const start = (...model: ModelFile[]) => createCube({ ...testCubeOptions("postgres://a:b@127.0.0.1:1/none"), model });
const cubeFile = (lines: string) => ({
  fileName: "cubes/days.yml",
  content: `cubes:\n  - name: days\n    sql_table: marts.dim_dates\n${lines}`,
});

const day = `
    dimensions:
      - name: day
        sql: date_day
        type: time
        primary_key: true
`;

describe("createCube", () => {
  it("refuses what the older planner would answer wrongly, by name", async () => {
    await expect(start(cubeFile(`    calendar: true${day}`))).rejects.toThrow('cube "days" is a calendar');
    const shifted = `${day}    measures:
      - name: days
        type: count
      - name: days_before
        multi_stage: true
        type: number
        sql: "{days}"
        time_shift:
          - name: retail_year
`;
    await expect(start(cubeFile(shifted))).rejects.toThrow('measure "days.days_before" shifts time by name');
  });

  it("refuses a model that Cube cannot compile, and says where", async () => {
    const broken = day.replace("type: time", "type: moment");
    await expect(start(cubeFile(broken))).rejects.toThrow(/days/);
  });
});
