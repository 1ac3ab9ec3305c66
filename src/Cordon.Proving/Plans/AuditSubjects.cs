using System.Globalization;
using Cordon.Events;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Plans;

/// <summary>What the auditor knows of those that surfaces show: who is flagged, how old accounts are, who is known to be innocent.</summary>
public sealed class AuditSubjects
{
    /// <summary>The flagged entities.</summary>
    public Dictionary<Entity, FlaggedEntity> Flagged { get; init; } = [];

    /// <summary>The ages of accounts: child, adult, or unknown for one whose age the platform does not know.</summary>
    public Dictionary<Entity, ViewerClass> Ages { get; init; } = [];

    /// <summary>Those known to be innocent, with their group.</summary>
    public Dictionary<Entity, string> Innocent { get; init; } = [];

    /// <summary>Reads the files that a plan names.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The folder that its paths are relative to.</param>
    /// <exception cref="FormatException">A file is wrong; the message has its name and line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static AuditSubjects Read(AuditPlan plan, string folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var subjects = new AuditSubjects();
        if (plan.FlaggedFile is { } flagged)
        {
            SubjectFile.Read(Path.Combine(folder, flagged), ["entity", "label", "since", "group"], (entity, values) =>
            {
                DateTimeOffset since = default;
                if (values[2].Length > 0 && !DateTimeOffset.TryParse(values[2], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since))
                    return $"since is '{Events.Shown.Brief(values[2])}'; expected a time such as 2026-01-31T12:00:00Z";
                subjects.Flagged[entity] = new FlaggedEntity(values[2].Length > 0 ? since : null, values[3]);
                return null;
            });
        }

        if (plan.AgesFile is { } ages)
        {
            SubjectFile.Read(Path.Combine(folder, ages), ["entity", "age"], (entity, values) =>
            {
                if (!ViewerClasses.TryParse(values[1], out var age) || age == ViewerClass.Flagged)
                    return $"age is '{Events.Shown.Brief(values[1])}'; expected child, adult or unknown";
                subjects.Ages[entity] = age;
                return null;
            });
        }

        if (plan.InnocentFile is { } innocent)
        {
            SubjectFile.Read(Path.Combine(folder, innocent), ["entity", "group"], (entity, values) =>
            {
                subjects.Innocent[entity] = values[1].Length > 0 ? values[1] : "listed";
                return null;
            });
        }

        return subjects;
    }

    /// <summary>True when the thing or who is behind it is flagged.</summary>
    public bool IsFlagged(in ShownThing thing) => Flagged.ContainsKey(thing.Item) || (thing.Author is { } author && Flagged.ContainsKey(author));

    /// <summary>What an account counts as when it looks.</summary>
    public ViewerClass ClassOf(Entity account) => Flagged.ContainsKey(account) ? ViewerClass.Flagged : Ages.GetValueOrDefault(account, ViewerClass.Unknown);
}
