using System.Text.Json;
using Cordon.Cli.Grounds;
using Cordon.Events;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Guard.Terms;
using Cordon.Proving.Audits;
using Cordon.Proving.Living;
using Cordon.Proving.Plans;
using Cordon.Proving.Platform;
using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;
using Cordon.Proving.Truth;

namespace Cordon.Cli.Commands;

/// <summary>
/// An audit of the simulated platform: it lives its days without a guard, and then it is looked at. Planted networks are what is flagged; with the guard they are
/// labelled as if people had confirmed every one. So the same plan with and without the guard sees the same platform.
/// </summary>
internal static class SimulatedAudit
{
    /// <summary>In a plan's lists this name stands for what the planted networks have: <c>tag:$planted</c>, <c>account:$planted</c>, <c>$planted</c>.</summary>
    private const string Planted = "$planted";

    /// <summary>Simulates, looks, and measures.</summary>
    /// <exception cref="UsageException">The simulation is out of range.</exception>
    public static async Task<AuditResult> Run(AuditPlan plan, bool isGuarded, CancellationToken cancellation)
    {
        var ages = new AgeSink();
        LivingPlatform platform;
        try
        {
            platform = new LivingPlatform(new LivingOptions
            {
                Population = new SimulationOptions { Accounts = plan.Simulation.Accounts, Days = Math.Min(365, plan.Simulation.Days + plan.Rounds + 1), RandomSeed = plan.Simulation.RandomSeed },
                MoreAccounts = Math.Max(1000, plan.Personas.Sum(p => p.Viewers) + (100 * plan.Walks?.Count ?? 0)),
            })
            { Events = ages };
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        await platform.AdvanceAsync(24 * plan.Simulation.Days, cancellation);
        var truth = platform.Truth();
        var subjects = Subjects(truth, ages, platform.Now);
        if (isGuarded)
            platform.Guard = GuardOf(truth);
        plan = Expanded(plan, truth);
        var clock = new LivingClock(platform);
        var record = await new Prober(new Adapter(platform), plan, subjects, clock)
        {
            BetweenRounds = (_, stop) => platform.AdvanceAsync(Math.Max(1, (int)Math.Ceiling(plan.RoundEvery.TotalHours)), stop),
        }.Run(cancellation);
        return Measuring.Of(plan, subjects, record, isGuarded ? "the simulated platform, guarded" : "the simulated platform");
    }

    private static AuditSubjects Subjects(GroundTruth truth, AgeSink ages, DateTimeOffset now)
    {
        var subjects = new AuditSubjects { Ages = ages.Ages };
        foreach (var network in truth.Planted)
        {
            foreach (var name in network.Members.Select(m => m.Account).Concat(network.Tags ?? []))
                subjects.Flagged[Entity.Parse(name)] = new FlaggedEntity(now, network.Name);
        }

        foreach (var group in truth.LookAlikes)
        {
            foreach (var member in group.Members)
                subjects.Innocent[Entity.Parse(member)] = group.Kind;
        }

        return subjects;
    }

    private static BookGuard GuardOf(GroundTruth truth)
    {
        var keys = new GuardKeys(0x636F72646F6E3031, 0x6175646974733031);
        var policy = new GuardPolicy(lists: [new TermList { Name = "planted" }]);
        var states = new Dictionary<string, EntityState>(StringComparer.Ordinal);
        for (var i = 0; i < truth.Planted.Count; i++)
        {
            foreach (var member in truth.Planted[i].Members)
                states.TryAdd(member.Account, new EntityState(EntityTraits.Flagged, 0, i + 1));
            foreach (var tag in truth.Planted[i].Tags ?? [])
                states.TryAdd(tag, new EntityState(EntityTraits.None, byte.MaxValue));
        }

        var book = new GuardBook(keys);
        book.Begin(policy, TermTable.Of(keys, policy, Terms(truth).Select(t => (t, 0))), [.. states.Select(s => new EntityChange(keys.Of(s.Key), s.Value))]);
        return new BookGuard(book);
    }

    private static IEnumerable<string> Terms(GroundTruth truth) => truth.Planted.SelectMany(p => p.Terms ?? []).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The plan with what the networks have in the place of <see cref="Planted"/>.</summary>
    private static AuditPlan Expanded(AuditPlan plan, GroundTruth truth)
    {
        var tags = truth.Planted.SelectMany(p => p.Tags ?? []).Distinct().Order(StringComparer.Ordinal).Select(Entity.Parse).ToArray();
        // Of each network one who offers, where there is one: whom a curious viewer would come upon.
        var accounts = truth.Planted.Select(p => Entity.Parse((p.Members.FirstOrDefault(m => m.Role == PlantedMember.Advertiser) ?? p.Members[0]).Account)).ToArray();
        return plan with
        {
            Personas = [.. plan.Personas.Select(p => p with { Searches = Texts(p.Searches, false), Follows = Entities(p.Follows), Likes = Entities(p.Likes), Views = Entities(p.Views) })],
            Surfaces = [.. plan.Surfaces.Select(s => s with { Texts = Texts(s.Texts, s.Surface is Surface.TagPage or Surface.RelatedTags) })],
            Walks = plan.Walks is { } walks ? walks with { Seeds = Entities(walks.Seeds) } : null,
            Suggestions = plan.Suggestions is { } typed
                ? typed with { Autocomplete = [.. Texts(typed.Autocomplete, false).Select(t => t == "" ? t : t[..Math.Max(1, Math.Min(3, t.Length))]).Distinct()], RelatedTags = Texts(typed.RelatedTags, true), Leaks = Texts(typed.Leaks, false) }
                : null,
        };

        IReadOnlyList<string> Texts(IReadOnlyList<string> texts, bool isTags) =>
            [.. texts.SelectMany(t => t != Planted ? [t] : isTags ? tags.Select(tag => tag.Id.ToString()) : Terms(truth))];

        IReadOnlyList<Entity> Entities(IReadOnlyList<Entity> entities) =>
            [.. entities.SelectMany(e => !e.Id.SequenceEqual(Planted) ? [e] : e.Is(EntityTypes.Tag) ? tags : e.Is(EntityTypes.Account) ? accounts : [])];
    }

    /// <summary>The platform's own time.</summary>
    private sealed class LivingClock(LivingPlatform platform) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => platform.Now;
    }

    /// <summary>What a platform says to who does not exist there is a failed request, not a defect.</summary>
    private sealed class Adapter(LivingPlatform platform) : IPlatformSurfaces
    {
        public async ValueTask<IReadOnlyList<ShownThing>> Show(SurfaceRequest request, CancellationToken cancellation)
        {
            try
            {
                return await platform.Show(request, cancellation);
            }
            catch (ArgumentException unknown)
            {
                throw new IOException(unknown.Message, unknown);
            }
        }

        public ValueTask<bool> Act(ProbeAct act, CancellationToken cancellation) => platform.Act(act, cancellation);
    }

    /// <summary>Learns the ages of accounts from their events, as a platform's auditor would.</summary>
    private sealed class AgeSink : ILineSink
    {
        public Dictionary<Entity, ViewerClass> Ages { get; } = [];

        public void Take(ReadOnlySpan<byte> line)
        {
            var reader = new Utf8JsonReader(line);
            var (actor, age) = ((string?)null, ViewerClass.Unknown);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                var isActor = reader.CurrentDepth == 1 && reader.ValueTextEquals("actor"u8);
                var isAge = reader.ValueTextEquals(EventAttributes.ActorAge);
                if (!isActor && !isAge)
                    continue;
                reader.Read();
                if (isActor)
                    actor = reader.GetString();
                else if (!ViewerClasses.TryParse(reader.GetString(), out age))
                    age = ViewerClass.Unknown;
            }

            if (actor is not null)
                Ages[Entity.Parse(actor)] = age;
        }
    }
}
