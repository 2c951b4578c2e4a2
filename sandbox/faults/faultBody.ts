const HUBSPOT_CATEGORIES: Record<number, string> = {
  401: "INVALID_AUTHENTICATION",
  403: "MISSING_SCOPES",
  404: "OBJECT_NOT_FOUND",
  429: "RATE_LIMITS",
};

/** What the real service says with a status, where a fault does not bring a body of its own. */
export function faultBody(path: string, status: number): object {
  return /^\/(crm|marketing)\b/.test(path) ? hubspotBody(status) : shopifyBody(status);
}

function shopifyBody(status: number): object {
  if (status === 401) return { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" };
  if (status === 402) return { errors: "Unavailable Shop" };
  if (status === 403) return { errors: "[API] This action requires merchant approval for read_orders scope." };
  if (status === 429)
    return {
      errors: "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.",
    };
  return { errors: status >= 500 ? "Internal Server Error" : "Bad Request" };
}

function hubspotBody(status: number): object {
  const common = { status: "error", correlationId: "5c1a7c9e-0000-4000-8000-000000000001" };
  if (status === 429) {
    return {
      ...common,
      message: "You have reached your ten_secondly_rolling limit.",
      errorType: "RATE_LIMIT",
      policyName: "TEN_SECONDLY_ROLLING",
      category: "RATE_LIMITS",
    };
  }
  const message =
    status === 401
      ? "Authentication credentials not found."
      : status >= 500
        ? "internal error"
        : "The request was refused.";
  return {
    ...common,
    message,
    category: HUBSPOT_CATEGORIES[status] ?? (status >= 500 ? "INTERNAL_ERROR" : "VALIDATION_ERROR"),
  };
}
