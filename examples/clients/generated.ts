// A call through the client that generate.sh makes with openapi-typescript: compiled there, to see that the types fit.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.d.ts";

const client = createClient<paths>({ baseUrl: "http://localhost:8000" });

const pasted: components["schemas"]["PastedArticle"] = {
  text: "The ministry tested 15 missiles in 2022.",
  publisher: "The Example Times",
};
const made = await client.POST("/v1/reports", { body: pasted });
// The other forms of a report are texts, and JSON-LD; without an Accept it is this one.
const report = made.data as components["schemas"]["Report"] | undefined;
const sources = report?.claims.map((claim) => claim.attribution.source?.name ?? claim.attribution.published_by);

const batch = await client.POST("/v1/batches", { body: { rows: [{ id: 1, text: "It rained 15 days." }] } });
const state: "running" | "done" | "cancelled" | undefined = batch.data?.state;

console.log(sources, state);
