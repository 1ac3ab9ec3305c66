using System.Text;
using Cordon.Proving.Living;
using Cordon.Proving.Living.Guarding;
using Cordon.Proving.Platform;

namespace Cordon.Proving.Tests.Living;

/// <summary>Small living platforms.</summary>
internal static class Lives
{
    public static readonly LivingOptions Small = new()
    {
        Population = new SimulationOptions { Accounts = 600, Days = 12, PlantedNetworks = 4, PlantedMin = 12, PlantedMax = 24, ActiveDayShare = 0.6, RandomSeed = 4 },
    };

    public static LivingPlatform Live(LivingOptions options, int days, LineList? lines = null, ISurfaceGuard? guard = null)
    {
        var platform = new LivingPlatform(options) { Events = lines, Guard = guard };
        Advance(platform, days);
        return platform;
    }

    public static void Advance(LivingPlatform platform, int days) =>
        platform.AdvanceAsync(24 * days, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
}

/// <summary>Keeps the lines of events.</summary>
internal sealed class LineList : ILineSink
{
    public List<string> Lines { get; } = [];

    public IEnumerable<Line> Events => Lines.Select(Line.Parse);

    public void Take(ReadOnlySpan<byte> line) => Lines.Add(Encoding.UTF8.GetString(line).TrimEnd('\n'));
}

/// <summary>Hides named accounts, what they wrote, and given tags and words, from everybody.</summary>
internal sealed class HidingGuard(IReadOnlySet<string> accounts, IReadOnlySet<string> others) : ISurfaceGuard
{
    public ValueTask Rank(GuardedViewer viewer, string surface, ReadOnlyMemory<GuardedCandidate> candidates, Memory<GuardedVerdict> verdicts, CancellationToken cancellation)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            var candidate = candidates.Span[i];
            verdicts.Span[i] = IsHidden(candidate.Item) || (candidate.Author is { } author && IsHidden(author)) ? GuardedVerdict.Drop : GuardedVerdict.Keep;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> Search(GuardedViewer viewer, string query, CancellationToken cancellation) => ValueTask.FromResult(!IsHidden(query));

    public ValueTask Suggest(IReadOnlyList<string> completions, Memory<GuardedVerdict> verdicts, CancellationToken cancellation) => Each(completions, verdicts);

    public ValueTask Tags(GuardedViewer viewer, IReadOnlyList<string> tags, Memory<GuardedVerdict> verdicts, CancellationToken cancellation) => Each(tags, verdicts);

    public ValueTask<bool> Connect(GuardedViewer from, GuardedViewer to, ConnectionKind how, CancellationToken cancellation) =>
        ValueTask.FromResult(!IsHidden(from.Account) || to.Age != AccountAge.Child);

    private ValueTask Each(IReadOnlyList<string> texts, Memory<GuardedVerdict> verdicts)
    {
        for (var i = 0; i < texts.Count; i++)
            verdicts.Span[i] = IsHidden(texts[i]) ? GuardedVerdict.Drop : GuardedVerdict.Keep;
        return ValueTask.CompletedTask;
    }

    private bool IsHidden(string text) => accounts.Contains(text) || others.Contains(text);
}
