/** The checker's rows: status, note and assignee of each claim.
 *
 * `base` is what the service has, blank where none serves the page; `mine` is what was written here and the service does
 * not have, each field with what stood there when it was written. What is mine stays in localStorage until it is sent, one
 * entry a claim, under the claim's place in the article: a newer report of the same article finds it again.
 */
const BLANK = { status: "open", note: "", assignee: "" };
const FIELDS = Object.keys(BLANK);
const STATUSES = facts.statuses;

class Rows extends EventTarget {
  constructor(owner) {
    super();
    this.prefix = `factcheck ${owner} `;
    this.base = new Map();
    addEventListener("storage", (event) => event.key?.startsWith(this.prefix) && this.load());
  }

  /** Read when it is first wanted. */
  get mine() {
    return (this.read ??= new Map([...claims.keys()].map((id) => [id, this.stored(id)])));
  }

  load() {
    this.read = null;
    this.changed([...claims.keys()]);
  }

  stored(id) {
    try {
      return JSON.parse(localStorage.getItem(this.key(id))) ?? {};
    } catch {
      return {};
    }
  }

  key(id) {
    const { kind, at } = claims.get(id);
    return `${this.prefix}${kind} ${at.join("-")}`;
  }

  baseOf(id) {
    return { ...BLANK, ...this.base.get(id) };
  }

  /** The row as it is shown: what is mine before what the service has. */
  shown(id) {
    const row = this.baseOf(id);
    for (const [field, { is }] of Object.entries(this.mine.get(id))) row[field] = is;
    return row;
  }

  write(id, field, is) {
    const mine = this.mine.get(id);
    const was = mine[field]?.was ?? this.baseOf(id)[field];
    if (is === was) delete mine[field];
    else mine[field] = { is, was };
    this.keep(id);
    this.changed([id]);
  }

  /** Take what the service has, by id. What it has as I have it is mine no longer. */
  receive(kept) {
    for (const [id, row] of kept) {
      this.base.set(id, row);
      const mine = this.mine.get(id);
      for (const field of FIELDS) if (mine[field]?.is === this.baseOf(id)[field]) delete mine[field];
      this.keep(id);
    }
    this.changed([...kept.keys()]);
  }

  /** The fields that somebody else changed, too. */
  disputed(id) {
    return Object.entries(this.mine.get(id)).filter(([field, { was }]) => this.baseOf(id)[field] !== was).map(([field]) => field);
  }

  /** End a dispute: with my words, which may have theirs in them, or with theirs where there are none of mine. */
  settle(id, field, is = null) {
    if (is === null) delete this.mine.get(id)[field];
    else this.mine.get(id)[field] = { is, was: this.baseOf(id)[field] };
    this.keep(id);
    this.changed([id]);
  }

  unsent() {
    return [...this.mine.keys()].filter((id) => Object.keys(this.mine.get(id)).length);
  }

  keep(id) {
    const mine = this.mine.get(id);
    try {
      if (Object.keys(mine).length) localStorage.setItem(this.key(id), JSON.stringify(mine));
      else localStorage.removeItem(this.key(id));
    } catch {
      tell("This browser keeps nothing of this page. Export the worksheet before you close it.");
    }
  }

  changed(ids) {
    this.dispatchEvent(new CustomEvent("change", { detail: ids }));
  }
}
