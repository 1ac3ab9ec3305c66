// Made from the server's OpenAPI description by eng/Cordon.Clients; not to be changed by hand.

/** A policy became the active one. */
export interface Activation {
  /** The command's place in the log. */
  sequence: number;
  /** The policy. */
  hash: string;
  /** When. */
  at: string;
  /** Who did it. */
  by: string;
  /** Why. */
  reason: string;
}

/** How often a viewer met a list of terms. */
export interface Attempt {
  /** The viewer. */
  viewer?: string;
  /** The list. */
  list?: string;
  /** How often the message was shown. */
  shown?: number;
  /** How often it was shown again within the window: the viewer tried once more. */
  repeated?: number;
  /** How often the viewer went on to the help resource. */
  clicked?: number;
  /** When it was first shown. */
  first?: string;
  /** When it was last shown. */
  last?: string;
}

/** What is counted of warnings. */
export interface AttemptsAnswer {
  lists: ListCount[];
  viewers: Attempt[];
  forgotten: number;
}

/** What came of a change. */
export interface ChangeAnswer {
  entity: string;
  label: string;
  change: string;
  reason: string;
  expires: string | null;
}

/** A viewer who went on to the help resource of a list's message. */
export interface ClickedRequest {
  list: string;
  /** Who; null for nobody known. */
  viewer?: string | null;
}

/** Whether they may be connected. */
export interface ConnectAnswer {
  version: string;
  stale: boolean;
  verdict: string;
  reason: string | null;
}

/** Two accounts, and how they would be connected: suggest, follow, message or group. */
export interface ConnectRequest {
  from: string;
  to: string;
  how: string;
  /** The age of who acts or is shown the other, when the platform knows it. */
  from_age?: string | null;
  /** The age of the other. */
  to_age?: string | null;
}

/** A counter of the active policy in numbers. */
export interface CounterAnswer {
  name: string;
  keys: number;
  bytes: number;
  late: number;
  evicted: number;
}

/** One decision. */
export interface DecisionAnswer {
  verdict: string;
  reason: string | null;
  factor: number;
}

/** A decision for each thing asked about, in their order. */
export interface DecisionsAnswer {
  version: string;
  stale: boolean;
  decisions: DecisionAnswer[];
}

/** A delivery. */
export interface DeliveryAnswer {
  id: string;
  webhook: string;
  kind: string;
  made: string;
  due: string;
  attempts: number;
  state: string;
  problem: string | null;
}

/** Some entries. */
export interface EntriesAnswer {
  size: number;
  entries: EntryAnswer[];
}

/** An entry. */
export interface EntryAnswer {
  /** Its number. */
  number: number;
  /** When. */
  time: string;
  /** Who. */
  actor: string;
  /** What was done. */
  act: string;
  /** To what. */
  subject: string;
  /** Why. */
  reason: string | null;
  /** The place in the event log of the command behind it. */
  log: number | null;
  /** The commitment to its details, base64. */
  details: string | null;
}

/** How a rule stands to an event. */
export interface Explanation {
  rule: string;
  holds: boolean;
  error: string | null;
  findings: Finding[];
}

/** A part of a condition and what it gave. */
export interface Finding {
  text: string;
  value: string;
}

/** One of the policies kept. */
export interface KeptPolicy {
  hash: string;
  stored: string;
}

/** A label that stands. */
export interface LabelAnswer {
  entity: string;
  label: string;
  source: string;
  set_by: string;
  reason: string;
  set: string;
  expires: string | null;
  event: string | null;
}

/** A change of labels. */
export interface LabelRequest {
  entities: string[];
  label: string;
  reason: string;
  /** When the label ends; null for what the policy declares. */
  expires?: string | null;
  /** True when the label comes from somebody else's list; an import never outranks a person. */
  import?: boolean;
}

/** How often the message of a list was shown, shown again to the same viewer, and followed. */
export interface ListCount {
  /** The list. */
  list?: string;
  /** Shown, the repeated ones included. */
  shown?: number;
  /** Shown again to the same viewer within the window. */
  repeated?: number;
  /** Followed. */
  clicked?: number;
}

/** What was kept. */
export interface NetworkAnswer {
  version: string;
  id: string;
  members: number;
}

/** A network and its members, entity to role. */
export interface NetworkRequest {
  id: string;
  state: string;
  members: Record<string, string>;
}

/** The policies. */
export interface PoliciesAnswer {
  active: string;
  kept: KeptPolicy[];
  activations: Activation[];
}

/** A policy that is kept. */
export interface PolicyAnswer {
  hash: string;
  name: string;
  rules: number;
  counters: number;
  warnings: string[];
}

/** The files of a policy, by their names in its folder. */
export interface PolicyRequest {
  files: Record<string, string>;
}

export interface ProblemDetails {
  type?: string | null;
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  instance?: string | null;
}

/** The body of `POST /v1/query`, for the description of the API; it is read by hand, so that every mistake is told. */
export interface QueryBody {
  /** What is asked: rows, history (of an entity), series, top or distinct. Default: rows. */
  select?: string | null;
  /** A CEL condition over event, verdict, rules and shadow_rules. */
  filter?: string | null;
  /** The earliest event time: a day, or RFC 3339. */
  from?: string | null;
  /** The event time before which events lie. */
  to?: string | null;
  /** The event kind. */
  kind?: string | null;
  /** An entity that is actor, target or object, such as account:a1. */
  entity?: string | null;
  /** For top and distinct: the field whose values are counted, such as actor, tag, link, kind or rule. */
  field?: string | null;
  /** For series: the length of a bucket, such as 15m, 1h or 1d. */
  bucket?: string | null;
  /** For series: count apart by kind, verdict, rule or shadow_rule. */
  by?: string | null;
  /** Rows wanted, 1 to 10,000. */
  limit?: number | null;
  /** Where to go on: 'next' of the answer before. */
  cursor?: string | null;
  /** Rows from the oldest or the newest. Default: oldest. */
  order?: string | null;
  /** json or csv. Default: json. */
  format?: string | null;
}

/** The answer of `POST /v1/query`, for the description of the API; what says nothing is left out. */
export interface QueryReply {
  /** The names of the columns. */
  columns: string[];
  /** The rows, each with a value for every column. */
  rows: unknown[];
  /** How many events were counted. */
  events?: number | null;
  /** How many different values there are in all. */
  distinct?: number | null;
  /** Where the next answer goes on; missing when this is all. */
  next?: string | null;
  /** Rows on which the filter failed; they do not match. */
  failed?: number | null;
  /** The first of these failures. */
  failure?: string | null;
  /** Fields that retention took out of some of the rows looked at. */
  dropped?: string[] | null;
}

/** A queue and how many entities are in it. */
export interface QueueAnswer {
  queue: string;
  waiting: number;
}

/** An entity that a rule put into a review queue. */
export interface QueuedEntity {
  /** The record that led to it. */
  sequence: number;
  /** Its place among the effects of that record. */
  part: number;
  /** When. */
  at: string;
  /** Which queue. */
  queue: string;
  /** 0 to 100, greater is sooner. */
  priority: number;
  /** The entity. */
  entity: string;
  /** The rule. */
  rule: string;
  /** The event. */
  event_id: string;
}

/** The answer: a decision for each candidate, in their order. */
export interface RankAnswer {
  version: string;
  stale: boolean;
  decisions: RankedAnswer[];
}

/** One candidate; a text alone is its id. */
export interface RankCandidate {
  id: string;
  /** The account behind it. */
  author?: string | null;
  /** The age of the account, or of the author: child, adult or unknown. */
  age?: string | null;
  /** The platform's score; it comes back multiplied. */
  score?: number | null;
}

/** What may be asked; for the description of the API, since the body is read by hand. */
export interface RankQuestion {
  surface: string;
  candidates: RankCandidate[];
  /** Who looks, such as account:a1; left out for nobody known. */
  viewer?: string | null;
  /** The viewer's age, when the platform knows it: child, adult or unknown. */
  age?: string | null;
}

/** What to do with one candidate. Reason, factor and score are left out where they say nothing. */
export interface RankedAnswer {
  verdict: string;
  /** Why; left out where nothing stands against it. */
  reason?: string | null;
  /** By what the score is multiplied, when it is demoted. */
  factor?: number | null;
  /** The score, multiplied; left out when none was given, and when it is not shown. */
  score?: number | null;
}

/** Why something is done. */
export interface ReasonRequest {
  reason: string;
}

/** What is to be sent again. */
export interface RedriveRequest {
  /** One delivery; null for all that are dead. */
  id?: string | null;
}

/** A record that could not be read. */
export interface RejectAnswer {
  number: number;
  received: string;
  line: number;
  column: number;
  reason: string;
  bytes: number;
  raw: string | null;
  raw_base64: string | null;
}

/** How a rule does. */
export interface RuleAnswer {
  rule: string;
  evaluations: number;
  hits: number;
  errors: number;
  shadow: boolean;
  broken: boolean;
  broken_at: number;
  window_evaluations: number;
  window_hits: number;
  past_rate: number | null;
  cost: number;
}

/** What a search does. The safe query is the query without the words of terms, empty when nothing is left. */
export interface SearchAnswer {
  version: string;
  stale: boolean;
  verdict: string;
  reason: string | null;
  list: string | null;
  show_anyway: boolean;
  safe_query: string | null;
  message: WarningText | null;
  attempts: number;
}

/** A query, and who asks in which language. */
export interface SearchRequest {
  query: string;
  /** Who searches; null for nobody known. */
  viewer?: string | null;
  /** The viewer's locale, for the message. */
  locale?: string | null;
  /** The surface. */
  surface?: string;
}

/** One change of a label, as kept. */
export interface StoredLabelChange {
  /** The record that led to it. */
  sequence: number;
  /** Its place among the changes of that record. */
  part: number;
  /** When the label was set, or the removal happened. */
  at: string;
  /** On which entity. */
  entity: string;
  /** Which label. */
  label: string;
  /** What happened: set, extended, replaced, removed, refused. */
  change: string;
  /** The kind of whoever did it: rule, person, import. */
  source: string;
  /** The rule, person or import. */
  by: string;
  /** Why. */
  reason: string;
  /** When the label ends; null when it does not. */
  expires: string | null;
}

/** Completions that would be offered. */
export interface SuggestRequest {
  completions: string[];
  /** The surface. */
  surface?: string;
}

/** What callers do when there is no answer. */
export interface SurfaceAnswer {
  surface: string;
  fail: string;
  budget_ms: number;
}

/** The surfaces, and the state of the snapshot. */
export interface SurfacesAnswer {
  version: string;
  stale: boolean;
  entities: number;
  terms: number;
  terms_refused: number;
  bytes: number;
  surfaces: SurfaceAnswer[];
}

/** A tag and the tags that would be shown beside it. */
export interface TagsRequest {
  tags: string[];
  /** Who looks; null for nobody known. */
  viewer?: string | null;
  /** The viewer's age, when the platform knows it. */
  age?: string | null;
  /** The surface. */
  surface?: string;
}

/** What a viewer is told, in one language. */
export interface WarningText {
  /** The words. */
  text: string;
  /** Where help is to be had: an address, or a number to call; null for none. */
  help: string | null;
}

/** A webhook; its secret is shown once, when it is made. */
export interface WebhookAnswer {
  id: string;
  url: string;
  kinds: string[];
  created: string;
  secret: string | null;
}

/** A webhook to be made. */
export interface WebhookRequest {
  url: string;
  kinds: string[];
}

/** What the server said of a request that it did not take. */
export class CordonError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface CallOptions {
  /** Ends the call. */
  signal?: AbortSignal;
  /** After how many milliseconds the call ends. */
  timeoutMs?: number;
}

/** The API of a Cordon server. */
export class Cordon {
  private readonly server: string;
  private readonly options: { key?: string; timeoutMs?: number };
  constructor(server: string, options: { key?: string; timeoutMs?: number } = {}) {
    this.server = server;
    this.options = options;
  }

  /** Removes a webhook; what waits for it is given up (scope admin) */
  deleteWebhooksId(id: string, options?: CallOptions): Promise<unknown> {
    return this.call("DELETE", `/v1/webhooks/${encodeURIComponent(id)}`, {}, undefined, options);
  }

  /** Sends dead deliveries again (scope admin) */
  deliveriesRedrive(body: RedriveRequest, options?: CallOptions): Promise<unknown> {
    return this.call("POST", `/v1/deliveries/redrive`, {}, body, options);
  }

  /** Takes in events, one, an array, or one a line, and answers when they are durable; wait=verdict: when they are evaluated (scope ingest) */
  events(body: unknown, query: { wait?: string } = {}, options?: CallOptions): Promise<unknown> {
    return this.call("POST", `/v1/events`, query, body, options);
  }

  /** How the rules stand to an event now, without taking it in (scope read) */
  explain(body: unknown, options?: CallOptions): Promise<Explanation[]> {
    return this.call("POST", `/v1/explain`, {}, body, options);
  }

  /** The counters of the active policy in numbers (scope read) */
  getCounters(options?: CallOptions): Promise<CounterAnswer[]> {
    return this.call("GET", `/v1/counters`, {}, undefined, options);
  }

  /** What a counter reads for a key now (scope read) */
  getCountersName(name: string, query: { key: string }, options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/v1/counters/${encodeURIComponent(name)}`, query, undefined, options);
  }

  /** Deliveries in a state: waiting, done, dead (scope admin) */
  getDeliveries(query: { state?: string; limit?: number } = {}, options?: CallOptions): Promise<DeliveryAnswer[]> {
    return this.call("GET", `/v1/deliveries`, query, undefined, options);
  }

  /** Warnings shown, repeated and followed, by list; and by one viewer, or by those who tried again most often (scope read) */
  getGuardAttempts(query: { viewer?: string; limit?: number } = {}, options?: CallOptions): Promise<AttemptsAnswer> {
    return this.call("GET", `/v1/guard/attempts`, query, undefined, options);
  }

  /** What callers do when there is no answer, and the state of the snapshot (scope guard) */
  getGuardSurfaces(options?: CallOptions): Promise<SurfacesAnswer> {
    return this.call("GET", `/v1/guard/surfaces`, {}, undefined, options);
  }

  getHealthLive(options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/health/live`, {}, undefined, options);
  }

  getHealthReady(options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/health/ready`, {}, undefined, options);
  }

  /** The labels that stand on an entity now (scope read) */
  getLabels(query: { entity: string }, options?: CallOptions): Promise<LabelAnswer[]> {
    return this.call("GET", `/v1/labels`, query, undefined, options);
  }

  /** The changes of an entity's labels, the latest first (scope read) */
  getLabelsHistory(query: { entity: string; limit?: number }, options?: CallOptions): Promise<StoredLabelChange[]> {
    return this.call("GET", `/v1/labels/history`, query, undefined, options);
  }

  /** Who did what, the latest first; before: only entries of a lesser number (scope read) */
  getLedger(query: { before?: number; limit?: number } = {}, options?: CallOptions): Promise<EntriesAnswer> {
    return this.call("GET", `/v1/ledger`, query, undefined, options);
  }

  /** The latest checkpoint, a signed note (scope read) */
  getLedgerCheckpoint(options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/v1/ledger/checkpoint`, {}, undefined, options);
  }

  /** Proof that the ledger continues an older state of it (scope read) */
  getLedgerConsistency(query: { old: number; size?: number }, options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/v1/ledger/consistency`, query, undefined, options);
  }

  /** Proof that an entry stands in the ledger (scope read) */
  getLedgerIdProof(id: number, options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/v1/ledger/${encodeURIComponent(id)}/proof`, {}, undefined, options);
  }

  /** The active policy, those that are kept, and who activated which when (scope read) */
  getPolicies(options?: CallOptions): Promise<PoliciesAnswer> {
    return this.call("GET", `/v1/policies`, {}, undefined, options);
  }

  /** The files of a policy (scope read) */
  getPoliciesHash(hash: string, options?: CallOptions): Promise<PolicyRequest> {
    return this.call("GET", `/v1/policies/${encodeURIComponent(hash)}`, {}, undefined, options);
  }

  /** The review queues that rules filled (scope read) */
  getQueues(options?: CallOptions): Promise<QueueAnswer[]> {
    return this.call("GET", `/v1/queues`, {}, undefined, options);
  }

  /** What is in a queue, the most urgent first (scope read) */
  getQueuesQueue(queue: string, query: { limit?: number } = {}, options?: CallOptions): Promise<QueuedEntity[]> {
    return this.call("GET", `/v1/queues/${encodeURIComponent(queue)}`, query, undefined, options);
  }

  /** Records that could not be read, the latest first; the last 100,000 are kept (scope read) */
  getRejects(query: { before?: number; limit?: number } = {}, options?: CallOptions): Promise<RejectAnswer[]> {
    return this.call("GET", `/v1/rejects`, query, undefined, options);
  }

  /** How each rule of the active policy does: hits, errors, cost, whether it is broken (scope read) */
  getRules(options?: CallOptions): Promise<RuleAnswer[]> {
    return this.call("GET", `/v1/rules`, {}, undefined, options);
  }

  /** Who is told of effects (scope admin) */
  getWebhooks(options?: CallOptions): Promise<WebhookAnswer[]> {
    return this.call("GET", `/v1/webhooks`, {}, undefined, options);
  }

  /** Counts that a viewer went on to the help resource (scope guard) */
  guardClicked(body: ClickedRequest, options?: CallOptions): Promise<unknown> {
    return this.call("POST", `/v1/guard/clicked`, {}, body, options);
  }

  /** Whether one account may be suggested to another, follow it, write to it or add it to a group (scope guard) */
  guardConnect(body: ConnectRequest, options?: CallOptions): Promise<ConnectAnswer> {
    return this.call("POST", `/v1/guard/connect`, {}, body, options);
  }

  /** Keeps a network, whose members surfaces no longer introduce to each other (scope label) */
  guardNetworks(body: NetworkRequest, options?: CallOptions): Promise<NetworkAnswer> {
    return this.call("POST", `/v1/guard/networks`, {}, body, options);
  }

  /** Which of up to 1,000 candidates a surface may show to a viewer: keep, demote, hold or hide (scope guard) */
  guardRank(body: RankQuestion, options?: CallOptions): Promise<RankAnswer> {
    return this.call("POST", `/v1/guard/rank`, {}, body, options);
  }

  /** Whether a query is answered: allow, warn or block (scope guard) */
  guardSearch(body: SearchRequest, options?: CallOptions): Promise<SearchAnswer> {
    return this.call("POST", `/v1/guard/search`, {}, body, options);
  }

  /** Which completions may be offered (scope guard) */
  guardSuggest(body: SuggestRequest, options?: CallOptions): Promise<DecisionsAnswer> {
    return this.call("POST", `/v1/guard/suggest`, {}, body, options);
  }

  /** Which tags may be shown (scope guard) */
  guardTags(body: TagsRequest, options?: CallOptions): Promise<DecisionsAnswer> {
    return this.call("POST", `/v1/guard/tags`, {}, body, options);
  }

  /** Sets a label on up to 10,000 entities (scope label) */
  labels(body: LabelRequest, options?: CallOptions): Promise<ChangeAnswer[]> {
    return this.call("POST", `/v1/labels`, {}, body, options);
  }

  /** Removes a label from up to 10,000 entities (scope label) */
  labelsRemove(body: LabelRequest, options?: CallOptions): Promise<ChangeAnswer[]> {
    return this.call("POST", `/v1/labels/remove`, {}, body, options);
  }

  /** Checks a policy and keeps it (scope policy) */
  policies(body: PolicyRequest, options?: CallOptions): Promise<PolicyAnswer> {
    return this.call("POST", `/v1/policies`, {}, body, options);
  }

  /** Checks a policy without keeping it (scope policy) */
  policiesCheck(body: PolicyRequest, options?: CallOptions): Promise<PolicyAnswer> {
    return this.call("POST", `/v1/policies/check`, {}, body, options);
  }

  /** Makes a kept policy the active one (scope policy) */
  policiesHashActivate(hash: string, body: ReasonRequest, options?: CallOptions): Promise<PoliciesAnswer> {
    return this.call("POST", `/v1/policies/${encodeURIComponent(hash)}/activate`, {}, body, options);
  }

  /** Makes the policy that was active before the active one (scope policy) */
  policiesRollback(body: ReasonRequest, options?: CallOptions): Promise<PoliciesAnswer> {
    return this.call("POST", `/v1/policies/rollback`, {}, body, options);
  }

  /** Ask the history (scope read) */
  query(body: QueryBody, options?: CallOptions): Promise<QueryReply> {
    return this.call("POST", `/v1/query`, {}, body, options);
  }

  /** Lets a rule act again that ran away (scope policy) */
  rulesNameReset(name: string, body: ReasonRequest, options?: CallOptions): Promise<RuleAnswer[]> {
    return this.call("POST", `/v1/rules/${encodeURIComponent(name)}/reset`, {}, body, options);
  }

  /** Adds a webhook; its secret is in the answer, and nowhere else (scope admin) */
  webhooks(body: WebhookRequest, options?: CallOptions): Promise<WebhookAnswer> {
    return this.call("POST", `/v1/webhooks`, {}, body, options);
  }

  private async call<T>(method: string, path: string, query: Record<string, unknown>, body: unknown, options?: CallOptions): Promise<T> {
    const url = new URL(path, this.server);
    for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
    const headers: Record<string, string> = {};
    if (this.options.key) headers["authorization"] = `Bearer ${this.options.key}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    const response = await fetch(url, {
      method,
      headers,
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
      signal: options?.signal ?? AbortSignal.timeout(options?.timeoutMs ?? this.options.timeoutMs ?? 30_000),
    });
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    const value = isJson && text ? JSON.parse(text) : text;
    if (!response.ok) throw new CordonError(response.status, (isJson && (value.detail ?? value.title)) || text);
    return value as T;
  }
}
