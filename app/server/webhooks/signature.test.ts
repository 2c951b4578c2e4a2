import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hubspotUri, isHubspotSignature, isShopifySignature } from "./signature.ts";

const body = Buffer.from('{"id":820982911946154508,"note":"ré€f"}');

describe("a Shopify signature", () => {
  // Computed with: printf '%s' '<body>' | openssl dgst -sha256 -hmac hush -binary | base64
  const signature = "X8cESVhygIYzAmpIr2/GemJnfq2EuKriZ6f9d8gUY+U=";
  it("that openssl made is accepted", () => {
    expect(isShopifySignature(["hush"], signature, body)).toBe(true);
  });
  it("is accepted under the old and the new secret while one replaces the other", () => {
    expect(isShopifySignature(["new-secret", "hush"], signature, body)).toBe(true);
    expect(isShopifySignature(["hush", "new-secret"], signature, body)).toBe(true);
    expect(isShopifySignature(["new-secret"], signature, body)).toBe(false);
  });
  it("of a body changed by one byte is refused", () => {
    const tampered = Buffer.from(body);
    tampered.writeUInt8(tampered.readUInt8(7) ^ 1, 7);
    expect(isShopifySignature(["hush"], signature, tampered)).toBe(false);
  });
  it.each(["", "x", `${signature}AAAA`, signature.slice(0, 20), createHash("sha256").update(body).digest("base64")])(
    "of another length or kind is refused without a fault: %o",
    (given) => {
      expect(isShopifySignature(["hush"], given, body)).toBe(false);
    },
  );
});

describe("the URL that HubSpot signs", () => {
  it.each([
    ["https://a.example/webhooks%2Fhubspot%3a1", "https://a.example/webhooks/hubspot:1"],
    ["https://a.example/x?q=%40%21%24%27%28%29%2A%2C%3B%3F", "https://a.example/x?q=@!$'()*,;?"],
    ["https://a.example/x?q=a%20b%26c%3Dd%2525", "https://a.example/x?q=a%20b%26c%3Dd%2525"],
  ])("has only the listed escapes decoded: %o", (given, signed) => {
    expect(hubspotUri(given)).toBe(signed);
  });
});

const now = 1_795_000_000_000;

/** The calls of HubSpot's documentation, with the text that its older versions put under the hash. */
const documented = (() => {
  const secret = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
  const url = "https://www.example.com/webhook_uri";
  const call = (method: string, text: string, signed: string) => ({
    method,
    url,
    timestamp: String(now),
    body: Buffer.from(text),
    signed_text: `${secret}${signed}`,
  });
  const event =
    '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]';
  const field = '{"example_field":"example_value"}';
  return {
    secret,
    event: call("POST", event, event),
    get: call("GET", "", `GET${url}`),
    post: call("POST", field, `POST${url}${field}`),
  };
})();

describe("a HubSpot v3 signature", () => {
  const url = "https://figures.example.org/webhooks/hubspot?a=1%2C2";
  const sign = (secret: string, timestamp: string, uri = "https://figures.example.org/webhooks/hubspot?a=1,2") =>
    createHmac("sha256", secret).update(`POST${uri}`).update(body).update(timestamp).digest("base64");
  const call = (secret: string, timestamp: string) => ({
    signature: sign(secret, timestamp),
    timestamp,
    method: "POST",
    url,
    body,
  });

  it("over method, decoded URL, raw body and timestamp is accepted", () => {
    expect(isHubspotSignature(["s1"], call("s1", String(now - 1_000)), now)).toBe(true);
  });
  it("is accepted under the old and the new secret", () => {
    expect(isHubspotSignature(["s2", "s1"], call("s1", String(now)), now)).toBe(true);
    expect(isHubspotSignature(["s2"], call("s1", String(now)), now)).toBe(false);
  });
  it("holds for five minutes and not a millisecond more", () => {
    expect(isHubspotSignature(["s1"], call("s1", String(now - 300_000)), now)).toBe(true);
    expect(isHubspotSignature(["s1"], call("s1", String(now - 300_001)), now)).toBe(false);
  });
  it("with another timestamp, body, method or address than it was made for is refused", () => {
    const made = call("s1", String(now));
    expect(isHubspotSignature(["s1"], { ...made, timestamp: String(now - 1) }, now)).toBe(false);
    expect(isHubspotSignature(["s1"], { ...made, body: Buffer.from("[]") }, now)).toBe(false);
    expect(isHubspotSignature(["s1"], { ...made, method: "PUT" }, now)).toBe(false);
    expect(isHubspotSignature(["s1"], { ...made, url: url.replace("figures", "evil") }, now)).toBe(false);
  });
  it("that openssl made is accepted", () => {
    // printf '%s' 'POSThttps://www.example.com/webhook_uri{"example_field":"example_value"}1795000000000' | openssl dgst -sha256 -hmac yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy -binary | base64
    const signature = "w1WgF/uAhq8CpKRVCddy0uRgypPDxrXmy04OWRayyE8=";
    expect(isHubspotSignature([documented.secret], { ...documented.post, signature }, now)).toBe(true);
  });

  // HubSpot's own examples of its older versions, which hold no time and could be sent again for ever.
  it.each([
    ["v1", documented.event, "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de"],
    ["v2 of a GET", documented.get, "eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e"],
    ["v2 of a POST", documented.post, "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900"],
  ])("of %s is not one", (_version, made, signature) => {
    expect(createHash("sha256").update(made.signed_text).digest("hex")).toBe(signature);
    for (const given of [signature, Buffer.from(signature, "hex").toString("base64")])
      expect(isHubspotSignature([documented.secret], { ...made, signature: given }, now)).toBe(false);
  });

  it.each(["", "soon", "-1", "1e20"])("with the timestamp %o is refused", (timestamp) => {
    expect(isHubspotSignature(["s1"], call("s1", timestamp), now)).toBe(false);
  });
});
