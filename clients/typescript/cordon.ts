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

/** How far people agree beyond chance. */
export interface Agreement {
  /** How many things were judged by more than one. */
  items: number;
  /** The share of agreeing pairs; null when nothing was. */
  raw: number | null;
  /** 1 for full agreement, 0 for chance; null when all said one and the same, which tells nothing. */
  kappa: number | null;
  /** Lower end of the 95 % interval of kappa. */
  low: number | null;
  /** Upper end of the 95 % interval of kappa. */
  high: number | null;
}

/** What somebody wrote at a case or one of its accounts. */
export interface Annotation {
  /** Its number. */
  id: number;
  /** When. */
  at: string;
  /** Who. */
  by: string;
  /** The account or artifact; empty for the case. */
  about: string;
  /** What. */
  text: string;
}

/** An annotation. */
export interface AnnotationRequest {
  text: string;
  /** The account or artifact; empty for the case. */
  about?: string;
}

/** Somebody says that a decision is wrong. */
export interface Appeal {
  /** Its number. */
  id: number;
  /** The decision. */
  decision: number;
  /** About what. */
  subject: string;
  /** When it came. */
  at: string;
  /** What they say. */
  text: string;
  /** Where it stands. */
  state: AppealState;
  /** Who decided it; null while open. */
  by: string | null;
  /** When. */
  decided: string | null;
  /** Why. */
  note: string | null;
}

/** Appeals in numbers. */
export interface AppealFigures {
  /** Decisions that found something. */
  decisions: number;
  /** Appeals to be decided. */
  open: number;
  /** Decisions that stood. */
  upheld: number;
  /** Decisions that were taken back. */
  overturned: number;
  rate: Share | null;
}

/** Somebody says that a decision is wrong. */
export interface AppealRequest {
  text: string;
}

/** How an appeal is decided. */
export interface AppealRuling {
  overturn: boolean;
  note: string;
}

/** Where an appeal stands. */
export interface AppealState {
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

/** How many jobs were touched. */
export interface BulkAnswer {
  jobs: number;
}

/** The jobs of a preview go to another queue. */
export interface BulkMoveRequest {
  filter: JobFilter;
  mark: string;
  queue: string;
  reason: string;
}

/** What a bulk act would touch. The mark proves that what is done is what was shown. */
export interface BulkPreview {
  /** How many jobs. */
  count: number;
  /** How many fit and are left out: claimed by somebody else, due for a second look, or beyond the bound. */
  left: number;
  /** Jobs by queue. */
  queues: Record<string, number>;
  /** Jobs by severity. */
  severities: Record<string, number>;
  /** The first of them. */
  sample: Job[];
  /** To be sent with the act. */
  mark: string;
}

/** The jobs of a preview are decided alike. */
export interface BulkRulingRequest {
  filter: JobFilter;
  mark: string;
  ruling: string;
  note: string;
}

/** An account that could be hit by mistake. */
export interface BystanderFinding {
  /** The account. */
  account: string;
  /** Why. */
  concern: Concern;
  /** In words. */
  reason: string;
  /** Whether no plan may reach it; else a person decides. */
  blocks: boolean;
}

/** A thing that ties the network: a link, a picture, a tag, a device. */
export interface CaseArtifact {
  /** The thing, `type:id`. */
  object: string;
  /** What it ties by. */
  kind: string;
  /** How many members touch it. */
  members: number;
  /** How many accounts touch it in all. */
  fan: number;
  /** When first; null when not known. */
  first: string | null;
  /** When last; null when not known. */
  last: string | null;
}

/** A thing that two accounts share. */
export interface CaseEvidence {
  /** The thing, `type:id`. */
  object: string;
  /** How many accounts touched it in all. */
  fan: number;
  /** When. */
  time: string | null;
  /** The event of the one; empty when not known. */
  event_a: string;
  /** The event of the other; empty when not known. */
  event_b: string;
}

/** An account in or around a network. */
export interface CaseMember {
  /** The account, `type:id`. */
  account: string;
  /** Its role: lead, advertiser, core, bridge, member, audience, periphery; outside: approached, audience, bystander. */
  role: string;
  /** How firmly it belongs, 0 to 1; 0 for somebody outside. */
  strength: number;
  /** In which share of the draws of the evidence it fell into the network; null when not known. */
  stability?: number | null;
  /** Risk from the seeds, 0 to 1; null when not known. */
  risk?: number | null;
  /** How it stands to the case. */
  standing: Standing;
  /** Why it is here. */
  reasons?: string[];
  /** Who last changed how it stands; null when nobody did. */
  changed_by?: string | null;
  /** Why. */
  changed_why?: string | null;
}

/** How grave a matter is; the same four steps as a rule's severity. */
export interface CaseSeverity {
}

/** The life of a network's case. */
export interface CaseState {
}

/** What ties two accounts. */
export interface CaseTie {
  /** One. */
  a: string;
  /** The other. */
  b: string;
  /** How strongly, 0 to 1. */
  weight: number;
  /** By kind, the strongest first. */
  parts: CaseTiePart[];
}

/** One kind of what ties two accounts. */
export interface CaseTiePart {
  /** link, device, follow … */
  kind: string;
  /** 0 to 1. */
  weight: number;
  /** How often. */
  count: number;
  /** Some of the things shared, the rarest first. */
  evidence: CaseEvidence[];
}

/** Activity over time. */
export interface CaseTimeline {
  /** The start of the first bin. */
  from: string;
  /** How wide a bin is. */
  bin_seconds: number;
  /** Events of members in each. */
  events: number[];
  /** Of those, together with other members. */
  together: number[];
}

/** A case with all that belongs to it, but ties and the like: see DetectedNetwork? ICaseBook.Network(long id). */
export interface CaseView {
  /** The case. */
  case: NetworkCase;
  /** Members and people around, the firmest first; protected ones last. */
  members: CaseMember[];
  /** What was written, the oldest first. */
  annotations: Annotation[];
  /** Plans, the latest first. */
  plans: Plan[];
  /** Who could be hit by mistake. */
  concerns: BystanderFinding[];
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

/** A comment. */
export interface CommentRequest {
  text: string;
}

/** Why an account could be hit by mistake. */
export interface Concern {
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

/** What was decided about a subject. */
export interface Decision {
  /** Its number. */
  id: number;
  /** About what. */
  subject: string;
  /** The reason of the policy; `none` when nothing was found. */
  reason: string;
  /** The severity of the reason at that time. */
  severity: CaseSeverity;
  /** Who. */
  by: string;
  /** Who looked second; null for nobody. */
  second?: string | null;
  /** When. */
  at: string;
  /** Why, in the reviewer's words. */
  note: string;
  /** The job; null for one made without. */
  job?: number | null;
  /** The step of the ladder that applied; null for none. */
  step?: string | null;
  /** Whether an appeal overturned it. */
  overturned?: boolean;
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

/** A network as detection wrote it. */
export interface DetectedNetwork {
  /** Its name. */
  id: string;
  /** 0 to 1. */
  score: number;
  /** 0 to 1; null when not known. */
  calibrated: number | null;
  /** Why. */
  reasons: string[];
  /** Members, and people around it. */
  people: CaseMember[];
  /** What ties them. */
  ties: CaseTie[];
  /** What they share. */
  artifacts: CaseArtifact[];
  timeline: CaseTimeline | null;
}

/** A device. */
export interface DeviceId {
  /** The kind of its id. */
  type: string;
  /** Its id. */
  value: string;
}

/** What a plan would do, before anybody does it. */
export interface DryRun {
  /** The case. */
  case: number;
  /** The version of the case. */
  version: number;
  /** What each stage would do. */
  stages: StageEffect[];
  /** Accounts reached. */
  accounts: number;
  /** Accounts that are never reached. */
  protected: number;
  /** Members that people took out. */
  excluded: number;
  /** Who could be hit by mistake. */
  concerns: BystanderFinding[];
  /** Why it cannot be proposed; empty when it can. */
  problems: string[];
  /** What to know. */
  warnings: string[];
  /** To be sent with the proposal: what is approved is what was shown. */
  mark: string;
}

/** What is known of an entity from people's work. */
export interface EntityRecord {
  /** The entity. */
  entity: string;
  /** What its strikes weigh now. */
  weight: number;
  /** The step of the ladder that applies now; null for none. */
  step: string | null;
  /** Its strikes, the latest first. */
  strikes: Strike[];
  /** Decisions about it, the latest first. */
  decisions: Decision[];
  /** Appeals, the latest first. */
  appeals: Appeal[];
  /** Jobs about it, the latest first. */
  jobs: Job[];
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

/** What speaks for a return. */
export interface EvidenceAnswer {
  object: string;
  family: string;
  event: string;
  time: string;
  members: number;
  users: number;
  weight: number;
  sentence: string;
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

/** How often one answer was given where another was expected. */
export interface GoldenCell {
  /** The known answer. */
  expected: string;
  /** The answer given. */
  found: string;
  /** How often. */
  count: number;
}

/** A job with a known answer, to measure with. */
export interface GoldenRequest {
  subject: string;
  queue: string;
  expected: string;
  /** How grave. */
  severity?: CaseSeverity;
  /** The rule that it is to look like coming from. */
  by?: string;
}

/** What people can find, and what follows. */
export interface HouseRules {
  /** The reasons, by their order. */
  reasons: PolicyReason[];
  /** The steps, the mildest first. */
  ladder: LadderStep[];
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

/** A piece of work for a person: one account, item or network, with every reason to look at it. */
export interface Job {
  /** Its number. */
  id: number;
  /** The queue that it is in. */
  queue: string;
  /** What is to be looked at, `type:id`. No two open jobs have the same. */
  subject: string;
  /** The type of the subject: `account`, `post`, `network`. */
  kind: string;
  /** The gravest of its reasons. */
  severity: CaseSeverity;
  /** The greatest priority that a rule gave, 0 to 100. */
  priority?: number;
  /** How many people saw it, as far as is known. */
  exposure?: number;
  /** When the first reason came. */
  created: string;
  /** When the latest reason came. */
  latest: string;
  /** When it should be decided; see QueueSettings. */
  due: string;
  /** How many reasons there are; some may not be kept one by one. */
  reasons: number;
  /** Where it stands. */
  state: JobState;
  /** Which look is due. */
  stage: JobStage;
  /** Who works on it; null when nobody does. */
  claimed_by?: string | null;
  /** When the claim ends. */
  claimed_until?: string | null;
  /** Where it stands in the order of its queue: lesser is sooner. See JobPriority. */
  rank: number;
  /** The case that it belongs to; null when it belongs to none. */
  case?: number | null;
  /** How it was decided; null while it is open. */
  ruling?: string | null;
  /** When it was closed. */
  closed?: string | null;
}

/** What somebody wrote beside a job. */
export interface JobComment {
  /** When. */
  at: string;
  /** Who. */
  by: string;
  /** What. */
  text: string;
}

/** Which jobs are meant. What is null does not matter. */
export interface JobFilter {
  /** Only this queue. */
  queue?: string | null;
  /** Only these jobs. */
  jobs?: number[] | null;
  /** Only subjects of this type. */
  kind?: string | null;
  at_least?: CaseSeverity | null;
  at_most?: CaseSeverity | null;
  /** Only with a reason by this rule or caller. */
  by?: string | null;
}

/** What one person found at one look. */
export interface JobLook {
  /** Which look. */
  stage: JobStage;
  /** When. */
  at: string;
  /** Who. */
  by: string;
  /** What they found: a reason of the policy, or string JobLook.NoViolation. */
  ruling: string;
  /** Why. */
  note: string;
}

/** Some jobs of a queue in its order. */
export interface JobPage {
  /** The jobs. */
  jobs: Job[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

/** One reason to look at a subject. */
export interface JobReason {
  /** When it came. */
  at: string;
  /** `rule`, `api` or `network`. */
  source: string;
  /** The rule, caller or network. */
  by: string;
  /** The queue that was asked for; empty for none. */
  queue: string;
  /** How grave. */
  severity: CaseSeverity;
  /** What it is about: the subject, or a member of the network that the job is about. */
  entity: string;
  /** The event behind it; empty for none. */
  event: string;
  /** A message for people; empty for none. */
  note: string;
}

/** Something to be looked at. */
export interface JobRequest {
  subject: string;
  note: string;
  /** The queue; routing rules may say another. */
  queue?: string | null;
  /** How grave. */
  severity?: CaseSeverity;
  /** 0 to 100. */
  priority?: number;
  /** How many people saw it. */
  exposure?: number;
}

/** Which look at a job is due. */
export interface JobStage {
}

/** Where a job stands. */
export interface JobState {
}

/** A job with all that belongs to it. */
export interface JobView {
  /** The job. */
  job: Job;
  /** The latest reasons, at most 200. */
  reasons: JobReason[];
  /** What was written beside it, the oldest first. */
  comments: JobComment[];
  /** What was found, the oldest first; those that the viewer must not be told are left out. */
  looks: JobLook[];
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

/** What follows from how much the strikes of an account weigh. */
export interface LadderStep {
  /** From which weight on. */
  from: number;
  /** What the platform is asked to do. */
  action: string;
  /** The label that is set; null for none. */
  label?: string | null;
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

/** One thing that a decision or a takedown does outside casework. It is kept before it is carried out, under a key that is its idempotency key everywhere: carried out twice, it is one label and one message. */
export interface Measure {
  /** The key, which says what it follows from: `case-7-1-2-15`, `decision-9-0-0`. */
  key: string;
  /** What it belongs to: `case-7-1`, `decision-9`. */
  owner: string;
  /** The step of its owner; those of one step are carried out together, before those of the next. */
  step: number;
  /** The place among those of its owner, and the order of carrying out. */
  place: number;
  /** What it does. */
  kind: MeasureKind;
  /** To which entity. */
  entity: string;
  /** The label, the action, the kind of notice, or the state. */
  name: string;
  /** Why, for the label and the platform. */
  reason: string;
  /** Who decided it. */
  by: string;
  /** Not before. */
  due: string;
  /** Where it stands. */
  state?: MeasureState;
  /** Why it failed; null when it did not. */
  problem?: string | null;
}

/** What a measure does outside casework. */
export interface MeasureKind {
}

/** Where a measure stands. */
export interface MeasureState {
}

/** How accounts are to stand to the case. */
export interface MembersRequest {
  accounts: string[];
  standing: Standing;
  reason: string;
}

/** A job goes to another queue. */
export interface MoveRequest {
  queue: string;
  reason: string;
}

/** What was kept. */
export interface NetworkAnswer {
  version: string;
  id: string;
  members: number;
}

/** A network under review. */
export interface NetworkCase {
  /** Its number. */
  id: number;
  /** The network, as detection names it. */
  network: string;
  /** Where it stands. */
  state: CaseState;
  /** The network's score, 0 to 1. */
  score: number;
  /** Of groups like it on simulated platforms, the share that was planted; null when not known. */
  calibrated?: number | null;
  /** Why it is a network. */
  reasons?: string[];
  /** How many accounts stand in each way to it. */
  counts: Record<string, number>;
  /** When it came in. */
  created: string;
  /** When it last changed. */
  changed: string;
  /** Who brought it in. */
  by: string;
  /** Rises with every change of its members: a plan holds for the members it was made for. */
  version: number;
  /** Its open job; null when there is none. */
  job?: number | null;
}

/** A network and its members, entity to role. */
export interface NetworkRequest {
  id: string;
  state: string;
  members: Record<string, string>;
}

/** What a user is told of a decision. */
export interface Notice {
  /** The decision. */
  decision: number;
  /** To whom, or about what. */
  subject: string;
  /** What. */
  text: string;
  /** When it is sent. */
  due: string;
  /** Where it stands. */
  state: NoticeState;
  /** Why it was deferred or withheld; null when it was not. */
  reason: string | null;
}

/** A notice is sent later, or never. */
export interface NoticeRequest {
  reason: string;
  /** When; null for never. */
  until?: string | null;
}

/** Where a notice stands. */
export interface NoticeState {
}

/** Kinds of material that the caller does not want to see. */
export interface OptOutRequest {
  materials: string[];
}

/** Somebody may see more in this shift. */
export interface OverrideRequest {
  person: string;
  more: number;
  reason: string;
}

/** A plan to take a network down. */
export interface Plan {
  /** Its number within the case, from 1. */
  number: number;
  /** The case. */
  case: number;
  /** The stages, in their order. */
  stages: Stage[];
  /** Where it stands. */
  state: PlanState;
  /** Why. */
  reason: string;
  /** Who proposed it. */
  proposed_by: string;
  /** When. */
  proposed: string;
  /** The version of the case that it was made for. */
  version: number;
  /** The mark of the dry run that the proposer saw. */
  mark: string;
  /** Who approved or rejected it; null while nobody did. */
  decided_by?: string | null;
  /** When. */
  decided?: string | null;
  /** How far each stage is; empty before it is approved. */
  progress?: StageProgress[];
}

/** A plan that a dry run showed. */
export interface PlanRequest {
  mark: string;
  reason: string;
  /** The stages; null for the usual ones. */
  stages?: Stage[] | null;
}

/** Where a plan stands. */
export interface PlanState {
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

/** A rule of the house that can be broken, and what follows. */
export interface PolicyReason {
  /** Its name: 1 to 64 of a–z 0–9 _ -, not `none`. */
  id: string;
  /** What it says, for people. */
  title: string;
  /** How grave. */
  severity?: CaseSeverity;
  /** Whether it protects children: then the strictest step of the ladder applies at once. */
  child_safety?: boolean;
  /** How much a strike for it weighs, 0 to 100; 0 for no strike. Default: 1. */
  weight?: number;
  /** After how many days a strike weighs half. Default: 90. */
  half_life_days?: number;
  /** The label that is set on the subject; null for none. */
  label?: string | null;
  /** What the platform is asked to do with the subject; null for nothing beside the ladder's. */
  action?: string | null;
  /** What the user is told; null for no notice. */
  notice?: string | null;
  /** How many hours the notice waits, so that it warns nobody too early. Default: 0. */
  notice_after_hours?: number;
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

/** Which jobs are meant. */
export interface PreviewRequest {
  filter: JobFilter;
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

/** How well people's findings can be relied on. */
export interface Quality {
  /** First against second look: Cohen's kappa. */
  second: Agreement;
  /** All looks at jobs that several people judged: Fleiss' kappa. */
  among: Agreement;
  golden: Share | null;
  /** Of jobs with a known answer: what was expected, what was found, how often. */
  confusion: GoldenCell[];
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

/** A queue in numbers. */
export interface QueueFigures {
  /** The queue. */
  queue: string;
  /** Jobs that nobody works on. */
  waiting: number;
  /** Jobs that somebody works on. */
  claimed: number;
  /** When the job came that waited longest; null when none waits. */
  oldest: string | null;
  /** Open jobs past their clock, at most int QueueFigures.MostOverdue. */
  overdue: number;
}

/** How a queue is worked. */
export interface QueueSettings {
  /** The queue. */
  queue: string;
  /** How long a claim holds, in minutes, 1 to 1,440. Default: 30. */
  claim_minutes?: number;
  /** Within how many hours a job should be decided, by severity: low, medium, high, critical. Default: 168, 72, 24, 4. */
  clock_hours?: number[];
  /** The share of jobs that a second person looks at, 0 to 1. Default: 0. */
  second_share?: number;
  second_from?: CaseSeverity | null;
  /** Rulings that always get a second look. Default: none. */
  second_rulings?: string[];
  /** How many jobs of it one person may take in a shift before another queue is due; 0 for no bound. Default: 0. */
  rotate_after?: number;
  /** The kind of material in it, which people can opt out of; empty for none. */
  material?: string;
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

/** A job is given back. */
export interface ReleaseRequest {
  /** Whether it is not to be given to this person again for a day. */
  skip?: boolean;
  /** Why. */
  reason?: string;
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

/** A proposed return. */
export interface ReturnAnswer {
  account: string;
  network: string;
  score: number;
  registered: string;
  time: string;
  evidence: EvidenceAnswer[];
}

/** A permission to see something once. */
export interface Reveal {
  /** Its number. */
  id: number;
  /** What. */
  entity: string;
  /** How long it holds. */
  until: string;
  /** How the shift stands now. */
  standing: ShiftStanding;
}

/** Where jobs go: the first rule whose every condition holds says the queue. */
export interface RoutingRule {
  /** The queue. */
  to: string;
  /** Only subjects of this type; null for any. */
  kind?: string | null;
  /** Only subjects that carry this label; null for any. */
  label?: string | null;
  at_least?: CaseSeverity | null;
  /** Only what asked for this queue; null for any. */
  from?: string | null;
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

/** What came of a ruling. */
export interface RulingOutcome {
  /** The job as it stands now. */
  job: Job;
  /** The decision that it led to; null when another person looks first, or when the job was there to measure. */
  decision: number | null;
}

/** What was found: a reason of the policy, or none. */
export interface RulingRequest {
  ruling: string;
  note: string;
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

/** Something is to be seen. */
export interface SeeRequest {
  entity: string;
  reason: string;
  /** What kind of material. */
  material?: string;
  /** The job that it is for. */
  job?: number | null;
  /** How much of the budget it takes. */
  weight?: number;
}

/** How a queue is to be worked; what is left out stays as it is by default. */
export interface SettingsRequest {
  /** See int QueueSettings.ClaimMinutes. */
  claim_minutes?: number | null;
  /** See IReadOnlyList&lt;double&gt; QueueSettings.ClockHours. */
  clock_hours?: number[] | null;
  /** See double QueueSettings.SecondShare. */
  second_share?: number | null;
  second_from?: CaseSeverity | null;
  /** See IReadOnlyList&lt;string&gt; QueueSettings.SecondRulings. */
  second_rulings?: string[] | null;
  /** See int QueueSettings.RotateAfter. */
  rotate_after?: number | null;
  /** See string QueueSettings.Material. */
  material?: string | null;
}

/** A share with its 95 % interval by Wilson (1927), which holds for few and for extreme counts, too. */
export interface Share {
  /** How many. */
  hits: number;
  /** Of how many; at least 1. */
  of: number;
  /** Hits / Of. */
  value: number;
  /** The lower end. */
  low: number;
  /** The upper end. */
  high: number;
}

/** How a person's shift stands; for that person alone. */
export interface ShiftStanding {
  /** When it began; null when there was no look yet. */
  began: string | null;
  /** When it ends. */
  ends: string | null;
  /** How much was seen. */
  seen: number;
  /** How much may be, overrides included. */
  budget: number;
  /** Kinds of material that the person does not want to see. */
  opted_out: string[];
  /** What is left. */
  left?: number;
}

/** A stage of a plan and its effects. */
export interface Stage {
  /** Which stage. */
  kind: StageKind;
  /** What the platform is asked to do with each; null for nothing. */
  action: string | null;
  /** The label that each gets; null for none. */
  label: string | null;
  /** Whether an undo takes it back. */
  is_reversible?: boolean;
}

/** What a stage would do. */
export interface StageEffect {
  /** The stage. */
  stage: Stage;
  /** Whether an undo takes it back. */
  reversible: boolean;
  /** How many accounts or artifacts it reaches. */
  targets: number;
  /** Labels to be set. */
  labels: number;
  /** Messages to the platform. */
  messages: number;
  /** The first targets, at most 20. */
  sample: string[];
  /** In words. */
  says: string;
}

/** The stages of a takedown, in their order. */
export interface StageKind {
}

/** How far a stage is. */
export interface StageProgress {
  /** The stage. */
  stage: StageKind;
  /** Whether these are the measures that take it back. */
  undo: boolean;
  /** Measures to be carried out. */
  waiting: number;
  /** Measures in the outbox. */
  handed: number;
  /** Measures done. */
  done: number;
  /** Measures that failed. */
  failed: number;
  /** Measures given up. */
  cancelled: number;
}

/** What a plan is to do. */
export interface StagesRequest {
  /** The stages; null for the usual ones. */
  stages?: Stage[] | null;
}

/** How an account stands to a case. */
export interface Standing {
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

/** What stands against an account from one decision. */
export interface Strike {
  /** The decision. */
  decision: number;
  /** The reason of the policy. */
  reason: string;
  /** When. */
  at: string;
  /** What it weighed then. */
  weight: number;
  /** After how many days it weighs half. */
  half_life_days: number;
  /** Whether it is about children: such a strike does not lose its step by decay. */
  child_safety: boolean;
  /** Whether it was overturned. */
  void: boolean;
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

/** Figures of a group; none of a person. */
export interface WellnessFigures {
  /** Over how many days. */
  days: number;
  /** How many people saw something; null when the group is too small to be told of. */
  people: number | null;
  /** How many shifts; null likewise. */
  shifts: number | null;
  /** How much was seen in a shift, in the mean; null likewise. */
  mean_seen: number | null;
  /** The share of shifts that reached the budget; null likewise. */
  at_limit: number | null;
  /** How many overrides were given; null likewise. */
  overrides: number | null;
}

/** What protects those who look. */
export interface WellnessSettings {
  /** How much sensitive material one person may see in a shift; 0 for none at all. Default: 60. */
  budget?: number;
  /** How long a shift is, in hours, from the first look on. Default: 8. */
  shift_hours?: number;
  /** The smallest group whose figures are shown, at least 3. Default: 5. */
  smallest_group?: number;
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

  /** Decides an appeal; never somebody who had part in the decision (scope review) */
  appealsIdRuling(id: number, body: AppealRuling, options?: CallOptions): Promise<Appeal> {
    return this.call("POST", `/v1/appeals/${encodeURIComponent(id)}/ruling`, {}, body, options);
  }

  /** Takes in networks as detection writes them: networks.json, or one network of it (scope review) */
  cases(body: unknown, options?: CallOptions): Promise<NetworkCase[]> {
    return this.call("POST", `/v1/cases`, {}, body, options);
  }

  /** Writes at a case, an account or an artifact (scope review) */
  casesIdAnnotations(id: number, body: AnnotationRequest, options?: CallOptions): Promise<Annotation> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/annotations`, {}, body, options);
  }

  /** Says that it is no such network (scope review) */
  casesIdClear(id: number, body: ReasonRequest, options?: CallOptions): Promise<NetworkCase> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/clear`, {}, body, options);
  }

  /** What a plan would do, without doing it (scope review) */
  casesIdDryRun(id: number, body: StagesRequest, options?: CallOptions): Promise<DryRun> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/dry-run`, {}, body, options);
  }

  /** Includes, excludes or protects accounts, with a reason (scope review) */
  casesIdMembers(id: number, body: MembersRequest, options?: CallOptions): Promise<NetworkCase> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/members`, {}, body, options);
  }

  /** Proposes the plan that a dry run showed (scope review) */
  casesIdPlans(id: number, body: PlanRequest, options?: CallOptions): Promise<Plan> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/plans`, {}, body, options);
  }

  /** Approves another person's plan, which begins it (scope approve) */
  casesIdPlansPlanApprove(id: number, plan: number, options?: CallOptions): Promise<Plan> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/plans/${encodeURIComponent(plan)}/approve`, {}, undefined, options);
  }

  /** Goes on without what failed (scope approve) */
  casesIdPlansPlanGoOn(id: number, plan: number, body: ReasonRequest, options?: CallOptions): Promise<Plan> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/plans/${encodeURIComponent(plan)}/go-on`, {}, body, options);
  }

  /** Says no to a plan, or takes back one's own (scope review) */
  casesIdPlansPlanReject(id: number, plan: number, body: ReasonRequest, options?: CallOptions): Promise<Plan> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/plans/${encodeURIComponent(plan)}/reject`, {}, body, options);
  }

  /** Tries again what failed (scope review) */
  casesIdPlansPlanRetry(id: number, plan: number, options?: CallOptions): Promise<Plan> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/plans/${encodeURIComponent(plan)}/retry`, {}, undefined, options);
  }

  /** Takes back the reversible stages of a plan (scope approve) */
  casesIdPlansPlanUndo(id: number, plan: number, body: ReasonRequest, options?: CallOptions): Promise<Plan> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/plans/${encodeURIComponent(plan)}/undo`, {}, body, options);
  }

  /** Begins the review, also of one that was cleared or is watched (scope review) */
  casesIdReview(id: number, options?: CallOptions): Promise<NetworkCase> {
    return this.call("POST", `/v1/cases/${encodeURIComponent(id)}/review`, {}, undefined, options);
  }

  /** Takes in an appeal (scope review) */
  decisionsIdAppeals(id: number, body: AppealRequest, options?: CallOptions): Promise<Appeal> {
    return this.call("POST", `/v1/decisions/${encodeURIComponent(id)}/appeals`, {}, body, options);
  }

  /** Sends the user's notice later, or never (scope review) */
  decisionsIdNotice(id: number, body: NoticeRequest, options?: CallOptions): Promise<Notice> {
    return this.call("POST", `/v1/decisions/${encodeURIComponent(id)}/notice`, {}, body, options);
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

  /** Appeals, those that wait longest first (scope read) */
  getAppeals(query: { state?: string; limit?: number } = {}, options?: CallOptions): Promise<Appeal[]> {
    return this.call("GET", `/v1/appeals`, query, undefined, options);
  }

  /** Appeals in numbers, and how many decisions were taken back (scope read) */
  getAppealsFigures(options?: CallOptions): Promise<AppealFigures> {
    return this.call("GET", `/v1/appeals/figures`, {}, undefined, options);
  }

  /** Cases, the latest changed first (scope read) */
  getCases(query: { state?: string; limit?: number } = {}, options?: CallOptions): Promise<NetworkCase[]> {
    return this.call("GET", `/v1/cases`, query, undefined, options);
  }

  /** A case: members, annotations, plans, and who could be hit by mistake (scope review) */
  getCasesId(id: number, options?: CallOptions): Promise<CaseView> {
    return this.call("GET", `/v1/cases/${encodeURIComponent(id)}`, {}, undefined, options);
  }

  /** The network as it came in: ties, artifacts, timeline (scope review) */
  getCasesIdNetwork(id: number, options?: CallOptions): Promise<DetectedNetwork> {
    return this.call("GET", `/v1/cases/${encodeURIComponent(id)}/network`, {}, undefined, options);
  }

  /** A plan and how far it is (scope review) */
  getCasesIdPlansPlan(id: number, plan: number, options?: CallOptions): Promise<Plan> {
    return this.call("GET", `/v1/cases/${encodeURIComponent(id)}/plans/${encodeURIComponent(plan)}`, {}, undefined, options);
  }

  /** What a plan does to each account, one by one (scope review) */
  getCasesIdPlansPlanMeasures(id: number, plan: number, query: { undo?: boolean; state?: string; limit?: number } = {}, options?: CallOptions): Promise<Measure[]> {
    return this.call("GET", `/v1/cases/${encodeURIComponent(id)}/plans/${encodeURIComponent(plan)}/measures`, query, undefined, options);
  }

  /** The counters of the active policy in numbers (scope read) */
  getCounters(options?: CallOptions): Promise<CounterAnswer[]> {
    return this.call("GET", `/v1/counters`, {}, undefined, options);
  }

  /** What a counter reads for a key now (scope read) */
  getCountersName(name: string, query: { key: string }, options?: CallOptions): Promise<unknown> {
    return this.call("GET", `/v1/counters/${encodeURIComponent(name)}`, query, undefined, options);
  }

  /** Decisions, the latest first (scope read) */
  getDecisions(query: { before?: number; limit?: number } = {}, options?: CallOptions): Promise<Decision[]> {
    return this.call("GET", `/v1/decisions`, query, undefined, options);
  }

  /** A decision, its notice, and what followed (scope read) */
  getDecisionsId(id: number, options?: CallOptions): Promise<DecisionAnswer> {
    return this.call("GET", `/v1/decisions/${encodeURIComponent(id)}`, {}, undefined, options);
  }

  /** What is known of an entity from people's work: strikes, decisions, appeals, jobs (scope read) */
  getDecisionsOf(query: { entity: string }, options?: CallOptions): Promise<EntityRecord> {
    return this.call("GET", `/v1/decisions/of`, query, undefined, options);
  }

  /** The rules of the house: reasons and the ladder (scope read) */
  getDecisionsRules(options?: CallOptions): Promise<HouseRules> {
    return this.call("GET", `/v1/decisions/rules`, {}, undefined, options);
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

  /** The jobs about a subject, the latest first (scope read) */
  getJobs(query: { subject: string; limit?: number }, options?: CallOptions): Promise<Job[]> {
    return this.call("GET", `/v1/jobs`, query, undefined, options);
  }

  /** A job with its reasons, comments and findings (scope review) */
  getJobsId(id: number, options?: CallOptions): Promise<JobView> {
    return this.call("GET", `/v1/jobs/${encodeURIComponent(id)}`, {}, undefined, options);
  }

  /** The jobs that the caller has claimed (scope review) */
  getJobsMine(options?: CallOptions): Promise<Job[]> {
    return this.call("GET", `/v1/jobs/mine`, {}, undefined, options);
  }

  /** How far people agree, and how often they find what is known (scope approve) */
  getJobsQuality(query: { queue?: string; days?: number } = {}, options?: CallOptions): Promise<Quality> {
    return this.call("GET", `/v1/jobs/quality`, query, undefined, options);
  }

  /** Where jobs go: the first rule that fits (scope read) */
  getJobsRoutes(options?: CallOptions): Promise<RoutingRule[]> {
    return this.call("GET", `/v1/jobs/routes`, {}, undefined, options);
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

  /** The queues in numbers (scope read) */
  getQueues(options?: CallOptions): Promise<QueueFigures[]> {
    return this.call("GET", `/v1/queues`, {}, undefined, options);
  }

  /** The jobs of a queue, the most urgent first (scope read) */
  getQueuesQueue(queue: string, query: { state?: string; after?: string; limit?: number } = {}, options?: CallOptions): Promise<JobPage> {
    return this.call("GET", `/v1/queues/${encodeURIComponent(queue)}`, query, undefined, options);
  }

  /** How a queue is worked (scope read) */
  getQueuesQueueSettings(queue: string, options?: CallOptions): Promise<QueueSettings> {
    return this.call("GET", `/v1/queues/${encodeURIComponent(queue)}/settings`, {}, undefined, options);
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

  /** New accounts that may be returns of members of dismantled networks, the latest first, with what speaks for it (scope read) */
  getReturns(query: { network?: string; limit?: number } = {}, options?: CallOptions): Promise<ReturnAnswer[]> {
    return this.call("GET", `/v1/returns`, query, undefined, options);
  }

  /** How each rule of the active policy does: hits, errors, cost, whether it is broken (scope read) */
  getRules(options?: CallOptions): Promise<RuleAnswer[]> {
    return this.call("GET", `/v1/rules`, {}, undefined, options);
  }

  /** Who is told of effects (scope admin) */
  getWebhooks(options?: CallOptions): Promise<WebhookAnswer[]> {
    return this.call("GET", `/v1/webhooks`, {}, undefined, options);
  }

  /** How the caller's own shift stands (scope review) */
  getWellness(options?: CallOptions): Promise<ShiftStanding> {
    return this.call("GET", `/v1/wellness`, {}, undefined, options);
  }

  /** Figures of all together; none of a group too small (scope approve) */
  getWellnessFigures(query: { days?: number } = {}, options?: CallOptions): Promise<WellnessFigures> {
    return this.call("GET", `/v1/wellness/figures`, query, undefined, options);
  }

  /** Budget and length of a shift (scope review) */
  getWellnessSettings(options?: CallOptions): Promise<WellnessSettings> {
    return this.call("GET", `/v1/wellness/settings`, {}, undefined, options);
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

  /** Puts something before people; of what is open already, it becomes one more reason (scope review) */
  jobs(body: JobRequest, options?: CallOptions): Promise<Job> {
    return this.call("POST", `/v1/jobs`, {}, body, options);
  }

  /** Moves the jobs of a preview (scope review) */
  jobsBulkMove(body: BulkMoveRequest, options?: CallOptions): Promise<BulkAnswer> {
    return this.call("POST", `/v1/jobs/bulk/move`, {}, body, options);
  }

  /** What a bulk act would touch (scope review) */
  jobsBulkPreview(body: PreviewRequest, options?: CallOptions): Promise<BulkPreview> {
    return this.call("POST", `/v1/jobs/bulk/preview`, {}, body, options);
  }

  /** Decides the jobs of a preview alike (scope review) */
  jobsBulkRuling(body: BulkRulingRequest, options?: CallOptions): Promise<BulkAnswer> {
    return this.call("POST", `/v1/jobs/bulk/ruling`, {}, body, options);
  }

  /** Puts a job with a known answer among the others; nothing follows from how it is decided (scope approve) */
  jobsGolden(body: GoldenRequest, options?: CallOptions): Promise<Job> {
    return this.call("POST", `/v1/jobs/golden`, {}, body, options);
  }

  /** Claims a job, or extends one's claim (scope review) */
  jobsIdClaim(id: number, options?: CallOptions): Promise<Job> {
    return this.call("POST", `/v1/jobs/${encodeURIComponent(id)}/claim`, {}, undefined, options);
  }

  /** Writes beside a job (scope review) */
  jobsIdComments(id: number, body: CommentRequest, options?: CallOptions): Promise<JobComment> {
    return this.call("POST", `/v1/jobs/${encodeURIComponent(id)}/comments`, {}, body, options);
  }

  /** Moves a job to another queue (scope review) */
  jobsIdMove(id: number, body: MoveRequest, options?: CallOptions): Promise<Job> {
    return this.call("POST", `/v1/jobs/${encodeURIComponent(id)}/move`, {}, body, options);
  }

  /** Gives a job back; skip: not to the caller again for a day (scope review) */
  jobsIdRelease(id: number, body: ReleaseRequest, options?: CallOptions): Promise<Job> {
    return this.call("POST", `/v1/jobs/${encodeURIComponent(id)}/release`, {}, body, options);
  }

  /** Says what was found at a job that the caller has claimed (scope review) */
  jobsIdRuling(id: number, body: RulingRequest, options?: CallOptions): Promise<RulingOutcome> {
    return this.call("POST", `/v1/jobs/${encodeURIComponent(id)}/ruling`, {}, body, options);
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

  /** Replaces the rules of the house (scope approve) */
  putDecisionsRules(body: HouseRules, options?: CallOptions): Promise<HouseRules> {
    return this.call("PUT", `/v1/decisions/rules`, {}, body, options);
  }

  /** Replaces the routing rules (scope approve) */
  putJobsRoutes(body: RoutingRule[], options?: CallOptions): Promise<RoutingRule[]> {
    return this.call("PUT", `/v1/jobs/routes`, {}, body, options);
  }

  /** Says how a queue is worked (scope approve) */
  putQueuesQueueSettings(queue: string, body: SettingsRequest, options?: CallOptions): Promise<QueueSettings> {
    return this.call("PUT", `/v1/queues/${encodeURIComponent(queue)}/settings`, {}, body, options);
  }

  /** Sets budget and length of a shift (scope approve) */
  putWellnessSettings(body: WellnessSettings, options?: CallOptions): Promise<WellnessSettings> {
    return this.call("PUT", `/v1/wellness/settings`, {}, body, options);
  }

  /** Ask the history (scope read) */
  query(body: QueryBody, options?: CallOptions): Promise<QueryReply> {
    return this.call("POST", `/v1/query`, {}, body, options);
  }

  /** Claims the most urgent job that is for the caller; 204 when there is none (scope review) */
  queuesQueueNext(queue: string, options?: CallOptions): Promise<JobView> {
    return this.call("POST", `/v1/queues/${encodeURIComponent(queue)}/next`, {}, undefined, options);
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

  /** Says what the caller does not want to see; nobody asks why (scope review) */
  wellnessOptOuts(body: OptOutRequest, options?: CallOptions): Promise<ShiftStanding> {
    return this.call("POST", `/v1/wellness/opt-outs`, {}, body, options);
  }

  /** Lets another person see more in this shift (scope approve) */
  wellnessOverrides(body: OverrideRequest, options?: CallOptions): Promise<unknown> {
    return this.call("POST", `/v1/wellness/overrides`, {}, body, options);
  }

  /** Asks to see something; the ledger has it before it is given (scope review) */
  wellnessReveals(body: SeeRequest, options?: CallOptions): Promise<Reveal> {
    return this.call("POST", `/v1/wellness/reveals`, {}, body, options);
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
