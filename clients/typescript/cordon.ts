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

/** An account that acts together with another. */
export interface AssociatedAccount {
  /** The platform's id of it. */
  id: string;
  /** How they belong together, such as `same device`. */
  type: string;
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

/** A device. */
export interface DeviceId {
  /** The kind of its id. */
  type: string;
  /** Its id. */
  value: string;
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

/** A piece of evidence. */
export interface EvidenceAnswer {
  sha256: string;
  size: number;
  state: string;
  received: string;
  received_by: string;
  source: string;
  file_name: string | null;
  media_type: string | null;
  preserved_until: string;
  hold: DecisionAnswer | null;
  destruction: DecisionAnswer | null;
  destroyed: string | null;
  cases: string[];
}

/** How a rule stands to an event. */
export interface Explanation {
  rule: string;
  holds: boolean;
  error: string | null;
  findings: Finding[];
}

/** A longer preservation. */
export interface ExtendRequest {
  until: string;
  reason: string;
}

/** A file of a report. */
export interface FileAnswer {
  sha256: string;
  state: string;
  file_id: string | null;
  md5: string | null;
}

/** A hash of a file as the platform computed it. */
export interface FileHash {
  /** Which hash, such as `PDQ`. */
  type: string;
  /** The hash. */
  value: string;
}

/** A part of a condition and what it gave. */
export interface Finding {
  text: string;
  value: string;
}

/** An address at which somebody did something. */
export interface IpEvent {
  /** The address. */
  address: string;
  /** One of IReadOnlyList&lt;string&gt; IpEvent.Events. */
  event: string;
  /** When, with its zone. */
  time: unknown;
  /** Whether it may be that of a proxy; null for not looked at. */
  possible_proxy?: boolean | null;
  /** The port at the sender's side, which tells who it was where many share an address; null for unknown. */
  port?: number | null;
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

/** Evidence, by hash. */
export interface ListAnswer {
  evidence: EvidenceAnswer[];
  next: string | null;
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

/** How a case would look as a report. */
export interface PreviewAnswer {
  authority: string;
  mode: string;
  completeness: number;
  missing: string[];
  problems: string[];
  text: string;
}

export interface ProblemDetails {
  type?: string | null;
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  instance?: string | null;
}

/** What shall be pulled from the platform. */
export interface PullRequest {
  url: string;
  /** The case that it belongs to. */
  case?: string | null;
  /** The hash that it must have. */
  sha256?: string | null;
  /** The bytes that it must have. */
  size?: number | null;
  /** The name that it had on the platform. */
  file_name?: string | null;
  /** Its media type. */
  media_type?: string | null;
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

/** An authority's answer to one call. */
export interface ReceiptAnswer {
  at: string;
  call: string;
  outcome: string;
  reply: string;
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

/** A report. */
export interface ReportAnswer {
  id: string;
  case: string;
  authority: string;
  mode: string;
  state: string;
  created: string;
  created_by: string;
  approval: DecisionAnswer | null;
  number: string | null;
  needs_person: boolean;
  problem: string | null;
  attempts: number;
  failures: number;
  opened_unknown: number;
  due: string;
  retraction: DecisionAnswer | null;
  ended: string | null;
  files: FileAnswer[];
  receipts: ReceiptAnswer[] | null;
}

/** What is to be reported to an authority, in one model for all of them: an incident, the accounts behind it with what ties them together, who was harmed, and the files. It holds facts as the platform has them; each authority's form takes what it has a place for. */
export interface ReportCase {
  /** The case in Cordon. */
  case: string;
  /** One of IReadOnlyList&lt;string&gt; IncidentTypes.All. */
  incident_type: string;
  /** When it happened, with its zone. */
  incident_time: unknown;
  /** What the time is the time of. */
  incident_time_description?: string | null;
  /** The part of the platform where it happened. */
  platform?: string | null;
  /** Why somebody should look at once; null for no hurry. */
  high_priority?: string | null;
  /** Names of the form's annotations of a report that apply. */
  annotations?: string[];
  /** Pages where it happened. */
  urls?: string[];
  /** Who reports. */
  reporter: Reporter;
  /** The network that the accounts belong to; stands for each account that has none of its own. Null for none. */
  network?: string | null;
  /** The accounts that are reported. */
  reported?: ReportedAccount[];
  /** Who was harmed; never among the reported. */
  victims?: ReportedVictim[];
  /** The files, as pieces of evidence. */
  files?: ReportedFile[];
  /** What else there is to say. */
  additional_info?: string | null;
}

/** An account that is reported. */
export interface ReportedAccount {
  /** The platform's id of it. */
  id: string;
  person?: ReportedPerson | null;
  /** The service of the platform that it uses. */
  service?: string | null;
  /** Whether somebody else took it over; null for unknown. */
  is_compromised?: boolean | null;
  /** Its name. */
  screen_name?: string | null;
  /** Names that it shows or showed. */
  display_names?: string[];
  /** Its pages. */
  profile_urls?: string[];
  /** What it says of itself. */
  biography?: string | null;
  /** Addresses it was seen at. */
  ip_events?: IpEvent[];
  /** Devices it was seen on. */
  devices?: DeviceId[];
  /** Whether it is of another platform than the one that reports; null for not said. */
  is_third_party?: boolean | null;
  /** Numbers of earlier reports of it. */
  prior_reports?: string[];
  /** The network that it belongs to; null for that of the case. */
  network?: string | null;
  /** Whether it is locked for a time. */
  is_temporarily_disabled?: boolean | null;
  /** Whether it is closed. */
  is_permanently_disabled?: boolean | null;
  /** Accounts that it acts together with, and how. */
  associated?: AssociatedAccount[];
  /** What else there is to say, such as its role in the network. */
  additional_info?: string | null;
}

/** A file of a report: a piece of evidence, and what is known of it. */
export interface ReportedFile {
  /** The piece of evidence. */
  sha256: string;
  /** The name that it is sent under. */
  name: string;
  /** The name that its uploader gave it. */
  original_name?: string | null;
  /** When it came to the platform, with its zone. */
  uploaded?: unknown;
  /** Where it was to be seen. */
  location?: string | null;
  /** Whether a person of the platform looked at all of it before this report; null when nobody can say, which makes a report weak. */
  is_viewed?: boolean | null;
  /** Whether a person looked at what its metadata says. */
  is_exif_viewed?: boolean | null;
  /** Whether everybody could see it. */
  is_public?: boolean | null;
  /** False for what only helps to understand the others. */
  is_reported?: boolean;
  /** Whether it is passed around as a joke or in outrage; null for not looked at. */
  is_meme?: boolean | null;
  /** Whether a machine made it; null for not looked at. */
  is_generated?: boolean | null;
  /** The industry's class of it, one of IReadOnlyList&lt;string&gt; ReportedFile.Classes; null for none. */
  classification?: string | null;
  /** Hashes of it. */
  hashes?: FileHash[];
  ip_event?: IpEvent | null;
  device?: DeviceId | null;
  /** What else there is to say. */
  additional_info?: string | null;
}

/** What is known of the person behind an account; all of it is optional. */
export interface ReportedPerson {
  /** Given name. */
  first_name?: string | null;
  /** Family name. */
  last_name?: string | null;
  /** Telephone number. */
  phone?: string | null;
  /** Mail address. */
  email?: string | null;
  /** Age in years. */
  age?: number | null;
  /** Date of birth. */
  date_of_birth?: string | null;
}

/** Somebody who was harmed. */
export interface ReportedVictim {
  person?: ReportedPerson | null;
  /** The platform's id of the account; null for none. */
  id?: string | null;
  /** The service of the platform that the account uses. */
  service?: string | null;
  /** The account's name. */
  screen_name?: string | null;
  /** Addresses the account was seen at. */
  ip_events?: IpEvent[];
  /** What else there is to say. */
  additional_info?: string | null;
}

/** Who reports for the platform. */
export interface Reporter {
  /** Given name, or that of a team. */
  first_name: string;
  /** Family name. */
  last_name: string;
  /** A mailbox where an answer is read whoever is on duty. */
  email: string;
}

/** Whether a report goes on where it is, or is opened anew. */
export interface ResumeRequest {
  /** True to take it back at the authority and open it anew. */
  anew?: boolean;
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

/** What a sweep destroyed. */
export interface SweepAnswer {
  destroyed: string[];
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

/** Where to send the content, with PUT and without a key. */
export interface UploadAnswer {
  path: string;
  expires: string;
}

/** An upload that shall be allowed. */
export interface UploadRequest {
  sha256: string;
  size: number;
  /** The case that it belongs to. */
  case?: string | null;
  /** The name that it had on the platform. */
  file_name?: string | null;
  /** Its media type. */
  media_type?: string | null;
  /** How long the upload is allowed, 1 to 1,440 minutes. */
  minutes?: number;
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

  /** Pulls content from the platform by URL, from hosts that are allowed (scope evidence) */
  evidencePull(body: PullRequest, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("POST", `/v1/evidence/pull`, {}, body, options);
  }

  /** Destroys it, as another person asked: its key first, then its content (scope approve) */
  evidenceSha256Destroy(body: ReasonRequest, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("POST", `/v1/evidence/{sha256}/destroy`, {}, body, options);
  }

  /** Asks that it be destroyed; another person has to agree (scope evidence) */
  evidenceSha256DestroyRequest(body: ReasonRequest, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("POST", `/v1/evidence/{sha256}/destroy/request`, {}, body, options);
  }

  /** Takes back that it be destroyed (scope evidence) */
  evidenceSha256DestroyWithdraw(body: ReasonRequest, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("POST", `/v1/evidence/{sha256}/destroy/withdraw`, {}, body, options);
  }

  /** Preserves it longer (scope evidence) */
  evidenceSha256Extend(body: ExtendRequest, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("POST", `/v1/evidence/{sha256}/extend`, {}, body, options);
  }

  /** Puts a legal hold on it (scope evidence) */
  evidenceSha256Hold(body: ReasonRequest, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("POST", `/v1/evidence/{sha256}/hold`, {}, body, options);
  }

  /** Lifts its legal hold (scope approve) */
  evidenceSha256Release(body: ReasonRequest, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("POST", `/v1/evidence/{sha256}/release`, {}, body, options);
  }

  /** Destroys what GET /v1/evidence/due lists (scope approve) */
  evidenceSweep(options?: CallOptions): Promise<SweepAnswer> {
    return this.call("POST", `/v1/evidence/sweep`, {}, undefined, options);
  }

  /** Allows one upload, by whoever has the path: bound to hash, size and time (scope evidence) */
  evidenceUploads(body: UploadRequest, options?: CallOptions): Promise<UploadAnswer> {
    return this.call("POST", `/v1/evidence/uploads`, {}, body, options);
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

  /** What is kept, by hash; case: only of this case; after: only behind this hash (scope evidence) */
  getEvidence(query: { case?: string; after?: string; limit?: number } = {}, options?: CallOptions): Promise<ListAnswer> {
    return this.call("GET", `/v1/evidence`, query, undefined, options);
  }

  /** Whose preservation is over, and which nothing keeps (scope evidence) */
  getEvidenceDue(query: { limit?: number } = {}, options?: CallOptions): Promise<ListAnswer> {
    return this.call("GET", `/v1/evidence/due`, query, undefined, options);
  }

  /** A piece of evidence, without its content (scope evidence) */
  getEvidenceSha256(sha256: string, options?: CallOptions): Promise<EvidenceAnswer> {
    return this.call("GET", `/v1/evidence/${encodeURIComponent(sha256)}`, {}, undefined, options);
  }

  /** The content; who reads it and why stands in the ledger before the first byte is sent (scope evidence) */
  getEvidenceSha256Content(sha256: string, query: { reason?: string } = {}, options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/v1/evidence/${encodeURIComponent(sha256)}/content`, query, undefined, options);
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

  /** Reports, the latest first (scope report) */
  getReports(query: { limit?: number } = {}, options?: CallOptions): Promise<ReportAnswer[]> {
    return this.call("GET", `/v1/reports`, query, undefined, options);
  }

  /** A report, with what the authority answered (scope report) */
  getReportsId(id: string, options?: CallOptions): Promise<ReportAnswer> {
    return this.call("GET", `/v1/reports/${encodeURIComponent(id)}`, {}, undefined, options);
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

  /** Reports a case; a real authority gets it when another person has agreed (scope report) */
  reports(body: ReportCase, options?: CallOptions): Promise<ReportAnswer> {
    return this.call("POST", `/v1/reports`, {}, body, options);
  }

  /** Agrees to a report that another person made (scope approve) */
  reportsIdApprove(body: ReasonRequest, options?: CallOptions): Promise<ReportAnswer> {
    return this.call("POST", `/v1/reports/{id}/approve`, {}, body, options);
  }

  /** Lets a report go on that waited for a person (scope report) */
  reportsIdResume(body: ResumeRequest, options?: CallOptions): Promise<ReportAnswer> {
    return this.call("POST", `/v1/reports/{id}/resume`, {}, body, options);
  }

  /** Takes back a report that is not filed yet (scope report) */
  reportsIdRetract(body: ReasonRequest, options?: CallOptions): Promise<ReportAnswer> {
    return this.call("POST", `/v1/reports/{id}/retract`, {}, body, options);
  }

  /** How a case would look, how complete it is and what keeps it from being filed; form=html or xml for the page or the document itself (scope report) */
  reportsPreview(body: ReportCase, options?: CallOptions): Promise<PreviewAnswer> {
    return this.call("POST", `/v1/reports/preview`, {}, body, options);
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
