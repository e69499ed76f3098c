// Check an article with a running service, and print each claim as it is grounded.
// usage: node check.mjs URL FILE
import { readFile } from "node:fs/promises";

const [url, file] = process.argv.slice(2);

const response = await fetch(`${url}/v1/reports`, {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    Accept: "text/event-stream",
    Authorization: `Bearer ${process.env.FACTCHECK_SERVICE_KEY ?? "none"}`,
  },
  body: JSON.stringify({ text: await readFile(file, "utf-8") }),
});

async function* events(body) {
  let rest = "";
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + part).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s, 2)));
      if (event.event) yield [event.event, JSON.parse(event.data)];
    }
  }
}

function fail(problem) {
  console.error(`${problem.title}: ${problem.detail}`);
  process.exitCode = 1;
}

if (response.headers.get("content-type").startsWith("application/problem+json")) {
  fail(await response.json());
} else {
  for await (const [name, content] of events(response.body)) {
    if (name === "stage") console.error(`... ${content.stage}`);
    if (name === "claim") {
      const source = content.attribution.source?.name ?? "no source";
      console.log(`${content.kind}: ${content.text} [${source}]`);
    }
    if (name === "end") console.error(`... stored at ${content.Location ?? "no place"}`);
    if (name === "problem") fail(content);
  }
}
