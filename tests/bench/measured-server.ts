import { once } from "node:events";
import { WebSocket } from "ws";
import { startServerProcess, type ServerProcess } from "../support/start-server.ts";
import { until } from "./settings.ts";

/** Bytes that a process holds. */
export type Memory = {
  /** Resident: what the system counts, of which V8 gives back little. */
  readonly resident: number;
  /** What V8 and its buffers really use. */
  readonly used: number;
};

/** A server process into which a bench can look. */
export type MeasuredServer = ServerProcess & {
  /** After a full garbage collection, so that only what is still held is counted; or as it is. */
  readonly memory: (collect: "collected" | "as it is") => Promise<Memory>;
  /** Seconds of processor time that it has used since it started. */
  readonly cpuSeconds: () => Promise<number>;
  /** One figure of /metrics; 0 when there is none. */
  readonly metric: (name: string) => Promise<number>;
};

/** Starts a server with Node's inspector open on this machine, by which its garbage can be collected from outside. */
export async function startMeasuredServer(
  dataDir: string,
  nodeArguments: readonly string[],
): Promise<MeasuredServer> {
  const env = { LOG_LEVEL: "warn" };
  const server = await startServerProcess(dataDir, env, ["--inspect=127.0.0.1:0", ...nodeArguments]);
  const found = (): string | undefined => /listening on (ws:\S+)/.exec(server.output().err)?.[1];
  await until("the inspector listens", () => found() !== undefined);
  const inspector = new WebSocket(found() ?? "", { perMessageDeflate: false });
  inspector.setMaxListeners(0);
  await once(inspector, "open");
  let calls = 0;
  const call = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      calls += 1;
      const id = calls;
      const hear = (bytes: Buffer): void => {
        const answer = JSON.parse(bytes.toString()) as { id?: number; result?: unknown; error?: unknown };
        if (answer.id !== id) return;
        inspector.off("message", hear);
        if (answer.error) reject(new Error(`${method}: ${JSON.stringify(answer.error)}`));
        else resolve(answer.result);
      };
      inspector.on("message", hear);
      inspector.send(JSON.stringify({ id, method, params }));
    });
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = (await call("Runtime.evaluate", { expression, returnByValue: true })) as {
      result: { value: unknown };
    };
    return result.value;
  };
  return {
    ...server,
    end: (signal) => {
      // An open inspector would keep the process from ending.
      inspector.terminate();
      return server.end(signal);
    },
    memory: async (collect) => {
      if (collect === "collected") {
        // The first finds what is dead; finalizers may make more so.
        for (let count = 0; count < 3; count += 1) await call("HeapProfiler.collectGarbage");
      }
      const usage = (await evaluate("process.memoryUsage()")) as NodeJS.MemoryUsage;
      return { resident: usage.rss, used: usage.heapUsed + usage.external };
    },
    cpuSeconds: async () => {
      const { user, system } = (await evaluate("process.cpuUsage()")) as NodeJS.CpuUsage;
      return (user + system) / 1e6;
    },
    metric: async (name) => {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      const line = text.split("\n").find((candidate) => candidate.startsWith(`${name} `));
      return Number(line?.split(" ")[1] ?? 0);
    },
  };
}
