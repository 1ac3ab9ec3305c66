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

DeviceId = TypedDict(
    "DeviceId",
    {
        # The kind of its id.
        "type": "str",
        # Its id.
        "value": "str",
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
        "sha256": "str",
        "size": "int",
        "state": "str",
        "received": "str",
        "received_by": "str",
        "source": "str",
        "file_name": "str | None",
        "media_type": "str | None",
        "preserved_until": "str",
        "hold": "DecisionAnswer | None",
        "destruction": "DecisionAnswer | None",
        "destroyed": "str | None",
        "cases": "list[str]",
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

NetworkAnswer = TypedDict(
    "NetworkAnswer",
    {
        "version": "str",
        "id": "str",
        "members": "int",
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

QueueAnswer = TypedDict(
    "QueueAnswer",
    {
        "queue": "str",
        "waiting": "int",
    },
)

QueuedEntity = TypedDict(
    "QueuedEntity",
    {
        # The record that led to it.
        "sequence": "int",
        # Its place among the effects of that record.
        "part": "int",
        # When.
        "at": "str",
        # Which queue.
        "queue": "str",
        # 0 to 100, greater is sooner.
        "priority": "int",
        # The entity.
        "entity": "str",
        # The rule.
        "rule": "str",
        # The event.
        "event_id": "str",
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

    def get_counters(self, *, timeout: float | None = None) -> list[CounterAnswer]:
        """The counters of the active policy in numbers (scope read)"""
        return self._call("GET", "/v1/counters", {}, None, timeout)

    def get_counters_name(self, name: str, *, key: str, timeout: float | None = None) -> Any:
        """What a counter reads for a key now (scope read)"""
        return self._call("GET", f"/v1/counters/{urllib.parse.quote(str(name), safe='')}", {"key": key}, None, timeout)

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

    def get_queues(self, *, timeout: float | None = None) -> list[QueueAnswer]:
        """The review queues that rules filled (scope read)"""
        return self._call("GET", "/v1/queues", {}, None, timeout)

    def get_queues_queue(self, queue: str, *, limit: int | None = None, timeout: float | None = None) -> list[QueuedEntity]:
        """What is in a queue, the most urgent first (scope read)"""
        return self._call("GET", f"/v1/queues/{urllib.parse.quote(str(queue), safe='')}", {"limit": limit}, None, timeout)

    def get_rejects(self, *, before: int | None = None, limit: int | None = None, timeout: float | None = None) -> list[RejectAnswer]:
        """Records that could not be read, the latest first; the last 100,000 are kept (scope read)"""
        return self._call("GET", "/v1/rejects", {"before": before, "limit": limit}, None, timeout)

    def get_reports(self, *, limit: int | None = None, timeout: float | None = None) -> list[ReportAnswer]:
        """Reports, the latest first (scope report)"""
        return self._call("GET", "/v1/reports", {"limit": limit}, None, timeout)

    def get_reports_id(self, id: str, *, timeout: float | None = None) -> ReportAnswer:
        """A report, with what the authority answered (scope report)"""
        return self._call("GET", f"/v1/reports/{urllib.parse.quote(str(id), safe='')}", {}, None, timeout)

    def get_rules(self, *, timeout: float | None = None) -> list[RuleAnswer]:
        """How each rule of the active policy does: hits, errors, cost, whether it is broken (scope read)"""
        return self._call("GET", "/v1/rules", {}, None, timeout)

    def get_webhooks(self, *, timeout: float | None = None) -> list[WebhookAnswer]:
        """Who is told of effects (scope admin)"""
        return self._call("GET", "/v1/webhooks", {}, None, timeout)

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

    def query(self, body: QueryBody, *, timeout: float | None = None) -> QueryReply:
        """Ask the history (scope read)"""
        return self._call("POST", "/v1/query", {}, body, timeout)

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
