import { describeStorage } from "../testing/storage-contract.ts"
import { MemoryStorage } from "./memory-storage.ts"

describeStorage("memory", (work) => work(new MemoryStorage()))
