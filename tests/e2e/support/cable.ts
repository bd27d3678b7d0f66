import { createServer, connect, type AddressInfo, type Server, type Socket } from "node:net";

/** One person's cable to the server. It can be pulled out, and it can go silent as a dead radio link does. */
export class Cable {
  readonly #target: URL;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #stranded: (readonly [Socket, Socket])[] = [];
  #listener: Server;
  #port = 0;
  #isSilent = false;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#listener = this.#newListener();
  }

  /** Lays a cable to the server at this address. */
  static async lay(target: string): Promise<Cable> {
    const cable = new Cable(target);
    await cable.#listen();
    return cable;
  }

  /** Where the person at this end reaches the server. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Pulls it out: every connection breaks at once, and no new one is taken. */
  pull(): void {
    this.#listener.close();
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** Puts it back in. */
  async plug(): Promise<void> {
    this.#listener = this.#newListener();
    await this.#listen();
  }

  /** Lets nothing through in either direction, while every connection looks open. */
  silence(): void {
    this.#isSilent = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** Lets through again what was held, and all that follows. */
  speak(): void {
    this.#isSilent = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  /** Lets nothing through on the connections there are, for good, while new ones are fine: as after a night asleep. */
  strand(): void {
    for (const pair of this.#pairs) {
      for (const socket of pair) socket.pause();
      this.#pairs.delete(pair);
      this.#stranded.push(pair);
    }
  }

  /** Cuts also what was stranded; at the end of a test. */
  cut(): void {
    this.pull();
    for (const pair of this.#stranded) for (const socket of pair) socket.destroy();
  }

  #newListener(): Server {
    return createServer((near) => {
      const far = connect(Number(this.#target.port), this.#target.hostname);
      const pair = [near, far] as const;
      this.#pairs.add(pair);
      near.on("data", (bytes) => far.write(bytes));
      far.on("data", (bytes) => near.write(bytes));
      for (const socket of pair) {
        if (this.#isSilent) socket.pause();
        // A broken connection is what this class is for; its close event follows and ends the other half.
        socket.on("error", () => socket.destroy());
        socket.on("close", () => {
          this.#pairs.delete(pair);
          near.destroy();
          far.destroy();
        });
      }
    });
  }

  async #listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#listener.once("error", reject);
      this.#listener.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (this.#listener.address() as AddressInfo).port;
  }
}
