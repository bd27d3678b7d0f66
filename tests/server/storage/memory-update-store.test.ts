import { MemoryUpdateStore } from "../../../server/storage/memory-update-store.ts";
import { describeUpdateStore } from "./update-store.contract.ts";

describeUpdateStore("the memory store", async (now) => ({
  store: new MemoryUpdateStore(now),
  dispose: async () => {},
}));
