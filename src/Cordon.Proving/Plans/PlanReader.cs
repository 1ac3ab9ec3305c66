using System.Text.Json;
using Cordon.Events;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Plans;

/// <summary>Reads a plan: JSON, in which comments may stand.</summary>
public static class PlanReader
{
    /// <summary>Largest plan, in bytes.</summary>
    public const int MostBytes = 16 << 20;

    private static readonly string[] Ages = ["child", "adult", "unknown"];
    private static readonly string[] Walked = ["people", "feed", "related_tags"];

    /// <summary>Reads a plan file.</summary>
    /// <exception cref="FormatException">It is not a plan. The message has one line for each mistake, with file, line and column.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static AuditPlan Read(string path)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > MostBytes)
            throw new FormatException($"'{path}' has {stream.Length} bytes; expected at most {MostBytes}; this is no plan");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes, path);
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The text, UTF-8.</param>
    /// <param name="file">Its name in messages.</param>
    /// <exception cref="FormatException">It is not a plan.</exception>
    public static AuditPlan Read(ReadOnlySpan<byte> json, string file)
    {
        PlanNode root;
        try
        {
            root = PlanNode.Read(json);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{file}:{e.LineNumber + 1}:{e.BytePositionInLine + 1} is not JSON: {e.Message.Split(" LineNumber")[0]}", e);
        }

        var faults = new List<string>();
        var plan = Plan(new PlanFields(root, file, faults));
        return faults.Count == 0 ? plan : throw new FormatException(string.Join('\n', faults));
    }

    private static AuditPlan Plan(PlanFields fields)
    {
        var plan = new AuditPlan
        {
            Name = fields.Text("name", "audit", 80),
            RandomSeed = fields.Long("random_seed", 1),
            FlaggedFile = fields.Path("flagged"),
            AgesFile = fields.Path("ages"),
            InnocentFile = fields.Path("innocent"),
            Personas = [.. fields.Each("personas").Select(PersonaOf)],
            Panel = Panel(fields.Fields("panel")),
            Surfaces = [.. fields.Each("surfaces").Select(f => SurfaceOf(f, null))],
            Control = fields.Fields("control") is { } control ? SurfaceOf(control, Surface.Chronological) : null,
            Rounds = fields.Whole("rounds", 1, 1, 1000),
            RoundEvery = fields.Seconds("round_seconds", TimeSpan.Zero, 86_400 * 7),
            Walks = fields.Fields("walks") is { } walks ? WalksOf(walks) : null,
            Suggestions = fields.Fields("suggestions") is { } suggestions ? SuggestionsOf(suggestions) : null,
            Confidence = fields.Number("confidence", 0.95, 0.5, 0.999),
            Resamples = fields.Whole("resamples", 2000, 200, 100_000),
        };
        if (fields.Fields("simulation") is { } simulation)
        {
            plan = plan with { Simulation = new PlannedSimulation(simulation.Whole("accounts", 4000, 200, 1_000_000), simulation.Whole("days", 8, 1, 60), simulation.Long("random_seed", 1)) };
            simulation.End();
        }

        if (fields.Fields("limits") is { } limits)
        {
            plan = plan with
            {
                MostTime = limits.Seconds("seconds", plan.MostTime, 86_400 * 30),
                MostRequests = limits.Whole("requests", plan.MostRequests, 1, 10_000_000),
            };
            limits.End();
        }

        Check(fields, plan);
        fields.End();
        return plan;
    }

    private static void Check(PlanFields fields, AuditPlan plan)
    {
        if (plan.Surfaces.Count == 0 && plan.Walks is null && plan.Suggestions is null)
            fields.Wrong("surfaces", "names nothing to look at; give surfaces, walks or suggestions");
        var viewers = plan.Personas.Sum(p => p.Viewers) + plan.Panel.Child + plan.Panel.Adult + plan.Panel.Unknown + plan.Panel.Flagged;
        if (viewers == 0 && (plan.Surfaces.Count > 0 || plan.Suggestions is not null))
            fields.Wrong("personas", "leaves nobody to look; give personas, or a panel");
        if (plan.Personas.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            fields.Wrong("personas", $"has two of the name '{twice.Key}'");
        if (plan.Surfaces.GroupBy(s => s.Surface).FirstOrDefault(g => g.Count() > 1) is { } again)
            fields.Wrong("surfaces", $"has {SurfaceNames.Of(again.Key)} twice; give one of them all texts");
    }

    private static Persona PersonaOf(PlanFields fields)
    {
        var persona = new Persona
        {
            Name = fields.Text("name", "", 40, required: true),
            Age = fields.Word("age", ViewerClass.Unknown, Age, Ages),
            Viewers = fields.Whole("viewers", 10, 1, 1000),
            Searches = fields.Texts("searches"),
            Follows = fields.Entities("follows"),
            Likes = fields.Entities("likes"),
            Views = fields.Entities("views"),
            Share = fields.Number("share", 1, 0.001, 1),
        };
        if (persona.Name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            fields.Wrong("name", $"is '{Shown.Brief(persona.Name)}'; expected lower-case letters, digits and hyphens");
        fields.End();
        return persona;
    }

    private static PlannedPanel Panel(PlanFields? fields)
    {
        if (fields is null)
            return new PlannedPanel(0, 0, 0, 0);
        const int Most = 100_000;
        var panel = new PlannedPanel(fields.Whole("child", 0, 0, Most), fields.Whole("adult", 0, 0, Most), fields.Whole("unknown", 0, 0, Most), fields.Whole("flagged", 0, 0, Most));
        fields.End();
        return panel;
    }

    private static PlannedSurface SurfaceOf(PlanFields fields, Surface? fallback)
    {
        var surface = fields.Word("surface", fallback ?? Surface.Feed, SurfaceNames.TryParse, SurfaceNames.All, required: fallback is null);
        var planned = new PlannedSurface(surface, fields.Whole("k", 20, 1, 1000), fields.Texts("texts"));
        if (SurfaceNames.NeedsText(surface) && planned.Texts.Count == 0)
            fields.Wrong("texts", $"has no texts; {SurfaceNames.Of(surface)} needs what is typed, or tags");
        else if (!SurfaceNames.NeedsText(surface) && planned.Texts.Count > 0)
            fields.Wrong("texts", $"is not empty; {SurfaceNames.Of(surface)} takes no text");
        fields.End();
        return planned;
    }

    private static PlannedWalks WalksOf(PlanFields fields)
    {
        var walks = new PlannedWalks(
            fields.Word("surface", Surface.People, WalkSurface, Walked),
            fields.Entities("seeds"),
            fields.Whole("count", 10, 1, 1000),
            fields.Whole("steps", 10, 1, 200),
            fields.Whole("k", 10, 1, 1000),
            fields.Word("age", ViewerClass.Unknown, Age, Ages));
        if (walks.Seeds.Count == 0)
            fields.Wrong("seeds", "is empty; name accounts, posts or tags to begin with");
        if (walks.Surface == Surface.RelatedTags && walks.Seeds.Any(s => !s.Is(EntityTypes.Tag)))
            fields.Wrong("seeds", "has seeds that are no tags; walks over related tags begin with tags");
        fields.End();
        return walks;
    }

    private static PlannedSuggestions SuggestionsOf(PlanFields fields)
    {
        var suggestions = new PlannedSuggestions(fields.Texts("autocomplete"), fields.Texts("related_tags"), fields.Texts("leaks"), fields.Whole("k", 10, 1, 1000));
        fields.End();
        return suggestions;
    }

    private static bool Age(string text, out ViewerClass age) => ViewerClasses.TryParse(text, out age) && age != ViewerClass.Flagged;

    private static bool WalkSurface(string text, out Surface surface) => SurfaceNames.TryParse(text, out surface) && Walked.Contains(text);
}
