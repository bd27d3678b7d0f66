import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { clientAddress, trustedProxies } from "../../../server/http/client-address.ts";

const from = (remoteAddress: string, forwarded?: string): Pick<IncomingMessage, "socket" | "headers"> => ({
  socket: { remoteAddress } as IncomingMessage["socket"],
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});

describe("the address of a client", () => {
  const alone = trustedProxies(false);
  const behindProxy = trustedProxies(true);

  it.each([
    ["203.0.113.9", undefined, "203.0.113.9"],
    ["::ffff:203.0.113.9", undefined, "203.0.113.9"],
    ["127.0.0.1", undefined, "127.0.0.1"],
    ["127.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["::1", "2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:DB8:1:2:3:4:5:6", undefined, "2001:db8:1:2::/64"],
    ["2001:db8:1:2::ffff", undefined, "2001:db8:1:2::/64"],
    ["fe80::1%eth0", undefined, "fe80:0:0:0::/64"],
    ["127.0.0.1", "what is this", "127.0.0.1"],
    ["127.0.0.1", "203.0.113.9, what is this", "127.0.0.1"],
    ["127.0.0.1", "10.0.0.1, 203.0.113.9, 127.0.0.1", "203.0.113.9"],
    ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["192.168.0.7", "198.51.100.1", "192.168.0.7"],
  ])("of %s forwarding %s is %s", (remote, forwarded, address) => {
    expect(clientAddress(from(remote, forwarded), alone)).toBe(address);
  });

  it("is taken from a proxy on the private network only when there is one by configuration", () => {
    expect(clientAddress(from("172.17.0.2", "203.0.113.9"), behindProxy)).toBe("203.0.113.9");
    expect(clientAddress(from("172.17.0.2", "203.0.113.9"), alone)).toBe("172.17.0.2");
  });
});
