using Cordon.Events;
using Cordon.Events.Reading;
using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Results;
using Cordon.Networks.Ties;
using Cordon.Networks.Watch.Returns;
using Cordon.Proving.Living;
using Cordon.Proving.Living.Measuring;
using Cordon.Proving.Truth;

namespace Cordon.Cli.Grounds;

/// <summary>
/// The whole way on a living platform: it lives for some days, networks are found in its events, and the following days are lived twice from the same seed, once as they are
/// and once with a guard that knows what was found. Then the platform removes the found accounts, and goes on.
/// </summary>
internal sealed class ProvingGround(GroundOptions options, Action<string, double> progress)
{
    private const int HoursOfDay = 24;

    /// <summary>Runs it.</summary>
    /// <param name="folder">The folder for the events of the first days; in which networks are found.</param>
    /// <param name="later">The folder for the events of the days after the networks were found, with the guard.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<GroundResult> Run(string folder, string later, CancellationToken cancellation)
    {
        var before = new LivingPlatform(options.Platform);
        using (var events = new EventFolder(folder))
        {
            before.Events = events;
            await Live(before, options.LearnDays, "The platform lives and learns", cancellation);
            before.Events = null;
            events.Complete();
        }

        // The same days once more, beside the detection: what is measured is what follows them.
        var after = new LivingPlatform(options.Platform);
        var again = Task.Run(() => Live(after, options.LearnDays, null, cancellation), cancellation);
        var (detection, cutOff) = Find(folder, cancellation);
        await again;

        // What is likely an ordinary community is left alone; what scores less waits for people, under suspicion.
        var unlikelyOrdinary = detection.Networks.Where(n => n.Ordinary.Likelihood != OrdinaryLikelihood.High).ToArray();
        var confirmed = unlikelyOrdinary.Where(n => n.Score >= options.ConfirmFrom).ToArray();
        var inReview = unlikelyOrdinary.Where(n => n.Score < options.ConfirmFrom).ToArray();

        before.BeginMeasuring();
        var without = Task.Run(() => Live(before, options.MeasureDays, null, cancellation), cancellation);
        after.BeginMeasuring();
        after.Guard = cutOff.Guard(confirmed, inReview);
        var pairs = new LabelledPairs(cutOff.Labelled, cutOff.Children);
        after.Shown = pairs;
        Exposure exposure;
        GroundTruth truth;
        DateTimeOffset removed;
        using (var events = new EventFolder(later))
        {
            after.Events = events;
            await Live(after, options.MeasureDays, "The same days without and with the guard", cancellation);
            await without;
            (exposure, truth, removed) = (after.Exposure, after.Truth(), after.Now);
            after.BeginMeasuring();
            after.Remove(confirmed.SelectMany(n => n.Members).Select(m => m.Account).Distinct());
            await Live(after, options.ReturnDays, "Accounts are removed, and some come back", cancellation);
            events.Complete();
        }

        progress("Watching for returns", 0);
        return new GroundResult
        {
            Proposals = Returns(folder, later, confirmed, removed, cancellation),
            Detection = detection,
            Confirmed = confirmed,
            InReview = inReview,
            Before = before.Exposure,
            After = exposure,
            Truth = truth,
            TruthAtEnd = after.Truth(),
            CutOff = cutOff,
            Pairs = pairs,
            Refused = after.Refused,
            DrawnBefore = before.DrawnSoFar,
            DrawnAfter = after.DrawnSoFar,
            Read = _read!,
        };
    }

    private ReadSummary? _read;

    private (Detection Detection, CutOff CutOff) Find(string folder, CancellationToken cancellation)
    {
        var table = new EventTable();
        var cutOff = new CutOff();
        var reader = new EventReader(new ReadOptions { Paths = [folder] });
        foreach (var e in reader.Read(cancellation))
        {
            table.Add(e);
            cutOff.Note(e);
        }

        _read = reader.Summary;
        return (NetworkDetector.Detect(table, options.Detection, new Dictionary<Entity, SeedLabel>(), new Relay(progress), cancellation), cutOff);
    }

    /// <summary>Learns what members of the networks used, and proposes accounts that may be their return.</summary>
    private static List<ReturnProposal> Returns(string first, string later, IReadOnlyList<Network> networks, DateTimeOffset since, CancellationToken cancellation)
    {
        var watch = new ReturnWatch();
        void Watch(DateTimeOffset? dismantled)
        {
            foreach (var network in networks)
                watch.Watch(new WatchedNetwork { Id = network.Id, Members = [.. network.Members.Select(m => m.Account)], Since = dismantled });
        }

        Watch(null);
        foreach (var e in new EventReader(new ReadOptions { Paths = [first] }).Read(cancellation))
            watch.Add(e);
        Watch(since);
        var proposals = new List<ReturnProposal>();
        foreach (var e in new EventReader(new ReadOptions { Paths = [later] }).Read(cancellation))
            proposals.AddRange(watch.Add(e));
        return proposals;
    }

    private async Task Live(LivingPlatform platform, int days, string? stage, CancellationToken cancellation)
    {
        for (var day = 0; day < days; day++)
        {
            await platform.AdvanceAsync(HoursOfDay, cancellation);
            if (stage is not null)
                progress(stage, (day + 1.0) / days);
        }
    }

    private sealed class Relay(Action<string, double> report) : IProgress<DetectionProgress>
    {
        public void Report(DetectionProgress value) => report(value.Stage, value.Done);
    }
}
