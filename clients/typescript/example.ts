// Asks which accounts may be suggested: node example.ts http://127.0.0.1:8080 [KEY]   (Node 22.18 or later)
import { Cordon } from "./cordon.ts";
import { Guard } from "./guard.ts";

const [server = "http://127.0.0.1:8080", key] = process.argv.slice(2);
const guard = new Guard(new Cordon(server, { key }));
await guard.readModes();
const candidates = [{ id: "account:a2", age: "adult", score: 0.8 }, { id: "account:a3", age: "child", score: 0.6 }];
const { decisions, source } = await guard.rank({ surface: "people", viewer: "account:a1", age: "adult", candidates });
candidates.forEach((c, i) => console.log(`${c.id} ${decisions[i].verdict} ${decisions[i].reason ?? "-"} (${source})`));
