using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Cordon.Events;
using Cordon.Policy.Cel;

namespace Cordon.Bench;

/// <summary>Conditions in CEL over an event, beside the same conditions written by hand in C#.</summary>
internal static partial class RulesCommand
{
    public const string Usage = "  rules [MILLIONS]    ns and bytes of one evaluation of typical conditions, beside hand-written C#";

    private const int Rounds = 5;

    private static readonly string[] Allowed = ["post", "follow", "like", "report", "search"];

    private static readonly CelStruct EventType = new CelStruct("Event")
        .With("kind", CelType.String, e => CelValue.Of(((Event)e).Kind))
        .With("actor", CelType.String, e => CelValue.Of(((Event)e).Actor.Text))
        .With("time", CelType.Timestamp, e => CelValue.Of(((Event)e).Time))
        .With("text", CelType.String, e => CelValue.Of(((Event)e).Text ?? ""))
        .With("objects", CelType.List(CelType.String), e => CelValue.Of([.. ((Event)e).Objects.Select(o => CelValue.Of(o.Text))]), kept: true);

    private static readonly CelEnvironment Environment = CelEnvironment.Standard.ToBuilder()
        .Struct(EventType)
        .Variable("event", EventType.Type)
        .Function("counter", CelOverload.Global(CelType.Int, static (_, activation) => CelValue.Of(((Activation)activation).Count), CelType.String))
        .Build();

    private static readonly (string Source, Func<Event, long, bool> ByHand)[] Conditions =
    [
        ("event.kind == \"post\" && event.actor != \"\" && size(event.objects) > 2", (e, _) => e.Kind == "post" && e.Actor.Text != "" && e.Objects.Count > 2),
        ("event.kind in [\"post\", \"follow\", \"like\", \"report\", \"search\"]", (e, _) => Array.IndexOf(Allowed, e.Kind) >= 0),
        ("event.kind == \"post\" && counter(\"posts\") > 10", (e, count) => e.Kind == "post" && count > 10),
        ("event.text.contains(\"blue widget\") || event.text.startsWith(\"sale\")", (e, _) => e.Text!.Contains("blue widget", StringComparison.Ordinal) || e.Text!.StartsWith("sale", StringComparison.Ordinal)),
        ("event.objects.exists(o, o == \"tag:blue\")", (e, _) => Exists(e)),
        ("event.time.getHours() < 6 || counter(\"posts\") * 2 + 1 >= 21", (e, count) => e.Time.UtcDateTime.Hour < 6 || (count * 2) + 1 >= 21),
        ("event.text.matches(\"[0-9]{3} widgets\")", (e, _) => Widgets().IsMatch(e.Text!)),
    ];

    public static int Run(string[] args)
    {
        if (args.Length > 1 || !int.TryParse(args.ElementAtOrDefault(0) ?? "5", NumberStyles.None, CultureInfo.InvariantCulture, out var millions) || millions == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var post = new Event
        {
            Id = "1",
            Time = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
            Kind = "post",
            Actor = Entity.Parse("account:a17"),
            Text = "a new shelf of blue widget boxes, 120 widgets in each",
            Objects = [Entity.Parse("tag:red"), Entity.Parse("tag:green"), Entity.Parse("tag:blue")],
        };
        var activation = new Activation(post, 12);
        Console.WriteLine($"{"ns CEL",8} {"ns by hand",11} {"bytes",6} {"M/s",7}  condition");
        foreach (var (source, byHand) in Conditions)
        {
            var program = Environment.Compile(source, CelType.Bool).Program ?? throw new InvalidOperationException(Environment.Compile(source).Render());
            if (program.Holds(activation, out _) != byHand(post, 12))
                throw new InvalidOperationException($"CEL and C# differ: {source}");
            var count = millions * 1_000_000 / Rounds;
            var (cel, bytes) = Measure(count, () => program.Holds(activation, out _));
            var (hand, _) = Measure(count, () => byHand(post, 12));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cel,8:0.0} {hand,11:0.0} {bytes,6:0.##} {1000 / cel,7:0.0}  {source}"));
        }

        return 0;
    }

    /// <summary>Nanoseconds of one call in the best of several rounds, and bytes of one call. The call through the delegate is part of both sides.</summary>
    private static (double Nanoseconds, double Bytes) Measure(int count, Func<bool> call)
    {
        var best = double.PositiveInfinity;
        long bytes = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var holds = 0;
            for (var i = 0; i < count; i++)
                holds += call() ? 1 : 0;
            var elapsed = watch.Elapsed;
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (holds != 0 && holds != count)
                throw new InvalidOperationException("the same condition gave different answers");
            // The first round warms up.
            if (round > 0)
                best = Math.Min(best, elapsed.TotalNanoseconds / count);
        }

        return (best, (double)bytes / count);
    }

    private static bool Exists(Event e)
    {
        foreach (var o in e.Objects)
        {
            if (o.Text == "tag:blue")
                return true;
        }

        return false;
    }

    [GeneratedRegex("[0-9]{3} widgets", RegexOptions.CultureInvariant)]
    private static partial Regex Widgets();

    private sealed class Activation(Event e, long count) : CelActivation
    {
        private readonly CelValue _event = CelValue.Of(EventType, e);

        public long Count => count;

        public override CelValue Variable(int slot) => _event;
    }
}
