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
  // GraphQL and REST both come here twice with one query.
  readonly #passed = new WeakSet<object>();

  constructor(guard: Guard, ...parts: ConstructorParameters<typeof ApiGateway>) {
    super(...parts);
    this.#guard = guard;
  }

  protected override parseQueryParam(query: LoadRequest["query"] | "undefined") {
    const parsed = super.parseQueryParam(query);
    if (typeof parsed !== "object" || parsed === null) throw invalidQuery("The query is not a JSON object.");
    return parsed;
  }

  async #guarded(input: LoadRequest["query"]) {
    if (this.#passed.has(input)) return input;
    const { vocabulary, today } = this.#guard;
    const query = guardQuery(this.parseQueryParam(input), await vocabulary(), today());
    this.#passed.add(query);
    return query;
  }

  protected override async getNormalizedQueries(
    input: LoadRequest["query"],
    context: LoadRequest["context"],
    persistent?: boolean,
    memberExpressions?: boolean,
    cacheMode?: LoadRequest["cacheMode"],
  ) {
    return super.getNormalizedQueries(await this.#guarded(input), context, persistent, memberExpressions, cacheMode);
  }

  override async load(request: LoadRequest): Promise<void> {
    const { context, res } = request;
    try {
      const query = await this.#guarded(request.query);
      if (!(await this.#guard.isReady())) throw notReady();
      await super.load({ ...request, query });
    } catch (error) {
      this.handleError({ e: error, context, query: request.query, res, requestStarted: new Date() });
    }
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
