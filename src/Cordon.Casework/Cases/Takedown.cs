using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Casework.Enforcement;

namespace Cordon.Casework.Cases;

/// <summary>What a plan does, as pure rules: from a case and its stages to a dry run, and to measures; and from what was done to what takes it back.</summary>
public static class Takedown
{
    /// <summary>The words of the network's states that the guard knows.</summary>
    public const string Confirmed = "confirmed";

    private const string Dismantled = "dismantled";
    private const string Watched = "watched";
    private const int SampleSize = 20;

    /// <summary>The stages of a usual plan.</summary>
    public static IReadOnlyList<Stage> Usual { get; } =
    [
        new(StageKind.Preserve, "preserve", null),
        new(StageKind.Restrict, "restrict", "restricted"),
        new(StageKind.Remove, "remove", "removed"),
        new(StageKind.BlockArtifacts, "block", "blocked"),
        new(StageKind.Watch, null, null),
    ];

    /// <summary>What a plan would do.</summary>
    public static DryRun DryRun(NetworkCase network, IReadOnlyList<CaseMember> members, IReadOnlyList<CaseTie> ties, IReadOnlyList<CaseArtifact> artifacts, IReadOnlyList<Stage> stages, PlatformView platform)
    {
        ArgumentNullException.ThrowIfNull(network);
        var accounts = Accounts(members);
        var concerns = BystanderCheck.Of(members, ties, platform);
        var problems = new List<string>();
        var warnings = new List<string>();
        if (Problem(stages) is { } wrong)
            problems.Add(wrong);
        if (accounts.Count == 0)
            problems.Add("no member is included; there is nobody to reach");
        foreach (var concern in concerns.Where(c => c.Blocks))
            problems.Add($"{concern.Account}: {concern.Reason}; protect it, exclude it, or include it with a reason");
        var effects = new List<StageEffect>();
        foreach (var stage in stages)
        {
            var targets = Targets(stage.Kind, accounts, artifacts);
            if (stage.Label is { } label)
                LabelProblems(stage, label, targets, platform, problems);
            if (stage.Action is not null && platform.Receivers == 0)
                problems.Add($"{Word(stage.Kind)}: no webhook takes 'enforce', so that nobody would be asked to {stage.Action}; add one, or leave the action out");
            effects.Add(new StageEffect(
                stage, stage.IsReversible, targets.Count, stage.Label is null ? 0 : targets.Count, stage.Action is null ? 0 : targets.Count * platform.Receivers,
                [.. targets.Take(SampleSize)], Says(stage, targets.Count)));
        }

        var weak = concerns.Where(c => !c.Blocks).Select(c => c.Account).Distinct().Count();
        if (weak > 0)
            warnings.Add($"{weak} of {accounts.Count} accounts could be hit by mistake; look at each, and exclude those that do not belong");
        if (stages.All(s => s.Kind != StageKind.Preserve) && stages.Any(s => s.Kind == StageKind.Remove))
            warnings.Add("accounts are removed without asking the platform to preserve them first");
        if (stages.Any(s => s.Kind == StageKind.Remove))
            warnings.Add("what the platform removed is not brought back by an undo");
        return new DryRun(
            network.Id, network.Version, effects, accounts.Count, members.Count(m => m.Standing == Standing.Protected), members.Count(m => m.Standing == Standing.Excluded), concerns, problems, warnings,
            MarkOf(network, accounts, artifacts, stages));
    }

    /// <summary>The measures of an approved plan, in the order of its stages.</summary>
    /// <param name="owner">Whose measures they are: their keys begin with it.</param>
    /// <param name="network">The network.</param>
    /// <param name="members">Everybody in the case.</param>
    /// <param name="artifacts">What the network shares.</param>
    /// <param name="stages">The stages.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who proposed it.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<Measure> Measures(
        string owner, string network, IReadOnlyList<CaseMember> members, IReadOnlyList<CaseArtifact> artifacts, IReadOnlyList<Stage> stages, string reason, string by, DateTimeOffset now)
    {
        var accounts = Accounts(members);
        var measures = new List<Measure>();
        for (var step = 0; step < stages.Count; step++)
        {
            var stage = stages[step];
            var targets = Targets(stage.Kind, accounts, artifacts);
            // The guard's cut comes before the platform is asked: it works at once.
            if (stage.Kind == StageKind.Restrict)
                Add(MeasureKind.NetworkState, network, Confirmed);
            if (stage.Label is not null)
            {
                foreach (var target in targets)
                    Add(MeasureKind.LabelSet, target, stage.Label);
            }

            if (stage.Action is not null)
            {
                foreach (var target in targets)
                    Add(MeasureKind.Enforce, target, stage.Action);
            }

            if (stage.Kind == StageKind.Remove)
                Add(MeasureKind.NetworkState, network, Dismantled);
            else if (stage.Kind == StageKind.Watch)
                Add(MeasureKind.NetworkState, network, Watched);

            void Add(MeasureKind kind, string entity, string name) => measures.Add(new Measure
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"{owner}-{step}-{measures.Count}"),
                Owner = owner,
                Step = step,
                Place = measures.Count,
                Kind = kind,
                Entity = entity,
                Name = name,
                Reason = $"{owner}: {reason}",
                By = by,
                Due = now,
            });
        }

        return measures;
    }

    /// <summary>
    /// The measures that take back the reversible stages, in the opposite order: of every measure of a stage that was begun, whether it is known to be done or not, since one that was carried out
    /// just before a crash may not be noted yet. Taking back what was never done changes nothing.
    /// </summary>
    /// <param name="owner">Whose measures they are.</param>
    /// <param name="network">The network.</param>
    /// <param name="stages">The stages of the plan.</param>
    /// <param name="begun">The measures of the stages that were begun.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<Measure> TakeBack(string owner, string network, IReadOnlyList<Stage> stages, IReadOnlyList<Measure> begun, string by, DateTimeOffset now)
    {
        var back = Decisions.DecisionMeasures.TakeBack(owner, begun.Where(m => stages[m.Step].IsReversible && m.Kind != MeasureKind.NetworkState), by, now).ToList();
        var last = back.Count == 0 ? 0 : back[^1].Step;
        back.Add(new Measure
        {
            Key = owner + "-state",
            Owner = owner,
            Step = last,
            Place = back.Count,
            Kind = MeasureKind.NetworkState,
            Entity = network,
            Name = "in_review",
            Reason = $"{owner}: taken back",
            By = by,
            Due = now,
        });
        return back;
    }

    /// <summary>The step before which all earlier ones must have arrived at the platform: the removal, so that nothing is destroyed before it is preserved. -1 for none.</summary>
    public static int GateOf(IReadOnlyList<Stage> stages) => stages.Select((s, i) => (s, i)).Where(x => x.s.Kind == StageKind.Remove && x.i > 0).Select(x => x.i).FirstOrDefault(-1);

    /// <summary>What is wrong with stages; null when nothing is.</summary>
    public static string? Problem(IReadOnlyList<Stage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        if (stages.Count is 0 or > 5)
            return "a plan has 1 to 5 stages";
        if (stages.Zip(stages.Skip(1)).Any(p => p.First.Kind >= p.Second.Kind))
            return "stages come in the order preserve, restrict, remove, block_artifacts, watch, each once";
        return stages.Any(s => s.Action is { Length: 0 or > 64 } || s.Label is { Length: 0 or > 64 }) ? "an action or label has 1 to 64 characters" : null;
    }

    /// <summary>A stage as it is written.</summary>
    public static string Word(StageKind kind) => kind switch
    {
        StageKind.Preserve => "preserve",
        StageKind.Restrict => "restrict",
        StageKind.Remove => "remove",
        StageKind.BlockArtifacts => "block_artifacts",
        _ => "watch",
    };

    private static List<string> Accounts(IReadOnlyList<CaseMember> members) => [.. members.Where(m => m.Standing == Standing.Included).Select(m => m.Account).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Targets(StageKind kind, IReadOnlyList<string> accounts, IReadOnlyList<CaseArtifact> artifacts) => kind switch
    {
        // What outsiders use as much as members is not blocked: a link that the network was not alone with, an address of many.
        StageKind.BlockArtifacts => [.. artifacts.Where(IsOwn).Select(a => a.Object).Distinct().Order(StringComparer.Ordinal)],
        StageKind.Watch => [],
        _ => accounts,
    };

    /// <summary>Whether an artifact is the network's own: at least half of those who touch it are members; and it is no address or device, which others may hold next.</summary>
    private static bool IsOwn(CaseArtifact artifact) => artifact.Fan <= 2L * artifact.Members && artifact.Kind is not ("address" or "device");

    private static void LabelProblems(Stage stage, string label, IReadOnlyList<string> targets, PlatformView platform, List<string> problems)
    {
        if (!platform.Declared.TryGetValue(label, out var types))
        {
            problems.Add($"{Word(stage.Kind)}: the active policy declares no label '{label}'; declare it, or leave the label out");
            return;
        }

        foreach (var type in targets.Select(t => t[..t.IndexOf(':', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal))
        {
            if (types.Count > 0 && !types.Contains(type))
                problems.Add($"{Word(stage.Kind)}: the label '{label}' may not stand on {type}; the policy says applies_to: {string.Join(", ", types)}");
        }
    }

    private static string Says(Stage stage, int targets)
    {
        var parts = new List<string>();
        if (stage.Label is not null)
            parts.Add($"label {targets} with '{stage.Label}'");
        if (stage.Action is not null)
            parts.Add($"ask the platform to {stage.Action} {targets}");
        if (stage.Kind is StageKind.Restrict or StageKind.Remove or StageKind.Watch)
            parts.Add($"tell the guard that the network is {(stage.Kind == StageKind.Restrict ? Confirmed : stage.Kind == StageKind.Remove ? Dismantled : Watched)}");
        return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
    }

    private static string MarkOf(NetworkCase network, List<string> accounts, IReadOnlyList<CaseArtifact> artifacts, IReadOnlyList<Stage> stages)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{network.Id} {network.Version}\n");
        foreach (var stage in stages)
            text.Append(CultureInfo.InvariantCulture, $"{Word(stage.Kind)} {stage.Action} {stage.Label} {string.Join(' ', Targets(stage.Kind, accounts, artifacts))}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
