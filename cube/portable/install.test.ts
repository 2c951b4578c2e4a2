import { describe, expect, it } from "vitest";
import { decideEngine, needsNative, patchNative } from "./install.ts";

function patched() {
  class NativeInstance {}
  const native = { NativeInstance };
  patchNative(native);
  return native;
}
const call = (target: object, name: string, ...given: unknown[]): unknown =>
  Reflect.apply(Reflect.get(target, name), target, given);

describe("patchNative", () => {
  it.each(["execSql", "sql4sql", "registerInterface", "buildSqlAndParams", "transpileYaml", "pythonLoadConfig"])(
    "lets %s say why it is not there",
    (name) => {
      expect(() => call(patched(), name)).toThrow(needsNative);
    },
  );

  it("hides what stands in quotes of logged SQL", () => {
    expect(call(patched(), "redactSqlLiterals", "where name = 'O''Brien' and id = 3")).toBe(
      "where name = 'redacted' and id = 3",
    );
  });

  it("refuses Jinja only where a model uses it", () => {
    const { NativeInstance } = patched();
    const engine = Object(call(new NativeInstance(), "newJinjaEngine", {}));
    expect(() => call(engine, "loadTemplate")).toThrow(needsNative);
  });

  it("fails where Cube no longer has what is patched", () => {
    expect(() => patchNative({})).toThrow(/NativeInstance/);
  });
});

describe("decideEngine", () => {
  it("is the same however often it is asked", () => {
    expect(decideEngine()).toBe(decideEngine());
  });
});
