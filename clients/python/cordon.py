"""The API of a Cordon server. Made from its OpenAPI description by eng/Cordon.Clients; not to be changed by hand."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, NotRequired, TypedDict

Activation = TypedDict(
    "Activation",
    {
        # The command's place in the log.
        "sequence": "int",
        # The policy.
        "hash": "str",
        # When.
        "at": "str",
        # Who did it.
        "by": "str",
        # Why.
        "reason": "str",
    },
)

Agreement = TypedDict(
    "Agreement",
    {
        # How many things were judged by more than one.
        "items": "int",
        # The share of agreeing pairs; null when nothing was.
        "raw": "float | None",
        # 1 for full agreement, 0 for chance; null when all said one and the same, which tells nothing.
        "kappa": "float | None",
        # Lower end of the 95 % interval of kappa.
        "low": "float | None",
        # Upper end of the 95 % interval of kappa.
        "high": "float | None",
    },
)

Annotation = TypedDict(
    "Annotation",
    {
        # Its number.
        "id": "int",
        # When.
        "at": "str",
        # Who.
        "by": "str",
        # The account or artifact; empty for the case.
        "about": "str",
        # What.
        "text": "str",
    },
)

AnnotationRequest = TypedDict(
    "AnnotationRequest",
    {
        "text": "str",
        # The account or artifact; empty for the case.
        "about": "NotRequired[str]",
    },
)

Appeal = TypedDict(
    "Appeal",
    {
        # Its number.
        "id": "int",
        # The decision.
        "decision": "int",
        # About what.
        "subject": "str",
        # When it came.
        "at": "str",
        # What they say.
        "text": "str",
        # Where it stands.
        "state": "AppealState",
        # Who decided it; null while open.
        "by": "str | None",
        # When.
        "decided": "str | None",
        # Why.
        "note": "str | None",
    },
)

AppealFigures = TypedDict(
    "AppealFigures",
    {
        # Decisions that found something.
        "decisions": "int",
        # Appeals to be decided.
        "open": "int",
        # Decisions that stood.
        "upheld": "int",
        # Decisions that were taken back.
        "overturned": "int",
        "rate": "Share | None",
    },
)

AppealRequest = TypedDict(
    "AppealRequest",
    {
        "text": "str",
    },
)

AppealRuling = TypedDict(
    "AppealRuling",
    {
        "overturn": "bool",
        "note": "str",
    },
)

AppealState = TypedDict(
    "AppealState",
    {
    },
)

AssociatedAccount = TypedDict(
    "AssociatedAccount",
    {
        # The platform's id of it.
        "id": "str",
        # How they belong together, such as `same device`.
        "type": "str",
    },
)

Attempt = TypedDict(
    "Attempt",
    {
        # The viewer.
        "viewer": "NotRequired[str]",
        # The list.
        "list": "NotRequired[str]",
        # How often the message was shown.
        "shown": "NotRequired[int]",
        # How often it was shown again within the window: the viewer tried once more.
        "repeated": "NotRequired[int]",
        # How often the viewer went on to the help resource.
        "clicked": "NotRequired[int]",
        # When it was first shown.
        "first": "NotRequired[str]",
        # When it was last shown.
        "last": "NotRequired[str]",
    },
)

AttemptsAnswer = TypedDict(
    "AttemptsAnswer",
    {
        "lists": "list[ListCount]",
        "viewers": "list[Attempt]",
        "forgotten": "int",
    },
)

BulkAnswer = TypedDict(
    "BulkAnswer",
    {
        "jobs": "int",
    },
)

BulkMoveRequest = TypedDict(
    "BulkMoveRequest",
    {
        "filter": "JobFilter",
        "mark": "str",
        "queue": "str",
        "reason": "str",
    },
)

BulkPreview = TypedDict(
    "BulkPreview",
    {
        # How many jobs.
        "count": "int",
        # How many fit and are left out: claimed by somebody else, due for a second look, or beyond the bound.
        "left": "int",
        # Jobs by queue.
        "queues": "dict[str, int]",
        # Jobs by severity.
        "severities": "dict[str, int]",
        # The first of them.
        "sample": "list[Job]",
        # To be sent with the act.
        "mark": "str",
    },
)

BulkRulingRequest = TypedDict(
    "BulkRulingRequest",
    {
        "filter": "JobFilter",
        "mark": "str",
        "ruling": "str",
        "note": "str",
    },
)

BystanderFinding = TypedDict(
    "BystanderFinding",
    {
        # The account.
        "account": "str",
        # Why.
        "concern": "Concern",
        # In words.
        "reason": "str",
        # Whether no plan may reach it; else a person decides.
        "blocks": "bool",
    },
)

CaseArtifact = TypedDict(
    "CaseArtifact",
    {
        # The thing, `type:id`.
        "object": "str",
        # What it ties by.
        "kind": "str",
        # How many members touch it.
        "members": "int",
        # How many accounts touch it in all.
        "fan": "int",
        # When first; null when not known.
        "first": "str | None",
        # When last; null when not known.
        "last": "str | None",
    },
)

CaseEvidence = TypedDict(
    "CaseEvidence",
    {
        # The thing, `type:id`.
        "object": "str",
        # How many accounts touched it in all.
        "fan": "int",
        # When.
        "time": "str | None",
        # The event of the one; empty when not known.
        "event_a": "str",
        # The event of the other; empty when not known.
        "event_b": "str",
    },
)

CaseMember = TypedDict(
    "CaseMember",
    {
        # The account, `type:id`.
        "account": "str",
        # Its role: lead, advertiser, core, bridge, member, audience, periphery; outside: approached, audience, bystander.
        "role": "str",
        # How firmly it belongs, 0 to 1; 0 for somebody outside.
        "strength": "float",
        # In which share of the draws of the evidence it fell into the network; null when not known.
        "stability": "NotRequired[float | None]",
        # Risk from the seeds, 0 to 1; null when not known.
        "risk": "NotRequired[float | None]",
        # How it stands to the case.
        "standing": "Standing",
        # Why it is here.
        "reasons": "NotRequired[list[str]]",
        # Who last changed how it stands; null when nobody did.
        "changed_by": "NotRequired[str | None]",
        # Why.
        "changed_why": "NotRequired[str | None]",
    },
)

CaseSeverity = TypedDict(
    "CaseSeverity",
    {
    },
)

CaseState = TypedDict(
    "CaseState",
    {
    },
)

CaseTie = TypedDict(
    "CaseTie",
    {
        # One.
        "a": "str",
        # The other.
        "b": "str",
        # How strongly, 0 to 1.
        "weight": "float",
        # By kind, the strongest first.
        "parts": "list[CaseTiePart]",
    },
)

CaseTiePart = TypedDict(
    "CaseTiePart",
    {
        # link, device, follow …
        "kind": "str",
        # 0 to 1.
        "weight": "float",
        # How often.
        "count": "int",
        # Some of the things shared, the rarest first.
        "evidence": "list[CaseEvidence]",
    },
)

CaseTimeline = TypedDict(
    "CaseTimeline",
    {
        # The start of the first bin.
        "from": "str",
        # How wide a bin is.
        "bin_seconds": "float",
        # Events of members in each.
        "events": "list[int]",
        # Of those, together with other members.
        "together": "list[int]",
    },
)

CaseView = TypedDict(
    "CaseView",
    {
        # The case.
        "case": "NetworkCase",
        # Members and people around, the firmest first; protected ones last.
        "members": "list[CaseMember]",
        # What was written, the oldest first.
        "annotations": "list[Annotation]",
        # Plans, the latest first.
        "plans": "list[Plan]",
        # Who could be hit by mistake.
        "concerns": "list[BystanderFinding]",
    },
)

ChangeAnswer = TypedDict(
    "ChangeAnswer",
    {
        "entity": "str",
        "label": "str",
        "change": "str",
        "reason": "str",
        "expires": "str | None",
    },
)

ClickedRequest = TypedDict(
    "ClickedRequest",
    {
        "list": "str",
        # Who; null for nobody known.
        "viewer": "NotRequired[str | None]",
    },
)

CommentRequest = TypedDict(
    "CommentRequest",
    {
        "text": "str",
    },
)

Concern = TypedDict(
    "Concern",
    {
    },
)

ConnectAnswer = TypedDict(
    "ConnectAnswer",
    {
        "version": "str",
        "stale": "bool",
        "verdict": "str",
        "reason": "str | None",
    },
)

ConnectRequest = TypedDict(
    "ConnectRequest",
    {
        "from": "str",
        "to": "str",
        "how": "str",
        # The age of who acts or is shown the other, when the platform knows it.
        "from_age": "NotRequired[str | None]",
        # The age of the other.
        "to_age": "NotRequired[str | None]",
    },
)

CounterAnswer = TypedDict(
    "CounterAnswer",
    {
        "name": "str",
        "keys": "int",
        "bytes": "int",
        "late": "int",
        "evicted": "int",
    },
)

Decision = TypedDict(
    "Decision",
    {
        # Its number.
        "id": "int",
        # About what.
        "subject": "str",
        # The reason of the policy; `none` when nothing was found.
        "reason": "str",
        # The severity of the reason at that time.
        "severity": "CaseSeverity",
        # Who.
        "by": "str",
        # Who looked second; null for nobody.
        "second": "NotRequired[str | None]",
        # When.
        "at": "str",
        # Why, in the reviewer's words.
        "note": "str",
        # The job; null for one made without.
        "job": "NotRequired[int | None]",
        # The step of the ladder that applied; null for none.
        "step": "NotRequired[str | None]",
        # Whether an appeal overturned it.
        "overturned": "NotRequired[bool]",
    },
)

DecisionAnswer = TypedDict(
    "DecisionAnswer",
    {
        "verdict": "str",
        "reason": "str | None",
        "factor": "float",
    },
)

DecisionsAnswer = TypedDict(
    "DecisionsAnswer",
    {
        "version": "str",
        "stale": "bool",
        "decisions": "list[DecisionAnswer]",
    },
)

DeliveryAnswer = TypedDict(
    "DeliveryAnswer",
    {
        "id": "str",
        "webhook": "str",
        "kind": "str",
        "made": "str",
        "due": "str",
        "attempts": "int",
        "state": "str",
        "problem": "str | None",
    },
)

DetectedNetwork = TypedDict(
    "DetectedNetwork",
    {
        # Its name.
        "id": "str",
        # 0 to 1.
        "score": "float",
        # 0 to 1; null when not known.
        "calibrated": "float | None",
        # Why.
        "reasons": "list[str]",
        # Members, and people around it.
        "people": "list[CaseMember]",
        # What ties them.
        "ties": "list[CaseTie]",
        # What they share.
        "artifacts": "list[CaseArtifact]",
        "timeline": "CaseTimeline | None",
    },
)

DeviceId = TypedDict(
    "DeviceId",
    {
        # The kind of its id.
        "type": "str",
        # Its id.
        "value": "str",
    },
)

DryRun = TypedDict(
    "DryRun",
    {
        # The case.
        "case": "int",
        # The version of the case.
        "version": "int",
        # What each stage would do.
        "stages": "list[StageEffect]",
        # Accounts reached.
        "accounts": "int",
        # Accounts that are never reached.
        "protected": "int",
        # Members that people took out.
        "excluded": "int",
        # Who could be hit by mistake.
        "concerns": "list[BystanderFinding]",
        # Why it cannot be proposed; empty when it can.
        "problems": "list[str]",
        # What to know.
        "warnings": "list[str]",
        # To be sent with the proposal: what is approved is what was shown.
        "mark": "str",
    },
)

EntityRecord = TypedDict(
    "EntityRecord",
    {
        # The entity.
        "entity": "str",
        # What its strikes weigh now.
        "weight": "float",
        # The step of the ladder that applies now; null for none.
        "step": "str | None",
        # Its strikes, the latest first.
        "strikes": "list[Strike]",
        # Decisions about it, the latest first.
        "decisions": "list[Decision]",
        # Appeals, the latest first.
        "appeals": "list[Appeal]",
        # Jobs about it, the latest first.
        "jobs": "list[Job]",
    },
)

EntriesAnswer = TypedDict(
    "EntriesAnswer",
    {
        "size": "int",
        "entries": "list[EntryAnswer]",
    },
)

EntryAnswer = TypedDict(
    "EntryAnswer",
    {
        # Its number.
        "number": "int",
        # When.
        "time": "str",
        # Who.
        "actor": "str",
        # What was done.
        "act": "str",
        # To what.
        "subject": "str",
        # Why.
        "reason": "str | None",
        # The place in the event log of the command behind it.
        "log": "int | None",
        # The commitment to its details, base64.
        "details": "str | None",
    },
)

EvidenceAnswer = TypedDict(
    "EvidenceAnswer",
    {
        "object": "str",
        "family": "str",
        "event": "str",
        "time": "str",
        "members": "int",
        "users": "int",
        "weight": "float",
        "sentence": "str",
    },
)

Explanation = TypedDict(
    "Explanation",
    {
        "rule": "str",
        "holds": "bool",
        "error": "str | None",
        "findings": "list[Finding]",
    },
)

ExtendRequest = TypedDict(
    "ExtendRequest",
    {
        "until": "str",
        "reason": "str",
    },
)

FileAnswer = TypedDict(
    "FileAnswer",
    {
        "sha256": "str",
        "state": "str",
        "file_id": "str | None",
        "md5": "str | None",
    },
)

FileHash = TypedDict(
    "FileHash",
    {
        # Which hash, such as `PDQ`.
        "type": "str",
        # The hash.
        "value": "str",
    },
)

Finding = TypedDict(
    "Finding",
    {
        "text": "str",
        "value": "str",
    },
)

GoldenCell = TypedDict(
    "GoldenCell",
    {
        # The known answer.
        "expected": "str",
        # The answer given.
        "found": "str",
        # How often.
        "count": "int",
    },
)

GoldenRequest = TypedDict(
    "GoldenRequest",
    {
        "subject": "str",
        "queue": "str",
        "expected": "str",
        # How grave.
        "severity": "NotRequired[CaseSeverity]",
        # The rule that it is to look like coming from.
        "by": "NotRequired[str]",
    },
)

HouseRules = TypedDict(
    "HouseRules",
    {
        # The reasons, by their order.
        "reasons": "list[PolicyReason]",
        # The steps, the mildest first.
        "ladder": "list[LadderStep]",
    },
)

IpEvent = TypedDict(
    "IpEvent",
    {
        # The address.
        "address": "str",
        # One of IReadOnlyList&lt;string&gt; IpEvent.Events.
        "event": "str",
        # When, with its zone.
        "time": "Any",
        # Whether it may be that of a proxy; null for not looked at.
        "possible_proxy": "NotRequired[bool | None]",
        # The port at the sender's side, which tells who it was where many share an address; null for unknown.
        "port": "NotRequired[int | None]",
    },
)

Job = TypedDict(
    "Job",
    {
        # Its number.
        "id": "int",
        # The queue that it is in.
        "queue": "str",
        # What is to be looked at, `type:id`. No two open jobs have the same.
        "subject": "str",
        # The type of the subject: `account`, `post`, `network`.
        "kind": "str",
        # The gravest of its reasons.
        "severity": "CaseSeverity",
        # The greatest priority that a rule gave, 0 to 100.
        "priority": "NotRequired[int]",
        # How many people saw it, as far as is known.
        "exposure": "NotRequired[int]",
        # When the first reason came.
        "created": "str",
        # When the latest reason came.
        "latest": "str",
        # When it should be decided; see QueueSettings.
        "due": "str",
        # How many reasons there are; some may not be kept one by one.
        "reasons": "int",
        # Where it stands.
        "state": "JobState",
        # Which look is due.
        "stage": "JobStage",
        # Who works on it; null when nobody does.
        "claimed_by": "NotRequired[str | None]",
        # When the claim ends.
        "claimed_until": "NotRequired[str | None]",
        # Where it stands in the order of its queue: lesser is sooner. See JobPriority.
        "rank": "int",
        # The case that it belongs to; null when it belongs to none.
        "case": "NotRequired[int | None]",
        # How it was decided; null while it is open.
        "ruling": "NotRequired[str | None]",
        # When it was closed.
        "closed": "NotRequired[str | None]",
    },
)

JobComment = TypedDict(
    "JobComment",
    {
        # When.
        "at": "str",
        # Who.
        "by": "str",
        # What.
        "text": "str",
    },
)

JobFilter = TypedDict(
    "JobFilter",
    {
        # Only this queue.
        "queue": "NotRequired[str | None]",
        # Only these jobs.
        "jobs": "NotRequired[list[int] | None]",
        # Only subjects of this type.
        "kind": "NotRequired[str | None]",
        "at_least": "NotRequired[CaseSeverity | None]",
        "at_most": "NotRequired[CaseSeverity | None]",
        # Only with a reason by this rule or caller.
        "by": "NotRequired[str | None]",
    },
)

JobLook = TypedDict(
    "JobLook",
    {
        # Which look.
        "stage": "JobStage",
        # When.
        "at": "str",
        # Who.
        "by": "str",
        # What they found: a reason of the policy, or string JobLook.NoViolation.
        "ruling": "str",
        # Why.
        "note": "str",
    },
)

JobPage = TypedDict(
    "JobPage",
    {
        # The jobs.
        "jobs": "list[Job]",
        # Where the next page begins; null at the end.
        "next": "str | None",
    },
)

JobReason = TypedDict(
    "JobReason",
    {
        # When it came.
        "at": "str",
        # `rule`, `api` or `network`.
        "source": "str",
        # The rule, caller or network.
        "by": "str",
        # The queue that was asked for; empty for none.
        "queue": "str",
        # How grave.
        "severity": "CaseSeverity",
        # What it is about: the subject, or a member of the network that the job is about.
        "entity": "str",
        # The event behind it; empty for none.
        "event": "str",
        # A message for people; empty for none.
        "note": "str",
    },
)

JobRequest = TypedDict(
    "JobRequest",
    {
        "subject": "str",
        "note": "str",
        # The queue; routing rules may say another.
        "queue": "NotRequired[str | None]",
        # How grave.
        "severity": "NotRequired[CaseSeverity]",
        # 0 to 100.
        "priority": "NotRequired[int]",
        # How many people saw it.
        "exposure": "NotRequired[int]",
    },
)

JobStage = TypedDict(
    "JobStage",
    {
    },
)

JobState = TypedDict(
    "JobState",
    {
    },
)

JobView = TypedDict(
    "JobView",
    {
        # The job.
        "job": "Job",
        # The latest reasons, at most 200.
        "reasons": "list[JobReason]",
        # What was written beside it, the oldest first.
        "comments": "list[JobComment]",
        # What was found, the oldest first; those that the viewer must not be told are left out.
        "looks": "list[JobLook]",
    },
)

KeptPolicy = TypedDict(
    "KeptPolicy",
    {
        "hash": "str",
        "stored": "str",
    },
)

LabelAnswer = TypedDict(
    "LabelAnswer",
    {
        "entity": "str",
        "label": "str",
        "source": "str",
        "set_by": "str",
        "reason": "str",
        "set": "str",
        "expires": "str | None",
        "event": "str | None",
    },
)

LabelRequest = TypedDict(
    "LabelRequest",
    {
        "entities": "list[str]",
        "label": "str",
        "reason": "str",
        # When the label ends; null for what the policy declares.
        "expires": "NotRequired[str | None]",
        # True when the label comes from somebody else's list; an import never outranks a person.
        "import": "NotRequired[bool]",
    },
)

LadderStep = TypedDict(
    "LadderStep",
    {
        # From which weight on.
        "from": "float",
        # What the platform is asked to do.
        "action": "str",
        # The label that is set; null for none.
        "label": "NotRequired[str | None]",
    },
)

ListAnswer = TypedDict(
    "ListAnswer",
    {
        "evidence": "list[EvidenceAnswer]",
        "next": "str | None",
    },
)

ListCount = TypedDict(
    "ListCount",
    {
        # The list.
        "list": "NotRequired[str]",
        # Shown, the repeated ones included.
        "shown": "NotRequired[int]",
        # Shown again to the same viewer within the window.
        "repeated": "NotRequired[int]",
        # Followed.
        "clicked": "NotRequired[int]",
    },
)

Measure = TypedDict(
    "Measure",
    {
        # The key, which says what it follows from: `case-7-1-2-15`, `decision-9-0-0`.
        "key": "str",
        # What it belongs to: `case-7-1`, `decision-9`.
        "owner": "str",
        # The step of its owner; those of one step are carried out together, before those of the next.
        "step": "int",
        # The place among those of its owner, and the order of carrying out.
        "place": "int",
        # What it does.
        "kind": "MeasureKind",
        # To which entity.
        "entity": "str",
        # The label, the action, the kind of notice, or the state.
        "name": "str",
        # Why, for the label and the platform.
        "reason": "str",
        # Who decided it.
        "by": "str",
        # Not before.
        "due": "str",
        # Where it stands.
        "state": "NotRequired[MeasureState]",
        # Why it failed; null when it did not.
        "problem": "NotRequired[str | None]",
    },
)

MeasureKind = TypedDict(
    "MeasureKind",
    {
    },
)

MeasureState = TypedDict(
    "MeasureState",
    {
    },
)

MembersRequest = TypedDict(
    "MembersRequest",
    {
        "accounts": "list[str]",
        "standing": "Standing",
        "reason": "str",
    },
)

MoveRequest = TypedDict(
    "MoveRequest",
    {
        "queue": "str",
        "reason": "str",
    },
)

NetworkAnswer = TypedDict(
    "NetworkAnswer",
    {
        "version": "str",
        "id": "str",
        "members": "int",
    },
)

NetworkCase = TypedDict(
    "NetworkCase",
    {
        # Its number.
        "id": "int",
        # The network, as detection names it.
        "network": "str",
        # Where it stands.
        "state": "CaseState",
        # The network's score, 0 to 1.
        "score": "float",
        # Of groups like it on simulated platforms, the share that was planted; null when not known.
        "calibrated": "NotRequired[float | None]",
        # Why it is a network.
        "reasons": "NotRequired[list[str]]",
        # How many accounts stand in each way to it.
        "counts": "dict[str, int]",
        # When it came in.
        "created": "str",
        # When it last changed.
        "changed": "str",
        # Who brought it in.
        "by": "str",
        # Rises with every change of its members: a plan holds for the members it was made for.
        "version": "int",
        # Its open job; null when there is none.
        "job": "NotRequired[int | None]",
    },
)

NetworkRequest = TypedDict(
    "NetworkRequest",
    {
        "id": "str",
        "state": "str",
        "members": "dict[str, str]",
    },
)

Notice = TypedDict(
    "Notice",
    {
        # The decision.
        "decision": "int",
        # To whom, or about what.
        "subject": "str",
        # What.
        "text": "str",
        # When it is sent.
        "due": "str",
        # Where it stands.
        "state": "NoticeState",
        # Why it was deferred or withheld; null when it was not.
        "reason": "str | None",
    },
)

NoticeRequest = TypedDict(
    "NoticeRequest",
    {
        "reason": "str",
        # When; null for never.
        "until": "NotRequired[str | None]",
    },
)

NoticeState = TypedDict(
    "NoticeState",
    {
    },
)

OptOutRequest = TypedDict(
    "OptOutRequest",
    {
        "materials": "list[str]",
    },
)

OverrideRequest = TypedDict(
    "OverrideRequest",
    {
        "person": "str",
        "more": "int",
        "reason": "str",
    },
)

Plan = TypedDict(
    "Plan",
    {
        # Its number within the case, from 1.
        "number": "int",
        # The case.
        "case": "int",
        # The stages, in their order.
        "stages": "list[Stage]",
        # Where it stands.
        "state": "PlanState",
        # Why.
        "reason": "str",
        # Who proposed it.
        "proposed_by": "str",
        # When.
        "proposed": "str",
        # The version of the case that it was made for.
        "version": "int",
        # The mark of the dry run that the proposer saw.
        "mark": "str",
        # Who approved or rejected it; null while nobody did.
        "decided_by": "NotRequired[str | None]",
        # When.
        "decided": "NotRequired[str | None]",
        # How far each stage is; empty before it is approved.
        "progress": "NotRequired[list[StageProgress]]",
    },
)

PlanRequest = TypedDict(
    "PlanRequest",
    {
        "mark": "str",
        "reason": "str",
        # The stages; null for the usual ones.
        "stages": "NotRequired[list[Stage] | None]",
    },
)

PlanState = TypedDict(
    "PlanState",
    {
    },
)

PoliciesAnswer = TypedDict(
    "PoliciesAnswer",
    {
        "active": "str",
        "kept": "list[KeptPolicy]",
        "activations": "list[Activation]",
    },
)

PolicyAnswer = TypedDict(
    "PolicyAnswer",
    {
        "hash": "str",
        "name": "str",
        "rules": "int",
        "counters": "int",
        "warnings": "list[str]",
    },
)

PolicyReason = TypedDict(
    "PolicyReason",
    {
        # Its name: 1 to 64 of a–z 0–9 _ -, not `none`.
        "id": "str",
        # What it says, for people.
        "title": "str",
        # How grave.
        "severity": "NotRequired[CaseSeverity]",
        # Whether it protects children: then the strictest step of the ladder applies at once.
        "child_safety": "NotRequired[bool]",
        # How much a strike for it weighs, 0 to 100; 0 for no strike. Default: 1.
        "weight": "NotRequired[float]",
        # After how many days a strike weighs half. Default: 90.
        "half_life_days": "NotRequired[float]",
        # The label that is set on the subject; null for none.
        "label": "NotRequired[str | None]",
        # What the platform is asked to do with the subject; null for nothing beside the ladder's.
        "action": "NotRequired[str | None]",
        # What the user is told; null for no notice.
        "notice": "NotRequired[str | None]",
        # How many hours the notice waits, so that it warns nobody too early. Default: 0.
        "notice_after_hours": "NotRequired[float]",
    },
)

PolicyRequest = TypedDict(
    "PolicyRequest",
    {
        "files": "dict[str, str]",
    },
)

PreviewAnswer = TypedDict(
    "PreviewAnswer",
    {
        "authority": "str",
        "mode": "str",
        "completeness": "int",
        "missing": "list[str]",
        "problems": "list[str]",
        "text": "str",
    },
)

PreviewRequest = TypedDict(
    "PreviewRequest",
    {
        "filter": "JobFilter",
    },
)

ProblemDetails = TypedDict(
    "ProblemDetails",
    {
        "type": "NotRequired[str | None]",
        "title": "NotRequired[str | None]",
        "status": "NotRequired[int | None]",
        "detail": "NotRequired[str | None]",
        "instance": "NotRequired[str | None]",
    },
)

PullRequest = TypedDict(
    "PullRequest",
    {
        "url": "str",
        # The case that it belongs to.
        "case": "NotRequired[str | None]",
        # The hash that it must have.
        "sha256": "NotRequired[str | None]",
        # The bytes that it must have.
        "size": "NotRequired[int | None]",
        # The name that it had on the platform.
        "file_name": "NotRequired[str | None]",
        # Its media type.
        "media_type": "NotRequired[str | None]",
    },
)

Quality = TypedDict(
    "Quality",
    {
        # First against second look: Cohen's kappa.
        "second": "Agreement",
        # All looks at jobs that several people judged: Fleiss' kappa.
        "among": "Agreement",
        "golden": "Share | None",
        # Of jobs with a known answer: what was expected, what was found, how often.
        "confusion": "list[GoldenCell]",
    },
)

QueryBody = TypedDict(
    "QueryBody",
    {
        # What is asked: rows, history (of an entity), series, top or distinct. Default: rows.
        "select": "NotRequired[str | None]",
        # A CEL condition over event, verdict, rules and shadow_rules.
        "filter": "NotRequired[str | None]",
        # The earliest event time: a day, or RFC 3339.
        "from": "NotRequired[str | None]",
        # The event time before which events lie.
        "to": "NotRequired[str | None]",
        # The event kind.
        "kind": "NotRequired[str | None]",
        # An entity that is actor, target or object, such as account:a1.
        "entity": "NotRequired[str | None]",
        # For top and distinct: the field whose values are counted, such as actor, tag, link, kind or rule.
        "field": "NotRequired[str | None]",
        # For series: the length of a bucket, such as 15m, 1h or 1d.
        "bucket": "NotRequired[str | None]",
        # For series: count apart by kind, verdict, rule or shadow_rule.
        "by": "NotRequired[str | None]",
        # Rows wanted, 1 to 10,000.
        "limit": "NotRequired[int | None]",
        # Where to go on: 'next' of the answer before.
        "cursor": "NotRequired[str | None]",
        # Rows from the oldest or the newest. Default: oldest.
        "order": "NotRequired[str | None]",
        # json or csv. Default: json.
        "format": "NotRequired[str | None]",
    },
)

QueryReply = TypedDict(
    "QueryReply",
    {
        # The names of the columns.
        "columns": "list[str]",
        # The rows, each with a value for every column.
        "rows": "list[Any]",
        # How many events were counted.
        "events": "NotRequired[int | None]",
        # How many different values there are in all.
        "distinct": "NotRequired[int | None]",
        # Where the next answer goes on; missing when this is all.
        "next": "NotRequired[str | None]",
        # Rows on which the filter failed; they do not match.
        "failed": "NotRequired[int | None]",
        # The first of these failures.
        "failure": "NotRequired[str | None]",
        # Fields that retention took out of some of the rows looked at.
        "dropped": "NotRequired[list[str] | None]",
    },
)

QueueFigures = TypedDict(
    "QueueFigures",
    {
        # The queue.
        "queue": "str",
        # Jobs that nobody works on.
        "waiting": "int",
        # Jobs that somebody works on.
        "claimed": "int",
        # When the job came that waited longest; null when none waits.
        "oldest": "str | None",
        # Open jobs past their clock, at most int QueueFigures.MostOverdue.
        "overdue": "int",
    },
)

QueueSettings = TypedDict(
    "QueueSettings",
    {
        # The queue.
        "queue": "str",
        # How long a claim holds, in minutes, 1 to 1,440. Default: 30.
        "claim_minutes": "NotRequired[int]",
        # Within how many hours a job should be decided, by severity: low, medium, high, critical. Default: 168, 72, 24, 4.
        "clock_hours": "NotRequired[list[float]]",
        # The share of jobs that a second person looks at, 0 to 1. Default: 0.
        "second_share": "NotRequired[float]",
        "second_from": "NotRequired[CaseSeverity | None]",
        # Rulings that always get a second look. Default: none.
        "second_rulings": "NotRequired[list[str]]",
        # How many jobs of it one person may take in a shift before another queue is due; 0 for no bound. Default: 0.
        "rotate_after": "NotRequired[int]",
        # The kind of material in it, which people can opt out of; empty for none.
        "material": "NotRequired[str]",
    },
)

RankAnswer = TypedDict(
    "RankAnswer",
    {
        "version": "str",
        "stale": "bool",
        "decisions": "list[RankedAnswer]",
    },
)

RankCandidate = TypedDict(
    "RankCandidate",
    {
        "id": "str",
        # The account behind it.
        "author": "NotRequired[str | None]",
        # The age of the account, or of the author: child, adult or unknown.
        "age": "NotRequired[str | None]",
        # The platform's score; it comes back multiplied.
        "score": "NotRequired[float | None]",
    },
)

RankQuestion = TypedDict(
    "RankQuestion",
    {
        "surface": "str",
        "candidates": "list[RankCandidate]",
        # Who looks, such as account:a1; left out for nobody known.
        "viewer": "NotRequired[str | None]",
        # The viewer's age, when the platform knows it: child, adult or unknown.
        "age": "NotRequired[str | None]",
    },
)

RankedAnswer = TypedDict(
    "RankedAnswer",
    {
        "verdict": "str",
        # Why; left out where nothing stands against it.
        "reason": "NotRequired[str | None]",
        # By what the score is multiplied, when it is demoted.
        "factor": "NotRequired[float | None]",
        # The score, multiplied; left out when none was given, and when it is not shown.
        "score": "NotRequired[float | None]",
    },
)

ReasonRequest = TypedDict(
    "ReasonRequest",
    {
        "reason": "str",
    },
)

ReceiptAnswer = TypedDict(
    "ReceiptAnswer",
    {
        "at": "str",
        "call": "str",
        "outcome": "str",
        "reply": "str",
    },
)

RedriveRequest = TypedDict(
    "RedriveRequest",
    {
        # One delivery; null for all that are dead.
        "id": "NotRequired[str | None]",
    },
)

RejectAnswer = TypedDict(
    "RejectAnswer",
    {
        "number": "int",
        "received": "str",
        "line": "int",
        "column": "int",
        "reason": "str",
        "bytes": "int",
        "raw": "str | None",
        "raw_base64": "str | None",
    },
)

ReleaseRequest = TypedDict(
    "ReleaseRequest",
    {
        # Whether it is not to be given to this person again for a day.
        "skip": "NotRequired[bool]",
        # Why.
        "reason": "NotRequired[str]",
    },
)

ReportAnswer = TypedDict(
    "ReportAnswer",
    {
        "id": "str",
        "case": "str",
        "authority": "str",
        "mode": "str",
        "state": "str",
        "created": "str",
        "created_by": "str",
        "approval": "DecisionAnswer | None",
        "number": "str | None",
        "needs_person": "bool",
        "problem": "str | None",
        "attempts": "int",
        "failures": "int",
        "opened_unknown": "int",
        "due": "str",
        "retraction": "DecisionAnswer | None",
        "ended": "str | None",
        "files": "list[FileAnswer]",
        "receipts": "list[ReceiptAnswer] | None",
    },
)

ReportCase = TypedDict(
    "ReportCase",
    {
        # The case in Cordon.
        "case": "str",
        # One of IReadOnlyList&lt;string&gt; IncidentTypes.All.
        "incident_type": "str",
        # When it happened, with its zone.
        "incident_time": "Any",
        # What the time is the time of.
        "incident_time_description": "NotRequired[str | None]",
        # The part of the platform where it happened.
        "platform": "NotRequired[str | None]",
        # Why somebody should look at once; null for no hurry.
        "high_priority": "NotRequired[str | None]",
        # Names of the form's annotations of a report that apply.
        "annotations": "NotRequired[list[str]]",
        # Pages where it happened.
        "urls": "NotRequired[list[str]]",
        # Who reports.
        "reporter": "Reporter",
        # The network that the accounts belong to; stands for each account that has none of its own. Null for none.
        "network": "NotRequired[str | None]",
        # The accounts that are reported.
        "reported": "NotRequired[list[ReportedAccount]]",
        # Who was harmed; never among the reported.
        "victims": "NotRequired[list[ReportedVictim]]",
        # The files, as pieces of evidence.
        "files": "NotRequired[list[ReportedFile]]",
        # What else there is to say.
        "additional_info": "NotRequired[str | None]",
    },
)

ReportedAccount = TypedDict(
    "ReportedAccount",
    {
        # The platform's id of it.
        "id": "str",
        "person": "NotRequired[ReportedPerson | None]",
        # The service of the platform that it uses.
        "service": "NotRequired[str | None]",
        # Whether somebody else took it over; null for unknown.
        "is_compromised": "NotRequired[bool | None]",
        # Its name.
        "screen_name": "NotRequired[str | None]",
        # Names that it shows or showed.
        "display_names": "NotRequired[list[str]]",
        # Its pages.
        "profile_urls": "NotRequired[list[str]]",
        # What it says of itself.
        "biography": "NotRequired[str | None]",
        # Addresses it was seen at.
        "ip_events": "NotRequired[list[IpEvent]]",
        # Devices it was seen on.
        "devices": "NotRequired[list[DeviceId]]",
        # Whether it is of another platform than the one that reports; null for not said.
        "is_third_party": "NotRequired[bool | None]",
        # Numbers of earlier reports of it.
        "prior_reports": "NotRequired[list[str]]",
        # The network that it belongs to; null for that of the case.
        "network": "NotRequired[str | None]",
        # Whether it is locked for a time.
        "is_temporarily_disabled": "NotRequired[bool | None]",
        # Whether it is closed.
        "is_permanently_disabled": "NotRequired[bool | None]",
        # Accounts that it acts together with, and how.
        "associated": "NotRequired[list[AssociatedAccount]]",
        # What else there is to say, such as its role in the network.
        "additional_info": "NotRequired[str | None]",
    },
)

ReportedFile = TypedDict(
    "ReportedFile",
    {
        # The piece of evidence.
        "sha256": "str",
        # The name that it is sent under.
        "name": "str",
        # The name that its uploader gave it.
        "original_name": "NotRequired[str | None]",
        # When it came to the platform, with its zone.
        "uploaded": "NotRequired[Any]",
        # Where it was to be seen.
        "location": "NotRequired[str | None]",
        # Whether a person of the platform looked at all of it before this report; null when nobody can say, which makes a report weak.
        "is_viewed": "NotRequired[bool | None]",
        # Whether a person looked at what its metadata says.
        "is_exif_viewed": "NotRequired[bool | None]",
        # Whether everybody could see it.
        "is_public": "NotRequired[bool | None]",
        # False for what only helps to understand the others.
        "is_reported": "NotRequired[bool]",
        # Whether it is passed around as a joke or in outrage; null for not looked at.
        "is_meme": "NotRequired[bool | None]",
        # Whether a machine made it; null for not looked at.
        "is_generated": "NotRequired[bool | None]",
        # The industry's class of it, one of IReadOnlyList&lt;string&gt; ReportedFile.Classes; null for none.
        "classification": "NotRequired[str | None]",
        # Hashes of it.
        "hashes": "NotRequired[list[FileHash]]",
        "ip_event": "NotRequired[IpEvent | None]",
        "device": "NotRequired[DeviceId | None]",
        # What else there is to say.
        "additional_info": "NotRequired[str | None]",
    },
)

ReportedPerson = TypedDict(
    "ReportedPerson",
    {
        # Given name.
        "first_name": "NotRequired[str | None]",
        # Family name.
        "last_name": "NotRequired[str | None]",
        # Telephone number.
        "phone": "NotRequired[str | None]",
        # Mail address.
        "email": "NotRequired[str | None]",
        # Age in years.
        "age": "NotRequired[int | None]",
        # Date of birth.
        "date_of_birth": "NotRequired[str | None]",
    },
)

ReportedVictim = TypedDict(
    "ReportedVictim",
    {
        "person": "NotRequired[ReportedPerson | None]",
        # The platform's id of the account; null for none.
        "id": "NotRequired[str | None]",
        # The service of the platform that the account uses.
        "service": "NotRequired[str | None]",
        # The account's name.
        "screen_name": "NotRequired[str | None]",
        # Addresses the account was seen at.
        "ip_events": "NotRequired[list[IpEvent]]",
        # What else there is to say.
        "additional_info": "NotRequired[str | None]",
    },
)

Reporter = TypedDict(
    "Reporter",
    {
        # Given name, or that of a team.
        "first_name": "str",
        # Family name.
        "last_name": "str",
        # A mailbox where an answer is read whoever is on duty.
        "email": "str",
    },
)

ResumeRequest = TypedDict(
    "ResumeRequest",
    {
        # True to take it back at the authority and open it anew.
        "anew": "NotRequired[bool]",
    },
)

ReturnAnswer = TypedDict(
    "ReturnAnswer",
    {
        "account": "str",
        "network": "str",
        "score": "float",
        "registered": "str",
        "time": "str",
        "evidence": "list[EvidenceAnswer]",
    },
)

Reveal = TypedDict(
    "Reveal",
    {
        # Its number.
        "id": "int",
        # What.
        "entity": "str",
        # How long it holds.
        "until": "str",
        # How the shift stands now.
        "standing": "ShiftStanding",
    },
)

RoutingRule = TypedDict(
    "RoutingRule",
    {
        # The queue.
        "to": "str",
        # Only subjects of this type; null for any.
        "kind": "NotRequired[str | None]",
        # Only subjects that carry this label; null for any.
        "label": "NotRequired[str | None]",
        "at_least": "NotRequired[CaseSeverity | None]",
        # Only what asked for this queue; null for any.
        "from": "NotRequired[str | None]",
    },
)

RuleAnswer = TypedDict(
    "RuleAnswer",
    {
        "rule": "str",
        "evaluations": "int",
        "hits": "int",
        "errors": "int",
        "shadow": "bool",
        "broken": "bool",
        "broken_at": "int",
        "window_evaluations": "int",
        "window_hits": "int",
        "past_rate": "float | None",
        "cost": "int",
    },
)

RulingOutcome = TypedDict(
    "RulingOutcome",
    {
        # The job as it stands now.
        "job": "Job",
        # The decision that it led to; null when another person looks first, or when the job was there to measure.
        "decision": "int | None",
    },
)

RulingRequest = TypedDict(
    "RulingRequest",
    {
        "ruling": "str",
        "note": "str",
    },
)

SearchAnswer = TypedDict(
    "SearchAnswer",
    {
        "version": "str",
        "stale": "bool",
        "verdict": "str",
        "reason": "str | None",
        "list": "str | None",
        "show_anyway": "bool",
        "safe_query": "str | None",
        "message": "WarningText | None",
        "attempts": "int",
    },
)

SearchRequest = TypedDict(
    "SearchRequest",
    {
        "query": "str",
        # Who searches; null for nobody known.
        "viewer": "NotRequired[str | None]",
        # The viewer's locale, for the message.
        "locale": "NotRequired[str | None]",
        # The surface.
        "surface": "NotRequired[str]",
    },
)

SeeRequest = TypedDict(
    "SeeRequest",
    {
        "entity": "str",
        "reason": "str",
        # What kind of material.
        "material": "NotRequired[str]",
        # The job that it is for.
        "job": "NotRequired[int | None]",
        # How much of the budget it takes.
        "weight": "NotRequired[int]",
    },
)

SettingsRequest = TypedDict(
    "SettingsRequest",
    {
        # See int QueueSettings.ClaimMinutes.
        "claim_minutes": "NotRequired[int | None]",
        # See IReadOnlyList&lt;double&gt; QueueSettings.ClockHours.
        "clock_hours": "NotRequired[list[float] | None]",
        # See double QueueSettings.SecondShare.
        "second_share": "NotRequired[float | None]",
        "second_from": "NotRequired[CaseSeverity | None]",
        # See IReadOnlyList&lt;string&gt; QueueSettings.SecondRulings.
        "second_rulings": "NotRequired[list[str] | None]",
        # See int QueueSettings.RotateAfter.
        "rotate_after": "NotRequired[int | None]",
        # See string QueueSettings.Material.
        "material": "NotRequired[str | None]",
    },
)

Share = TypedDict(
    "Share",
    {
        # How many.
        "hits": "int",
        # Of how many; at least 1.
        "of": "int",
        # Hits / Of.
        "value": "float",
        # The lower end.
        "low": "float",
        # The upper end.
        "high": "float",
    },
)

ShiftStanding = TypedDict(
    "ShiftStanding",
    {
        # When it began; null when there was no look yet.
        "began": "str | None",
        # When it ends.
        "ends": "str | None",
        # How much was seen.
        "seen": "int",
        # How much may be, overrides included.
        "budget": "int",
        # Kinds of material that the person does not want to see.
        "opted_out": "list[str]",
        # What is left.
        "left": "NotRequired[int]",
    },
)

Stage = TypedDict(
    "Stage",
    {
        # Which stage.
        "kind": "StageKind",
        # What the platform is asked to do with each; null for nothing.
        "action": "str | None",
        # The label that each gets; null for none.
        "label": "str | None",
        # Whether an undo takes it back.
        "is_reversible": "NotRequired[bool]",
    },
)

StageEffect = TypedDict(
    "StageEffect",
    {
        # The stage.
        "stage": "Stage",
        # Whether an undo takes it back.
        "reversible": "bool",
        # How many accounts or artifacts it reaches.
        "targets": "int",
        # Labels to be set.
        "labels": "int",
        # Messages to the platform.
        "messages": "int",
        # The first targets, at most 20.
        "sample": "list[str]",
        # In words.
        "says": "str",
    },
)

StageKind = TypedDict(
    "StageKind",
    {
    },
)

StageProgress = TypedDict(
    "StageProgress",
    {
        # The stage.
        "stage": "StageKind",
        # Whether these are the measures that take it back.
        "undo": "bool",
        # Measures to be carried out.
        "waiting": "int",
        # Measures in the outbox.
        "handed": "int",
        # Measures done.
        "done": "int",
        # Measures that failed.
        "failed": "int",
        # Measures given up.
        "cancelled": "int",
    },
)

StagesRequest = TypedDict(
    "StagesRequest",
    {
        # The stages; null for the usual ones.
        "stages": "NotRequired[list[Stage] | None]",
    },
)

Standing = TypedDict(
    "Standing",
    {
    },
)

StoredLabelChange = TypedDict(
    "StoredLabelChange",
    {
        # The record that led to it.
        "sequence": "int",
        # Its place among the changes of that record.
        "part": "int",
        # When the label was set, or the removal happened.
        "at": "str",
        # On which entity.
        "entity": "str",
        # Which label.
        "label": "str",
        # What happened: set, extended, replaced, removed, refused.
        "change": "str",
        # The kind of whoever did it: rule, person, import.
        "source": "str",
        # The rule, person or import.
        "by": "str",
        # Why.
        "reason": "str",
        # When the label ends; null when it does not.
        "expires": "str | None",
    },
)

Strike = TypedDict(
    "Strike",
    {
        # The decision.
        "decision": "int",
        # The reason of the policy.
        "reason": "str",
        # When.
        "at": "str",
        # What it weighed then.
        "weight": "float",
        # After how many days it weighs half.
        "half_life_days": "float",
        # Whether it is about children: such a strike does not lose its step by decay.
        "child_safety": "bool",
        # Whether it was overturned.
        "void": "bool",
    },
)

SuggestRequest = TypedDict(
    "SuggestRequest",
    {
        "completions": "list[str]",
        # The surface.
        "surface": "NotRequired[str]",
    },
)

SurfaceAnswer = TypedDict(
    "SurfaceAnswer",
    {
        "surface": "str",
        "fail": "str",
        "budget_ms": "float",
    },
)

SurfacesAnswer = TypedDict(
    "SurfacesAnswer",
    {
        "version": "str",
        "stale": "bool",
        "entities": "int",
        "terms": "int",
        "terms_refused": "int",
        "bytes": "int",
        "surfaces": "list[SurfaceAnswer]",
    },
)

SweepAnswer = TypedDict(
    "SweepAnswer",
    {
        "destroyed": "list[str]",
    },
)

TagsRequest = TypedDict(
    "TagsRequest",
    {
        "tags": "list[str]",
        # Who looks; null for nobody known.
        "viewer": "NotRequired[str | None]",
        # The viewer's age, when the platform knows it.
        "age": "NotRequired[str | None]",
        # The surface.
        "surface": "NotRequired[str]",
    },
)

UploadAnswer = TypedDict(
    "UploadAnswer",
    {
        "path": "str",
        "expires": "str",
    },
)

UploadRequest = TypedDict(
    "UploadRequest",
    {
        "sha256": "str",
        "size": "int",
        # The case that it belongs to.
        "case": "NotRequired[str | None]",
        # The name that it had on the platform.
        "file_name": "NotRequired[str | None]",
        # Its media type.
        "media_type": "NotRequired[str | None]",
        # How long the upload is allowed, 1 to 1,440 minutes.
        "minutes": "NotRequired[int]",
    },
)

WarningText = TypedDict(
    "WarningText",
    {
        # The words.
        "text": "str",
        # Where help is to be had: an address, or a number to call; null for none.
        "help": "str | None",
    },
)

WebhookAnswer = TypedDict(
    "WebhookAnswer",
    {
        "id": "str",
        "url": "str",
        "kinds": "list[str]",
        "created": "str",
        "secret": "str | None",
    },
)

WebhookRequest = TypedDict(
    "WebhookRequest",
    {
        "url": "str",
        "kinds": "list[str]",
    },
)

WellnessFigures = TypedDict(
    "WellnessFigures",
    {
        # Over how many days.
        "days": "int",
        # How many people saw something; null when the group is too small to be told of.
        "people": "int | None",
        # How many shifts; null likewise.
        "shifts": "int | None",
        # How much was seen in a shift, in the mean; null likewise.
        "mean_seen": "float | None",
        # The share of shifts that reached the budget; null likewise.
        "at_limit": "float | None",
        # How many overrides were given; null likewise.
        "overrides": "int | None",
    },
)

WellnessSettings = TypedDict(
    "WellnessSettings",
    {
        # How much sensitive material one person may see in a shift; 0 for none at all. Default: 60.
        "budget": "NotRequired[int]",
        # How long a shift is, in hours, from the first look on. Default: 8.
        "shift_hours": "NotRequired[float]",
        # The smallest group whose figures are shown, at least 3. Default: 5.
        "smallest_group": "NotRequired[int]",
    },
)


class CordonError(Exception):
    """What the server said of a request that it did not take."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Cordon:
    """The API of a Cordon server."""

    def __init__(self, server: str, key: str | None = None, timeout: float = 30.0) -> None:
        self._server, self._key, self._timeout = server.rstrip("/"), key, timeout

    def _call(self, method: str, path: str, query: dict[str, Any], body: Any, timeout: float | None) -> Any:
        asked = {name: value for name, value in query.items() if value is not None}
        url = self._server + path + ("?" + urllib.parse.urlencode(asked) if asked else "")
        data = None if body is None else body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
        request = urllib.request.Request(url, data=data, method=method)
        if self._key:
            request.add_header("Authorization", "Bearer " + self._key)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=timeout or self._timeout) as response:
                text = response.read()
                return json.loads(text) if text and "json" in response.headers.get("Content-Type", "") else text.decode()
        except urllib.error.HTTPError as refused:
            text = refused.read().decode(errors="replace")
            try:
                problem = json.loads(text)
                raise CordonError(refused.code, problem.get("detail") or problem.get("title") or text) from None
            except (ValueError, AttributeError):
                raise CordonError(refused.code, text) from None

    def appeals_id_ruling(self, id: int, body: AppealRuling, *, timeout: float | None = None) -> Appeal:
        """Decides an appeal; never somebody who had part in the decision (scope review)"""
        return self._call("POST", f"/v1/appeals/{urllib.parse.quote(str(id), safe='')}/ruling", {}, body, timeout)

    def cases(self, body: Any, *, timeout: float | None = None) -> list[NetworkCase]:
        """Takes in networks as detection writes them: networks.json, or one network of it (scope review)"""
        return self._call("POST", "/v1/cases", {}, body, timeout)

    def cases_id_annotations(self, id: int, body: AnnotationRequest, *, timeout: float | None = None) -> Annotation:
        """Writes at a case, an account or an artifact (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/annotations", {}, body, timeout)

    def cases_id_clear(self, id: int, body: ReasonRequest, *, timeout: float | None = None) -> NetworkCase:
        """Says that it is no such network (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/clear", {}, body, timeout)

    def cases_id_dry_run(self, id: int, body: StagesRequest, *, timeout: float | None = None) -> DryRun:
        """What a plan would do, without doing it (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/dry-run", {}, body, timeout)

    def cases_id_members(self, id: int, body: MembersRequest, *, timeout: float | None = None) -> NetworkCase:
        """Includes, excludes or protects accounts, with a reason (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/members", {}, body, timeout)

    def cases_id_plans(self, id: int, body: PlanRequest, *, timeout: float | None = None) -> Plan:
        """Proposes the plan that a dry run showed (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans", {}, body, timeout)

    def cases_id_plans_plan_approve(self, id: int, plan: int, *, timeout: float | None = None) -> Plan:
        """Approves another person's plan, which begins it (scope approve)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans/{urllib.parse.quote(str(plan), safe='')}/approve", {}, None, timeout)

    def cases_id_plans_plan_go_on(self, id: int, plan: int, body: ReasonRequest, *, timeout: float | None = None) -> Plan:
        """Goes on without what failed (scope approve)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans/{urllib.parse.quote(str(plan), safe='')}/go-on", {}, body, timeout)

    def cases_id_plans_plan_reject(self, id: int, plan: int, body: ReasonRequest, *, timeout: float | None = None) -> Plan:
        """Says no to a plan, or takes back one's own (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans/{urllib.parse.quote(str(plan), safe='')}/reject", {}, body, timeout)

    def cases_id_plans_plan_retry(self, id: int, plan: int, *, timeout: float | None = None) -> Plan:
        """Tries again what failed (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans/{urllib.parse.quote(str(plan), safe='')}/retry", {}, None, timeout)

    def cases_id_plans_plan_undo(self, id: int, plan: int, body: ReasonRequest, *, timeout: float | None = None) -> Plan:
        """Takes back the reversible stages of a plan (scope approve)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans/{urllib.parse.quote(str(plan), safe='')}/undo", {}, body, timeout)

    def cases_id_review(self, id: int, *, timeout: float | None = None) -> NetworkCase:
        """Begins the review, also of one that was cleared or is watched (scope review)"""
        return self._call("POST", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/review", {}, None, timeout)

    def decisions_id_appeals(self, id: int, body: AppealRequest, *, timeout: float | None = None) -> Appeal:
        """Takes in an appeal (scope review)"""
        return self._call("POST", f"/v1/decisions/{urllib.parse.quote(str(id), safe='')}/appeals", {}, body, timeout)

    def decisions_id_notice(self, id: int, body: NoticeRequest, *, timeout: float | None = None) -> Notice:
        """Sends the user's notice later, or never (scope review)"""
        return self._call("POST", f"/v1/decisions/{urllib.parse.quote(str(id), safe='')}/notice", {}, body, timeout)

    def delete_webhooks_id(self, id: str, *, timeout: float | None = None) -> Any:
        """Removes a webhook; what waits for it is given up (scope admin)"""
        return self._call("DELETE", f"/v1/webhooks/{urllib.parse.quote(str(id), safe='')}", {}, None, timeout)

    def deliveries_redrive(self, body: RedriveRequest, *, timeout: float | None = None) -> Any:
        """Sends dead deliveries again (scope admin)"""
        return self._call("POST", "/v1/deliveries/redrive", {}, body, timeout)

    def events(self, body: Any, *, wait: str | None = None, timeout: float | None = None) -> Any:
        """Takes in events, one, an array, or one a line, and answers when they are durable; wait=verdict: when they are evaluated (scope ingest)"""
        return self._call("POST", "/v1/events", {"wait": wait}, body, timeout)

    def evidence_pull(self, body: PullRequest, *, timeout: float | None = None) -> EvidenceAnswer:
        """Pulls content from the platform by URL, from hosts that are allowed (scope evidence)"""
        return self._call("POST", "/v1/evidence/pull", {}, body, timeout)

    def evidence_sha256_destroy(self, body: ReasonRequest, *, timeout: float | None = None) -> EvidenceAnswer:
        """Destroys it, as another person asked: its key first, then its content (scope approve)"""
        return self._call("POST", f"/v1/evidence/{sha256}/destroy", {}, body, timeout)

    def evidence_sha256_destroy_request(self, body: ReasonRequest, *, timeout: float | None = None) -> EvidenceAnswer:
        """Asks that it be destroyed; another person has to agree (scope evidence)"""
        return self._call("POST", f"/v1/evidence/{sha256}/destroy/request", {}, body, timeout)

    def evidence_sha256_destroy_withdraw(self, body: ReasonRequest, *, timeout: float | None = None) -> EvidenceAnswer:
        """Takes back that it be destroyed (scope evidence)"""
        return self._call("POST", f"/v1/evidence/{sha256}/destroy/withdraw", {}, body, timeout)

    def evidence_sha256_extend(self, body: ExtendRequest, *, timeout: float | None = None) -> EvidenceAnswer:
        """Preserves it longer (scope evidence)"""
        return self._call("POST", f"/v1/evidence/{sha256}/extend", {}, body, timeout)

    def evidence_sha256_hold(self, body: ReasonRequest, *, timeout: float | None = None) -> EvidenceAnswer:
        """Puts a legal hold on it (scope evidence)"""
        return self._call("POST", f"/v1/evidence/{sha256}/hold", {}, body, timeout)

    def evidence_sha256_release(self, body: ReasonRequest, *, timeout: float | None = None) -> EvidenceAnswer:
        """Lifts its legal hold (scope approve)"""
        return self._call("POST", f"/v1/evidence/{sha256}/release", {}, body, timeout)

    def evidence_sweep(self, *, timeout: float | None = None) -> SweepAnswer:
        """Destroys what GET /v1/evidence/due lists (scope approve)"""
        return self._call("POST", "/v1/evidence/sweep", {}, None, timeout)

    def evidence_uploads(self, body: UploadRequest, *, timeout: float | None = None) -> UploadAnswer:
        """Allows one upload, by whoever has the path: bound to hash, size and time (scope evidence)"""
        return self._call("POST", "/v1/evidence/uploads", {}, body, timeout)

    def explain(self, body: Any, *, timeout: float | None = None) -> list[Explanation]:
        """How the rules stand to an event now, without taking it in (scope read)"""
        return self._call("POST", "/v1/explain", {}, body, timeout)

    def get_appeals(self, *, state: str | None = None, limit: int | None = None, timeout: float | None = None) -> list[Appeal]:
        """Appeals, those that wait longest first (scope read)"""
        return self._call("GET", "/v1/appeals", {"state": state, "limit": limit}, None, timeout)

    def get_appeals_figures(self, *, timeout: float | None = None) -> AppealFigures:
        """Appeals in numbers, and how many decisions were taken back (scope read)"""
        return self._call("GET", "/v1/appeals/figures", {}, None, timeout)

    def get_cases(self, *, state: str | None = None, limit: int | None = None, timeout: float | None = None) -> list[NetworkCase]:
        """Cases, the latest changed first (scope read)"""
        return self._call("GET", "/v1/cases", {"state": state, "limit": limit}, None, timeout)

    def get_cases_id(self, id: int, *, timeout: float | None = None) -> CaseView:
        """A case: members, annotations, plans, and who could be hit by mistake (scope review)"""
        return self._call("GET", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}", {}, None, timeout)

    def get_cases_id_network(self, id: int, *, timeout: float | None = None) -> DetectedNetwork:
        """The network as it came in: ties, artifacts, timeline (scope review)"""
        return self._call("GET", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/network", {}, None, timeout)

    def get_cases_id_plans_plan(self, id: int, plan: int, *, timeout: float | None = None) -> Plan:
        """A plan and how far it is (scope review)"""
        return self._call("GET", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans/{urllib.parse.quote(str(plan), safe='')}", {}, None, timeout)

    def get_cases_id_plans_plan_measures(self, id: int, plan: int, *, undo: bool | None = None, state: str | None = None, limit: int | None = None, timeout: float | None = None) -> list[Measure]:
        """What a plan does to each account, one by one (scope review)"""
        return self._call("GET", f"/v1/cases/{urllib.parse.quote(str(id), safe='')}/plans/{urllib.parse.quote(str(plan), safe='')}/measures", {"undo": undo, "state": state, "limit": limit}, None, timeout)

    def get_counters(self, *, timeout: float | None = None) -> list[CounterAnswer]:
        """The counters of the active policy in numbers (scope read)"""
        return self._call("GET", "/v1/counters", {}, None, timeout)

    def get_counters_name(self, name: str, *, key: str, timeout: float | None = None) -> Any:
        """What a counter reads for a key now (scope read)"""
        return self._call("GET", f"/v1/counters/{urllib.parse.quote(str(name), safe='')}", {"key": key}, None, timeout)

    def get_decisions(self, *, before: int | None = None, limit: int | None = None, timeout: float | None = None) -> list[Decision]:
        """Decisions, the latest first (scope read)"""
        return self._call("GET", "/v1/decisions", {"before": before, "limit": limit}, None, timeout)

    def get_decisions_id(self, id: int, *, timeout: float | None = None) -> DecisionAnswer:
        """A decision, its notice, and what followed (scope read)"""
        return self._call("GET", f"/v1/decisions/{urllib.parse.quote(str(id), safe='')}", {}, None, timeout)

    def get_decisions_of(self, *, entity: str, timeout: float | None = None) -> EntityRecord:
        """What is known of an entity from people's work: strikes, decisions, appeals, jobs (scope read)"""
        return self._call("GET", "/v1/decisions/of", {"entity": entity}, None, timeout)

    def get_decisions_rules(self, *, timeout: float | None = None) -> HouseRules:
        """The rules of the house: reasons and the ladder (scope read)"""
        return self._call("GET", "/v1/decisions/rules", {}, None, timeout)

    def get_deliveries(self, *, state: str | None = None, limit: int | None = None, timeout: float | None = None) -> list[DeliveryAnswer]:
        """Deliveries in a state: waiting, done, dead (scope admin)"""
        return self._call("GET", "/v1/deliveries", {"state": state, "limit": limit}, None, timeout)

    def get_evidence(self, *, case: str | None = None, after: str | None = None, limit: int | None = None, timeout: float | None = None) -> ListAnswer:
        """What is kept, by hash; case: only of this case; after: only behind this hash (scope evidence)"""
        return self._call("GET", "/v1/evidence", {"case": case, "after": after, "limit": limit}, None, timeout)

    def get_evidence_due(self, *, limit: int | None = None, timeout: float | None = None) -> ListAnswer:
        """Whose preservation is over, and which nothing keeps (scope evidence)"""
        return self._call("GET", "/v1/evidence/due", {"limit": limit}, None, timeout)

    def get_evidence_sha256(self, sha256: str, *, timeout: float | None = None) -> EvidenceAnswer:
        """A piece of evidence, without its content (scope evidence)"""
        return self._call("GET", f"/v1/evidence/{urllib.parse.quote(str(sha256), safe='')}", {}, None, timeout)

    def get_evidence_sha256_content(self, sha256: str, *, reason: str | None = None, timeout: float | None = None) -> Any:
        """The content; who reads it and why stands in the ledger before the first byte is sent (scope evidence)"""
        return self._call("GET", f"/v1/evidence/{urllib.parse.quote(str(sha256), safe='')}/content", {"reason": reason}, None, timeout)

    def get_guard_attempts(self, *, viewer: str | None = None, limit: int | None = None, timeout: float | None = None) -> AttemptsAnswer:
        """Warnings shown, repeated and followed, by list; and by one viewer, or by those who tried again most often (scope read)"""
        return self._call("GET", "/v1/guard/attempts", {"viewer": viewer, "limit": limit}, None, timeout)

    def get_guard_surfaces(self, *, timeout: float | None = None) -> SurfacesAnswer:
        """What callers do when there is no answer, and the state of the snapshot (scope guard)"""
        return self._call("GET", "/v1/guard/surfaces", {}, None, timeout)

    def get_health_live(self, *, timeout: float | None = None) -> Any:
        return self._call("GET", "/health/live", {}, None, timeout)

    def get_health_ready(self, *, timeout: float | None = None) -> Any:
        return self._call("GET", "/health/ready", {}, None, timeout)

    def get_jobs(self, *, subject: str, limit: int | None = None, timeout: float | None = None) -> list[Job]:
        """The jobs about a subject, the latest first (scope read)"""
        return self._call("GET", "/v1/jobs", {"subject": subject, "limit": limit}, None, timeout)

    def get_jobs_id(self, id: int, *, timeout: float | None = None) -> JobView:
        """A job with its reasons, comments and findings (scope review)"""
        return self._call("GET", f"/v1/jobs/{urllib.parse.quote(str(id), safe='')}", {}, None, timeout)

    def get_jobs_mine(self, *, timeout: float | None = None) -> list[Job]:
        """The jobs that the caller has claimed (scope review)"""
        return self._call("GET", "/v1/jobs/mine", {}, None, timeout)

    def get_jobs_quality(self, *, queue: str | None = None, days: int | None = None, timeout: float | None = None) -> Quality:
        """How far people agree, and how often they find what is known (scope approve)"""
        return self._call("GET", "/v1/jobs/quality", {"queue": queue, "days": days}, None, timeout)

    def get_jobs_routes(self, *, timeout: float | None = None) -> list[RoutingRule]:
        """Where jobs go: the first rule that fits (scope read)"""
        return self._call("GET", "/v1/jobs/routes", {}, None, timeout)

    def get_labels(self, *, entity: str, timeout: float | None = None) -> list[LabelAnswer]:
        """The labels that stand on an entity now (scope read)"""
        return self._call("GET", "/v1/labels", {"entity": entity}, None, timeout)

    def get_labels_history(self, *, entity: str, limit: int | None = None, timeout: float | None = None) -> list[StoredLabelChange]:
        """The changes of an entity's labels, the latest first (scope read)"""
        return self._call("GET", "/v1/labels/history", {"entity": entity, "limit": limit}, None, timeout)

    def get_ledger(self, *, before: int | None = None, limit: int | None = None, timeout: float | None = None) -> EntriesAnswer:
        """Who did what, the latest first; before: only entries of a lesser number (scope read)"""
        return self._call("GET", "/v1/ledger", {"before": before, "limit": limit}, None, timeout)

    def get_ledger_checkpoint(self, *, timeout: float | None = None) -> Any:
        """The latest checkpoint, a signed note (scope read)"""
        return self._call("GET", "/v1/ledger/checkpoint", {}, None, timeout)

    def get_ledger_consistency(self, *, old: int, size: int | None = None, timeout: float | None = None) -> Any:
        """Proof that the ledger continues an older state of it (scope read)"""
        return self._call("GET", "/v1/ledger/consistency", {"old": old, "size": size}, None, timeout)

    def get_ledger_id_proof(self, id: int, *, timeout: float | None = None) -> Any:
        """Proof that an entry stands in the ledger (scope read)"""
        return self._call("GET", f"/v1/ledger/{urllib.parse.quote(str(id), safe='')}/proof", {}, None, timeout)

    def get_policies(self, *, timeout: float | None = None) -> PoliciesAnswer:
        """The active policy, those that are kept, and who activated which when (scope read)"""
        return self._call("GET", "/v1/policies", {}, None, timeout)

    def get_policies_hash(self, hash: str, *, timeout: float | None = None) -> PolicyRequest:
        """The files of a policy (scope read)"""
        return self._call("GET", f"/v1/policies/{urllib.parse.quote(str(hash), safe='')}", {}, None, timeout)

    def get_queues(self, *, timeout: float | None = None) -> list[QueueFigures]:
        """The queues in numbers (scope read)"""
        return self._call("GET", "/v1/queues", {}, None, timeout)

    def get_queues_queue(self, queue: str, *, state: str | None = None, after: str | None = None, limit: int | None = None, timeout: float | None = None) -> JobPage:
        """The jobs of a queue, the most urgent first (scope read)"""
        return self._call("GET", f"/v1/queues/{urllib.parse.quote(str(queue), safe='')}", {"state": state, "after": after, "limit": limit}, None, timeout)

    def get_queues_queue_settings(self, queue: str, *, timeout: float | None = None) -> QueueSettings:
        """How a queue is worked (scope read)"""
        return self._call("GET", f"/v1/queues/{urllib.parse.quote(str(queue), safe='')}/settings", {}, None, timeout)

    def get_rejects(self, *, before: int | None = None, limit: int | None = None, timeout: float | None = None) -> list[RejectAnswer]:
        """Records that could not be read, the latest first; the last 100,000 are kept (scope read)"""
        return self._call("GET", "/v1/rejects", {"before": before, "limit": limit}, None, timeout)

    def get_reports(self, *, limit: int | None = None, timeout: float | None = None) -> list[ReportAnswer]:
        """Reports, the latest first (scope report)"""
        return self._call("GET", "/v1/reports", {"limit": limit}, None, timeout)

    def get_reports_id(self, id: str, *, timeout: float | None = None) -> ReportAnswer:
        """A report, with what the authority answered (scope report)"""
        return self._call("GET", f"/v1/reports/{urllib.parse.quote(str(id), safe='')}", {}, None, timeout)

    def get_returns(self, *, network: str | None = None, limit: int | None = None, timeout: float | None = None) -> list[ReturnAnswer]:
        """New accounts that may be returns of members of dismantled networks, the latest first, with what speaks for it (scope read)"""
        return self._call("GET", "/v1/returns", {"network": network, "limit": limit}, None, timeout)

    def get_rules(self, *, timeout: float | None = None) -> list[RuleAnswer]:
        """How each rule of the active policy does: hits, errors, cost, whether it is broken (scope read)"""
        return self._call("GET", "/v1/rules", {}, None, timeout)

    def get_webhooks(self, *, timeout: float | None = None) -> list[WebhookAnswer]:
        """Who is told of effects (scope admin)"""
        return self._call("GET", "/v1/webhooks", {}, None, timeout)

    def get_wellness(self, *, timeout: float | None = None) -> ShiftStanding:
        """How the caller's own shift stands (scope review)"""
        return self._call("GET", "/v1/wellness", {}, None, timeout)

    def get_wellness_figures(self, *, days: int | None = None, timeout: float | None = None) -> WellnessFigures:
        """Figures of all together; none of a group too small (scope approve)"""
        return self._call("GET", "/v1/wellness/figures", {"days": days}, None, timeout)

    def get_wellness_settings(self, *, timeout: float | None = None) -> WellnessSettings:
        """Budget and length of a shift (scope review)"""
        return self._call("GET", "/v1/wellness/settings", {}, None, timeout)

    def guard_clicked(self, body: ClickedRequest, *, timeout: float | None = None) -> Any:
        """Counts that a viewer went on to the help resource (scope guard)"""
        return self._call("POST", "/v1/guard/clicked", {}, body, timeout)

    def guard_connect(self, body: ConnectRequest, *, timeout: float | None = None) -> ConnectAnswer:
        """Whether one account may be suggested to another, follow it, write to it or add it to a group (scope guard)"""
        return self._call("POST", "/v1/guard/connect", {}, body, timeout)

    def guard_networks(self, body: NetworkRequest, *, timeout: float | None = None) -> NetworkAnswer:
        """Keeps a network, whose members surfaces no longer introduce to each other (scope label)"""
        return self._call("POST", "/v1/guard/networks", {}, body, timeout)

    def guard_rank(self, body: RankQuestion, *, timeout: float | None = None) -> RankAnswer:
        """Which of up to 1,000 candidates a surface may show to a viewer: keep, demote, hold or hide (scope guard)"""
        return self._call("POST", "/v1/guard/rank", {}, body, timeout)

    def guard_search(self, body: SearchRequest, *, timeout: float | None = None) -> SearchAnswer:
        """Whether a query is answered: allow, warn or block (scope guard)"""
        return self._call("POST", "/v1/guard/search", {}, body, timeout)

    def guard_suggest(self, body: SuggestRequest, *, timeout: float | None = None) -> DecisionsAnswer:
        """Which completions may be offered (scope guard)"""
        return self._call("POST", "/v1/guard/suggest", {}, body, timeout)

    def guard_tags(self, body: TagsRequest, *, timeout: float | None = None) -> DecisionsAnswer:
        """Which tags may be shown (scope guard)"""
        return self._call("POST", "/v1/guard/tags", {}, body, timeout)

    def jobs(self, body: JobRequest, *, timeout: float | None = None) -> Job:
        """Puts something before people; of what is open already, it becomes one more reason (scope review)"""
        return self._call("POST", "/v1/jobs", {}, body, timeout)

    def jobs_bulk_move(self, body: BulkMoveRequest, *, timeout: float | None = None) -> BulkAnswer:
        """Moves the jobs of a preview (scope review)"""
        return self._call("POST", "/v1/jobs/bulk/move", {}, body, timeout)

    def jobs_bulk_preview(self, body: PreviewRequest, *, timeout: float | None = None) -> BulkPreview:
        """What a bulk act would touch (scope review)"""
        return self._call("POST", "/v1/jobs/bulk/preview", {}, body, timeout)

    def jobs_bulk_ruling(self, body: BulkRulingRequest, *, timeout: float | None = None) -> BulkAnswer:
        """Decides the jobs of a preview alike (scope review)"""
        return self._call("POST", "/v1/jobs/bulk/ruling", {}, body, timeout)

    def jobs_golden(self, body: GoldenRequest, *, timeout: float | None = None) -> Job:
        """Puts a job with a known answer among the others; nothing follows from how it is decided (scope approve)"""
        return self._call("POST", "/v1/jobs/golden", {}, body, timeout)

    def jobs_id_claim(self, id: int, *, timeout: float | None = None) -> Job:
        """Claims a job, or extends one's claim (scope review)"""
        return self._call("POST", f"/v1/jobs/{urllib.parse.quote(str(id), safe='')}/claim", {}, None, timeout)

    def jobs_id_comments(self, id: int, body: CommentRequest, *, timeout: float | None = None) -> JobComment:
        """Writes beside a job (scope review)"""
        return self._call("POST", f"/v1/jobs/{urllib.parse.quote(str(id), safe='')}/comments", {}, body, timeout)

    def jobs_id_move(self, id: int, body: MoveRequest, *, timeout: float | None = None) -> Job:
        """Moves a job to another queue (scope review)"""
        return self._call("POST", f"/v1/jobs/{urllib.parse.quote(str(id), safe='')}/move", {}, body, timeout)

    def jobs_id_release(self, id: int, body: ReleaseRequest, *, timeout: float | None = None) -> Job:
        """Gives a job back; skip: not to the caller again for a day (scope review)"""
        return self._call("POST", f"/v1/jobs/{urllib.parse.quote(str(id), safe='')}/release", {}, body, timeout)

    def jobs_id_ruling(self, id: int, body: RulingRequest, *, timeout: float | None = None) -> RulingOutcome:
        """Says what was found at a job that the caller has claimed (scope review)"""
        return self._call("POST", f"/v1/jobs/{urllib.parse.quote(str(id), safe='')}/ruling", {}, body, timeout)

    def labels(self, body: LabelRequest, *, timeout: float | None = None) -> list[ChangeAnswer]:
        """Sets a label on up to 10,000 entities (scope label)"""
        return self._call("POST", "/v1/labels", {}, body, timeout)

    def labels_remove(self, body: LabelRequest, *, timeout: float | None = None) -> list[ChangeAnswer]:
        """Removes a label from up to 10,000 entities (scope label)"""
        return self._call("POST", "/v1/labels/remove", {}, body, timeout)

    def policies(self, body: PolicyRequest, *, timeout: float | None = None) -> PolicyAnswer:
        """Checks a policy and keeps it (scope policy)"""
        return self._call("POST", "/v1/policies", {}, body, timeout)

    def policies_check(self, body: PolicyRequest, *, timeout: float | None = None) -> PolicyAnswer:
        """Checks a policy without keeping it (scope policy)"""
        return self._call("POST", "/v1/policies/check", {}, body, timeout)

    def policies_hash_activate(self, hash: str, body: ReasonRequest, *, timeout: float | None = None) -> PoliciesAnswer:
        """Makes a kept policy the active one (scope policy)"""
        return self._call("POST", f"/v1/policies/{urllib.parse.quote(str(hash), safe='')}/activate", {}, body, timeout)

    def policies_rollback(self, body: ReasonRequest, *, timeout: float | None = None) -> PoliciesAnswer:
        """Makes the policy that was active before the active one (scope policy)"""
        return self._call("POST", "/v1/policies/rollback", {}, body, timeout)

    def put_decisions_rules(self, body: HouseRules, *, timeout: float | None = None) -> HouseRules:
        """Replaces the rules of the house (scope approve)"""
        return self._call("PUT", "/v1/decisions/rules", {}, body, timeout)

    def put_jobs_routes(self, body: list[RoutingRule], *, timeout: float | None = None) -> list[RoutingRule]:
        """Replaces the routing rules (scope approve)"""
        return self._call("PUT", "/v1/jobs/routes", {}, body, timeout)

    def put_queues_queue_settings(self, queue: str, body: SettingsRequest, *, timeout: float | None = None) -> QueueSettings:
        """Says how a queue is worked (scope approve)"""
        return self._call("PUT", f"/v1/queues/{urllib.parse.quote(str(queue), safe='')}/settings", {}, body, timeout)

    def put_wellness_settings(self, body: WellnessSettings, *, timeout: float | None = None) -> WellnessSettings:
        """Sets budget and length of a shift (scope approve)"""
        return self._call("PUT", "/v1/wellness/settings", {}, body, timeout)

    def query(self, body: QueryBody, *, timeout: float | None = None) -> QueryReply:
        """Ask the history (scope read)"""
        return self._call("POST", "/v1/query", {}, body, timeout)

    def queues_queue_next(self, queue: str, *, timeout: float | None = None) -> JobView:
        """Claims the most urgent job that is for the caller; 204 when there is none (scope review)"""
        return self._call("POST", f"/v1/queues/{urllib.parse.quote(str(queue), safe='')}/next", {}, None, timeout)

    def reports(self, body: ReportCase, *, timeout: float | None = None) -> ReportAnswer:
        """Reports a case; a real authority gets it when another person has agreed (scope report)"""
        return self._call("POST", "/v1/reports", {}, body, timeout)

    def reports_id_approve(self, body: ReasonRequest, *, timeout: float | None = None) -> ReportAnswer:
        """Agrees to a report that another person made (scope approve)"""
        return self._call("POST", f"/v1/reports/{id}/approve", {}, body, timeout)

    def reports_id_resume(self, body: ResumeRequest, *, timeout: float | None = None) -> ReportAnswer:
        """Lets a report go on that waited for a person (scope report)"""
        return self._call("POST", f"/v1/reports/{id}/resume", {}, body, timeout)

    def reports_id_retract(self, body: ReasonRequest, *, timeout: float | None = None) -> ReportAnswer:
        """Takes back a report that is not filed yet (scope report)"""
        return self._call("POST", f"/v1/reports/{id}/retract", {}, body, timeout)

    def reports_preview(self, body: ReportCase, *, timeout: float | None = None) -> PreviewAnswer:
        """How a case would look, how complete it is and what keeps it from being filed; form=html or xml for the page or the document itself (scope report)"""
        return self._call("POST", "/v1/reports/preview", {}, body, timeout)

    def rules_name_reset(self, name: str, body: ReasonRequest, *, timeout: float | None = None) -> list[RuleAnswer]:
        """Lets a rule act again that ran away (scope policy)"""
        return self._call("POST", f"/v1/rules/{urllib.parse.quote(str(name), safe='')}/reset", {}, body, timeout)

    def webhooks(self, body: WebhookRequest, *, timeout: float | None = None) -> WebhookAnswer:
        """Adds a webhook; its secret is in the answer, and nowhere else (scope admin)"""
        return self._call("POST", "/v1/webhooks", {}, body, timeout)

    def wellness_opt_outs(self, body: OptOutRequest, *, timeout: float | None = None) -> ShiftStanding:
        """Says what the caller does not want to see; nobody asks why (scope review)"""
        return self._call("POST", "/v1/wellness/opt-outs", {}, body, timeout)

    def wellness_overrides(self, body: OverrideRequest, *, timeout: float | None = None) -> Any:
        """Lets another person see more in this shift (scope approve)"""
        return self._call("POST", "/v1/wellness/overrides", {}, body, timeout)

    def wellness_reveals(self, body: SeeRequest, *, timeout: float | None = None) -> Reveal:
        """Asks to see something; the ledger has it before it is given (scope review)"""
        return self._call("POST", "/v1/wellness/reveals", {}, body, timeout)
