import { ApiGateway } from "./engine.ts";
import { type CubeFailure, invalidQuery, notReady, toFailure } from "./failure.ts";
import { guardQuery } from "./guard/guardQuery.ts";
import type { Vocabulary } from "./guard/vocabulary.ts";
import type { CubeLog } from "./log.ts";

type Gateway = InstanceType<typeof ApiGateway>;
type LoadRequest = Parameters<Gateway["load"]>[0];
type HandledError = Parameters<Gateway["handleError"]>[0];

export type Guard = {
  vocabulary(): Promise<Vocabulary>;
  /** The organisation's day. */
  today(): string;
  isReady(): Promise<boolean>;
  log: CubeLog;
};

const isContinueWait = (error: unknown) =>
  typeof error === "object" && error !== null && "error" in error && error.error === "Continue wait";

/** Cube's gateway behind our guard. REST, GraphQL and questions from inside this process all come through here. */
export class GuardedGateway extends ApiGateway {
  readonly #guard: Guard;

  constructor(guard: Guard, ...parts: ConstructorParameters<typeof ApiGateway>) {
    super(...parts);
    this.#guard = guard;
  }

  protected override parseQueryParam(query: LoadRequest["query"] | "undefined") {
    const parsed = super.parseQueryParam(query);
    if (typeof parsed !== "object" || parsed === null) throw invalidQuery("The query is not a JSON object.");
    return parsed;
  }

  protected override async getNormalizedQueries(
    input: Record<string, unknown> | Record<string, unknown>[],
    context: LoadRequest["context"],
    persistent?: boolean,
    memberExpressions?: boolean,
    cacheMode?: LoadRequest["cacheMode"],
  ) {
    const { vocabulary, today } = this.#guard;
    const query = guardQuery(this.parseQueryParam(input), await vocabulary(), today());
    return super.getNormalizedQueries(query, context, persistent, memberExpressions, cacheMode);
  }

  override async load(request: LoadRequest): Promise<void> {
    if (await this.#guard.isReady()) return super.load(request);
    this.#answer(request.res, notReady());
  }

  override handleError(handled: HandledError): void {
    const { e, query, res } = handled;
    if (isContinueWait(e)) {
      super.handleError(handled);
      return;
    }
    const failure = toFailure(e);
    const { log } = this.#guard;
    if (failure.status >= 500) log.error({ err: e, query }, `a question failed: ${failure.code}`);
    else log.debug({ err: e, query }, `a question was refused: ${failure.code}`);
    this.#answer(res, failure);
  }

  #answer(res: LoadRequest["res"], failure: CubeFailure): void {
    void res(failure.toJSON(), { status: failure.status });
  }
}
