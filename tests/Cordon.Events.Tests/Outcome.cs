using System.Text;
using Cordon.Events.Formats;
using Cordon.Events.Reading;

namespace Cordon.Events.Tests;

/// <summary>What a reading of given bytes or files brought.</summary>
internal sealed record Outcome(IReadOnlyList<Event> Events, ReadSummary Summary)
{
    /// <summary>The events as canonical JSON Lines.</summary>
    public string Canonical => Written(Events);

    public Event Single => Assert.Single(Events);

    public Reject SingleReject
    {
        get
        {
            Assert.Equal(1, Summary.Rejected);
            return Assert.Single(Summary.FirstRejects);
        }
    }

    public Damage SingleDamage => Assert.Single(Summary.Damaged);

    /// <summary>Lines accounted for: events, rejects and ignored lines.</summary>
    public long Accounted => Summary.Events + Summary.Rejected
        + Summary.Ignored.Where(i => !i.Key.StartsWith("file ", StringComparison.Ordinal)).Sum(i => i.Value);

    public static Outcome Of(string text, int threads = 1) => Of(Encoding.UTF8.GetBytes(text), threads);

    public static Outcome Of(byte[] bytes, int threads = 1, IReadOnlyDictionary<string, string>? map = null)
    {
        var options = new ReadOptions { Paths = ["-"], Threads = threads, Map = map ?? new Dictionary<string, string>() };
        return Of(options, new MemoryStream(bytes));
    }

    public static Outcome Of(ReadOptions options, Stream? standardInput = null)
    {
        var reader = new EventReader(options, standardInput);
        var events = reader.Read(TestContext.Current.CancellationToken).ToList();
        return new Outcome(events, reader.Summary);
    }

    public static Outcome OfPaths(params string[] paths) => Of(new ReadOptions { Paths = paths, Threads = 2 });

    public static string Written(IEnumerable<Event> events)
    {
        var stream = new MemoryStream();
        using (var writer = new CanonicalEventWriter(stream, leaveOpen: true))
        {
            foreach (var one in events)
                writer.Write(one);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
