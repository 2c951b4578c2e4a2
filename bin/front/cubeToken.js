/** A short-lived token for Cube in the name of whoever can read this machine's secrets. */
export async function cubeToken(secret) {
  const { SignJWT } = await import("jose");
  return new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("command-line")
    .setIssuer("atoll")
    .setAudience("cube")
    .setIssuedAt()
    .setExpirationTime("15 minutes")
    .sign(new TextEncoder().encode(secret));
}
