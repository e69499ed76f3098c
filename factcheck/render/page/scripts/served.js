/** The rows of a served page: fetched, sent with If-Match (optimistic locking), and sent again when the network is back. */
const SOON_MS = 800;
const LATER_MS = 15_000;
const ASK_MS = 15_000;

class Service {
  constructor(report, rows) {
    this.address = `/v1/reports/${report}`;
    this.rows = rows;
    this.waiting = new Map();
    this.sending = new Set();
    this.complaints = new Map();
    this.etag = null;
    this.heard = 0;
    setInterval(() => document.hidden || this.load(), ASK_MS);
    addEventListener("online", () => this.sendAll());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.sendAll() : this.load()));
  }

  /** What others have written. An answer that was under way while a row was sent may be older than that row. */
  async load() {
    const before = this.heard;
    const headers = { Accept: "application/json", ...(this.etag && { "If-None-Match": this.etag }) };
    const answer = await this.ask(`${this.address}/worksheet`, { headers });
    if (!answer?.ok && answer?.status !== 304) return;
    if (answer.ok) {
      const { claims: kept } = await answer.json();
      if (this.heard !== before || this.sending.size) return;
      this.etag = answer.headers.get("ETag");
      this.rows.receive(new Map([...claims.keys()].filter((id) => kept[id] || this.rows.base.has(id)).map((id) => [id, kept[id] ?? {}])));
    }
    this.sendAll();
  }

  sendSoon(id) {
    clearTimeout(this.waiting.get(id));
    this.waiting.set(id, setTimeout(() => this.send(id), SOON_MS));
  }

  sendAll() {
    return Promise.all(this.rows.unsent().map((id) => this.send(id)));
  }

  /** Send what is mine of a row. What is disputed waits until the checker has decided. */
  async send(id) {
    clearTimeout(this.waiting.get(id));
    const mine = Object.entries(this.rows.mine.get(id));
    if (!mine.length || this.sending.has(id) || this.rows.disputed(id).length) return;
    this.sending.add(id);
    const answer = await this.ask(`${this.address}/claims/${id}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/merge-patch+json", "If-Match": `"${this.etagOf(id)}"` },
      body: JSON.stringify(Object.fromEntries(mine.map(([field, { is }]) => [field, is]))),
      keepalive: true,
    });
    this.sending.delete(id);
    await this.hear(id, answer);
  }

  /** The service's own bytes, with all that is mine in them; null where they can't be had. */
  async exported(form) {
    await this.sendAll();
    const query = form === "json" ? "" : `?format=${form}${form === "csv" ? "&bom=true" : ""}`;
    const answer = await this.ask(`${this.address}/worksheet${query}`, {});
    return answer?.ok ? answer.arrayBuffer() : null;
  }

  etagOf(id) {
    return (this.rows.base.get(id)?.etag ?? "0").replaceAll('"', "");
  }

  async hear(id, answer) {
    if (!answer || answer.status === 401 || answer.status >= 500 || answer.status === 429) return;
    const said = await answer.json().catch(() => ({}));
    this.complaints.delete(id);
    this.heard += 1;
    if (answer.ok) this.rows.receive(new Map([[id, { ...said, etag: answer.headers.get("ETag") ?? said.etag }]]));
    else if (answer.status === 412 && said.current) this.rows.receive(new Map([[id, said.current]]));
    else this.complain(id, said);
    if (answer.ok || answer.status === 412) await this.send(id);
  }

  complain(id, problem) {
    this.complaints.set(id, problem.errors?.[0]?.detail ?? problem.detail ?? "the service did not take this");
    this.rows.changed([id]);
  }

  /** The answer, or null where there is none; says so, and tries again. */
  async ask(address, options) {
    let answer = null;
    try {
      answer = await fetch(address, options);
    } catch {
      // no network: said below
    }
    tell(toldOf(answer));
    if (!answer || answer.status === 401 || answer.status >= 500) {
      clearTimeout(this.again);
      this.again = setTimeout(() => this.sendAll(), LATER_MS);
    }
    return answer;
  }
}

/** What a reader has to know of an answer. */
function toldOf(answer) {
  const here = "what you write is kept in this browser";
  if (!answer) return `The service can’t be reached; ${here}, and sent when it can.`;
  if (answer.status === 401) return `The service asks for a key again: open “All reports” in another tab; ${here}.`;
  if (answer.status === 404) return `The service does not have this report any more; ${here}.`;
  if (answer.status >= 500) return `The service does not keep the worksheet at the moment; ${here}, and sent later.`;
  return "";
}
