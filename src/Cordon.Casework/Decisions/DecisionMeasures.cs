using System.Globalization;
using Cordon.Casework.Enforcement;

namespace Cordon.Casework.Decisions;

/// <summary>What follows from a decision outside casework.</summary>
public static class DecisionMeasures
{
    /// <summary>Label and actions at once, of the reason and of the step of the ladder; then the notice, when it is due.</summary>
    /// <param name="owner">Whose measures they are: their keys begin with it.</param>
    /// <param name="subject">About what.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="step">The step of the ladder; null for none.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<Measure> Of(string owner, string subject, PolicyReason reason, LadderStep? step, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var measures = new List<Measure>();
        Add(MeasureKind.LabelSet, reason.Label, 0, now, null);
        if (step?.Label != reason.Label)
            Add(MeasureKind.LabelSet, step?.Label, 0, now, null);
        Add(MeasureKind.Enforce, reason.Action, 0, now, null);
        if (step?.Action != reason.Action)
            Add(MeasureKind.Enforce, step?.Action, 0, now, null);
        if (reason.Notice is not null)
            Add(MeasureKind.Notify, "decision", measures.Count > 0 ? 1 : 0, now + TimeSpan.FromHours(reason.NoticeAfterHours), reason.Notice);
        return measures;

        void Add(MeasureKind kind, string? name, int at, DateTimeOffset due, string? text)
        {
            if (name is null)
                return;
            measures.Add(new Measure
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"{owner}-{measures.Count}"),
                Owner = owner,
                Step = at,
                Place = measures.Count,
                Kind = kind,
                Entity = subject,
                Name = name,
                Reason = text ?? $"{owner}: {reason.Title}",
                By = by,
                Due = due,
            });
        }
    }

    /// <summary>What takes back what was done, in the opposite order: each label that was set, each action.</summary>
    /// <param name="owner">Whose measures they are.</param>
    /// <param name="done">What was done.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<Measure> TakeBack(string owner, IEnumerable<Measure> done, string by, DateTimeOffset now)
    {
        var last = default(int?);
        var step = -1;
        return [.. done.Where(m => m.Kind != MeasureKind.Notify).OrderByDescending(m => m.Step).ThenBy(m => m.Place).Select((m, place) =>
        {
            if (m.Step != last)
                (last, step) = (m.Step, step + 1);
            return m with
            {
                Key = m.Key + Undone,
                Owner = owner,
                Step = step,
                Place = place,
                Kind = m.Kind == MeasureKind.LabelSet ? MeasureKind.LabelRemove : m.Kind,
                Name = m.Kind == MeasureKind.Enforce ? UndoOf(m.Name) : m.Name,
                By = by,
                Due = now,
                State = MeasureState.Waiting,
                Problem = null,
            };
        })];
    }

    /// <summary>What stands behind the key of a measure in the key of the one that takes it back.</summary>
    public const string Undone = "-undo";

    /// <summary>What the platform is asked for to take an action back.</summary>
    public static string UndoOf(string action) => "undo_" + action;
}
