export function withSecretFiles(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
export function secretsIn(settings: NodeJS.ProcessEnv): string[];
