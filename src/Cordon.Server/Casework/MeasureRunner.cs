using System.Buffers;
using System.Text.Json;
using Cordon.Casework.Cases;
using Cordon.Casework.Decisions;
using Cordon.Casework.Enforcement;
using Cordon.Events;
using Cordon.Policy.Commands;
using Cordon.Policy.Labels;
using Cordon.Server.Engine;
using Cordon.Server.Guarding;
using Cordon.Server.Http;
using Cordon.Storage.Casework;
using Cordon.Storage.Log;
using Cordon.Storage.State;

namespace Cordon.Server.Casework;

/// <summary>
/// Carries out measures: labels and the states of networks through the engine, so that the guard cuts at once; actions and notices through the outbox. A crash at any point leaves each either
/// waiting or noted; one that was done and not noted is known again by its key, or by the label that stands, and is not done twice.
/// </summary>
internal sealed class MeasureRunner(CordonEngine engine, CaseworkStore book, Action<string> at)
{
    private const int AtOnce = 500;

    private string _handedAfter = "";

    /// <summary>Carries out some of what is ready, and notes what arrived.</summary>
    /// <returns>True when there was something.</returns>
    public async Task<bool> Run(DateTimeOffset now, CancellationToken cancellation)
    {
        var ready = book.Ready(now, AtOnce);
        if (ready.Count > 0)
            at(FaultPoints.MeasuresRead);
        var from = 0;
        while (from < ready.Count)
        {
            var first = ready[from];
            var alike = ready.Skip(from).TakeWhile(m => m.Owner == first.Owner && m.Step == first.Step && m.Kind == first.Kind && m.Name == first.Name && m.Reason == first.Reason && m.By == first.By).ToList();
            var outcomes = first.Kind switch
            {
                MeasureKind.LabelSet or MeasureKind.LabelRemove => await Label(alike, now, cancellation),
                MeasureKind.NetworkState => Tell(alike),
                _ => Hand(alike, now),
            };
            book.Note(outcomes, now);
            at(FaultPoints.MeasuresNoted);
            from += alike.Count;
        }

        return Arrivals(now) || ready.Count > 0;
    }

    /// <summary>What a dry run must know of the rest of Cordon.</summary>
    public PlatformView PlatformOf(IReadOnlyList<CaseMember> members, DateTimeOffset now) => engine.Ask(e =>
    {
        var labels = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (e.Labels.Of(Entity.Parse(member.Account), now).Select(l => l.Name).ToList() is { Count: > 0 } standing)
                labels[member.Account] = standing;
        }

        var traits = e.Policy.Guard.Labels.ToLookup(l => l.Trait, l => l.Label, StringComparer.OrdinalIgnoreCase);
        return new PlatformView
        {
            Labels = labels,
            ChildLabels = [.. traits["child"], "victim"],
            ClearedLabels = [.. traits["cleared"]],
            Declared = e.Policy.Labels.Definitions.ToDictionary(d => d.Name, d => d.AppliesTo),
            Receivers = engine.Store.Webhooks().Count(w => w.Kinds.Contains("enforce")),
        };
    });

    private async Task<List<(string, MeasureState, string?)>> Label(List<Measure> alike, DateTimeOffset now, CancellationToken cancellation)
    {
        var first = alike[0];
        var set = first.Kind == MeasureKind.LabelSet;
        // A label that stands for this very reason was set before a crash; one that stands for another reason is not ours to take away.
        var open = engine.Ask(e => alike.Where(m => e.Labels.Of(Entity.Parse(m.Entity), now).Any(l => l.Name == m.Name && l.Reason == m.Reason) != set).ToList());
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (open.Count > 0)
        {
            var command = new LabelCommand { Entities = [.. open.Select(m => Entity.Parse(m.Entity)).Distinct()], Label = first.Name, Source = LabelSource.Person, By = first.By, Reason = first.Reason };
            var body = command.ToBytes();
            if (!LabelCommand.TryRead(body, out _, out var problem))
                return [.. alike.Select(m => (m.Key, MeasureState.Failed, (string?)problem))];
            var evaluation = await engine.Execute(new Command(set ? CommandNames.LabelSet : CommandNames.LabelRemove, body), cancellation);
            at(FaultPoints.LabelsSet);
            if (evaluation.Errors.Count > 0)
                return [.. alike.Select(m => (m.Key, MeasureState.Failed, (string?)string.Join("; ", evaluation.Errors.Select(e => e.Message))))];
            foreach (var change in evaluation.LabelChanges.Where(c => c.Kind == LabelChangeKind.Refused))
                problems[change.Entity.Text] = $"the label was refused: {change.Why}";
        }

        return [.. alike.Select(m => problems.TryGetValue(m.Entity, out var problem) ? (m.Key, MeasureState.Failed, problem) : (m.Key, MeasureState.Done, (string?)null))];
    }

    private List<(string, MeasureState, string?)> Tell(List<Measure> alike)
    {
        foreach (var measure in alike)
        {
            var network = book.CaseOfNetwork(measure.Entity);
            if (network is null || !NetworkStates.All.Contains(measure.Name))
                return [.. alike.Select(m => (m.Key, MeasureState.Failed, (string?)$"there is no case of {measure.Entity}, or no state '{measure.Name}'"))];
            var members = book.Members(network.Id).Where(m => m.Standing == Standing.Included).ToDictionary(m => m.Account, m => m.Role, StringComparer.Ordinal);
            engine.Keep(new StoredNetwork(measure.Entity, measure.Name, members, engine.Now, measure.By));
        }

        at(FaultPoints.StateTold);
        return [.. alike.Select(m => (m.Key, MeasureState.Done, (string?)null))];
    }

    private List<(string, MeasureState, string?)> Hand(List<Measure> alike, DateTimeOffset now)
    {
        var kind = alike[0].Kind == MeasureKind.Notify ? "notify" : "enforce";
        var webhooks = engine.Store.Webhooks().Where(w => w.Kinds.Contains(kind)).ToList();
        if (webhooks.Count == 0)
            return [.. alike.Select(m => (m.Key, MeasureState.Failed, (string?)$"no webhook takes '{kind}'; add one with POST /v1/webhooks, and try again"))];
        var deliveries = new List<Delivery>();
        foreach (var measure in alike)
        {
            // What is taken back must not arrive after what takes it back.
            if (measure.Key.EndsWith(DecisionMeasures.Undone, StringComparison.Ordinal))
                engine.Store.GiveUp(measure.Key[..^DecisionMeasures.Undone.Length], "taken back before it was sent");
            var body = Body(measure, kind, now);
            deliveries.AddRange(webhooks.Select(w => new Delivery(measure.Key, w.Id, kind, body, now, now)));
        }

        engine.Store.Add(deliveries);
        // Somebody tries again what was given up.
        foreach (var measure in alike.Where(m => engine.Store.StandingOf(m.Key).Any(s => s.State == DeliveryState.Dead)))
            engine.Store.Redrive(measure.Key, now);
        at(FaultPoints.MessagesKept);
        return [.. alike.Select(m => (m.Key, MeasureState.Handed, (string?)null))];
    }

    /// <summary>Notes what the platform has taken, and what was given up; a part of it each time.</summary>
    private bool Arrivals(DateTimeOffset now)
    {
        var handed = book.Handed(_handedAfter, AtOnce);
        _handedAfter = handed.Count < AtOnce ? "" : handed[^1].Key;
        var outcomes = new List<(string, MeasureState, string?)>();
        foreach (var measure in handed)
        {
            var standing = engine.Store.StandingOf(measure.Key);
            // Deliveries are forgotten a week after they were done, and never before.
            if (standing.All(s => s.State == DeliveryState.Done))
                outcomes.Add((measure.Key, MeasureState.Done, null));
            else if (standing.FirstOrDefault(s => s.State == DeliveryState.Dead) is { State: DeliveryState.Dead } dead)
                outcomes.Add((measure.Key, MeasureState.Failed, dead.Problem ?? "the platform did not take it"));
        }

        if (outcomes.Count == 0)
            return false;
        at(FaultPoints.ArrivalsRead);
        book.Note(outcomes, now);
        at(FaultPoints.ArrivalsNoted);
        return true;
    }

    private static byte[] Body(Measure measure, string kind, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, JsonTexts.Writing);
        json.WriteStartObject();
        json.WriteString("type"u8, $"cordon.{kind}");
        json.WriteString("timestamp"u8, now);
        json.WriteStartObject("data"u8);
        json.WriteString("id"u8, measure.Key);
        json.WriteString("name"u8, measure.Name);
        json.WriteString("entity"u8, measure.Entity);
        json.WriteString("decision"u8, measure.Owner);
        json.WriteString("by"u8, measure.By);
        json.WriteString("note"u8, measure.Reason);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
