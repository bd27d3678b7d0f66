import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

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

/**
 * Where a request came from: the nearest address that is not one of our proxies. Of an IPv6 address only the network
 * (64 bits) counts: one household or office has all the addresses of its network, and could use a new one each time.
 */
export function clientAddress(
  request: Pick<IncomingMessage, "socket" | "headers">,
  isTrusted: IsTrusted,
): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const hops = [...forwarded.map((hop) => hop.trim()), plainAddress(request.socket.remoteAddress ?? "")];
  let address = hops.pop() ?? "";
  while (isTrusted(address) && hops.length > 0) {
    const next = plainAddress(hops.pop() ?? "");
    if (isIP(next) === 0) break;
    address = next;
  }
  return isIPv6(address) ? networkOf(address) : address;
}

/** The first four groups of an IPv6 address. */
function networkOf(address: string): string {
  const [before = [], after] = (address.split("%")[0] ?? "").split("::").map(groupsOf);
  const missing = after === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill("0"), ...(after ?? [])];
  return `${groups.slice(0, 4).join(":")}::/64`;
}

function groupsOf(part: string): readonly string[] {
  return part === "" ? [] : part.split(":").map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""));
}

/** An address; IPv4 that came through an IPv6 socket without the wrapping. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
