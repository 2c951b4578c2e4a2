import { CubejsServerCore } from "./engine.ts";
import { type Guard, GuardedGateway } from "./gateway.ts";

type CoreOptions = NonNullable<ConstructorParameters<typeof CubejsServerCore>[0]>;
type GatewayParts = Parameters<InstanceType<typeof CubejsServerCore>["createApiGatewayInstance"]>;

/** Cube's server core with our gateway, and with the two doors this room needs made public. */
export class GuardedCore extends CubejsServerCore {
  readonly #guard: Guard;
  #gateway: GuardedGateway | null = null;

  constructor(options: CoreOptions, guard: Guard) {
    super(options);
    this.#guard = guard;
  }

  protected override createApiGatewayInstance(...parts: GatewayParts): GuardedGateway {
    this.#gateway = new GuardedGateway(this.#guard, ...parts);
    return this.#gateway;
  }

  get gateway(): GuardedGateway {
    this.apiGateway();
    if (!this.#gateway) throw new Error("Cube did not make its gateway");
    return this.#gateway;
  }

  get refreshScheduler() {
    return this.getRefreshScheduler();
  }
}
