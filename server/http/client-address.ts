import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

/** Whether this address is one of our own proxies, whose word about where a request came from is taken. */
export type IsTrusted = (address: string) => boolean;

/**
 * A proxy on this machine is trusted. One elsewhere on a private network (a container beside ours) is trusted when
 * PUBLIC_URL says that there is one; without it, anybody in the meeting room could claim any address.
 */
export function trustedProxies(isBehindProxy: boolean): IsTrusted {
  const trusted = new BlockList();
  trusted.addSubnet("127.0.0.0", 8, "ipv4");
  trusted.addAddress("::1", "ipv6");
  if (isBehindProxy) {
    trusted.addSubnet("10.0.0.0", 8, "ipv4");
    trusted.addSubnet("172.16.0.0", 12, "ipv4");
    trusted.addSubnet("192.168.0.0", 16, "ipv4");
    trusted.addSubnet("fc00::", 7, "ipv6");
  }
  return (address) => trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Where a request came from: the nearest address that is not one of our proxies. */
export function clientAddress(
  request: Pick<IncomingMessage, "socket" | "headers">,
  isTrusted: IsTrusted,
): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const hops = [...forwarded.map((hop) => hop.trim()), plain(request.socket.remoteAddress ?? "")];
  let address = hops.pop() ?? "";
  while (isTrusted(address) && hops.length > 0) {
    const next = plain(hops.pop() ?? "");
    if (next === "") break;
    address = next;
  }
  return address;
}

/** IPv4 as it is written when it comes through an IPv6 socket, without the wrapping. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
