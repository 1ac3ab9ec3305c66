using System.Globalization;
using Cordon.Cli.Grounds;

namespace Cordon.Bench;

/// <summary>What came out of one living platform.</summary>
internal sealed record EffectRun
{
    public required double Planted { get; init; }

    public required double Found { get; init; }

    public required double Recall { get; init; }

    public required double Precision { get; init; }

    public required double Before { get; init; }

    public required double After { get; init; }

    /// <summary>By how much less is shown of the networks that were found.</summary>
    public required double FoundDown { get; init; }

    public required double PairsBefore { get; init; }

    public required double PairsAfter { get; init; }

    public required double ChildrenBefore { get; init; }

    public required double ChildrenAfter { get; init; }

    public required double Lost { get; init; }

    public required double ActedOn { get; init; }

    public required double LabelledPairs { get; init; }

    public required double LabelledChildren { get; init; }

    public required double Returned { get; init; }

    public required double Caught { get; init; }

    public required double Wrong { get; init; }

    private double Down => 1 - (After / Before);

    /// <summary>Runs one platform in a folder that is removed.</summary>
    public static EffectRun Of(GroundOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-effect-").FullName;
        try
        {
            var result = new ProvingGround(options, (_, _) => { }).Run(Path.Combine(folder, "events"), Path.Combine(folder, "later"), CancellationToken.None).GetAwaiter().GetResult();
            var score = result.Score();
            var labelled = result.Confirmed.Concat(result.InReview).SelectMany(n => n.Members).Select(m => m.Account.Text).ToHashSet();
            long foundBefore = 0, foundAfter = 0;
            for (var i = 0; i < result.Truth.Planted.Count; i++)
            {
                var members = result.Truth.Planted[i].Members;
                if (2 * members.Count(m => labelled.Contains(m.Account)) < members.Count)
                    continue;
                foundBefore += result.Before.ByNetwork[i];
                foundAfter += result.After.ByNetwork[i];
            }

            return new EffectRun
            {
                Planted = score.NetworksPlanted,
                Found = score.NetworksFound,
                Recall = score.Recall ?? 0,
                Precision = score.Precision ?? 0,
                Before = 1000 * result.Before.Flagged.Value ?? 0,
                After = 1000 * result.After.Flagged.Value ?? 0,
                FoundDown = foundBefore == 0 ? double.NaN : 1 - ((double)foundAfter / foundBefore),
                PairsBefore = result.Before.FlaggedPairs.Value ?? 0,
                PairsAfter = result.After.FlaggedPairs.Value ?? 0,
                ChildrenBefore = result.Before.Children.Value ?? 0,
                ChildrenAfter = result.After.Children.Value ?? 0,
                Lost = result.After.InnocentLost.Value ?? 0,
                ActedOn = result.LookAlikesActedOn().Count,
                LabelledPairs = result.Pairs.Labelled,
                LabelledChildren = result.Pairs.Children,
                Returned = result.Returned,
                Caught = result.ReturnedCaught,
                Wrong = result.ProposedWrongly,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Mean([this]);

    /// <summary>Means over platforms, with 95 % intervals (Student's t) where there are at least two.</summary>
    public static string Mean(IReadOnlyList<EffectRun> runs)
    {
        string Of(Func<EffectRun, double> figure, string form = "0.###")
        {
            var values = runs.Select(figure).Where(double.IsFinite).ToArray();
            if (values.Length == 0)
                return "–";
            var mean = values.Average();
            if (values.Length == 1)
                return mean.ToString(form, CultureInfo.InvariantCulture);
            var half = T(values.Length - 1) * Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length);
            return string.Create(CultureInfo.InvariantCulture, $"{mean.ToString(form, CultureInfo.InvariantCulture)} ± {half.ToString(form, CultureInfo.InvariantCulture)}");
        }

        return $"found {runs.Sum(r => r.Found)} of {runs.Sum(r => r.Planted)} precision {Of(r => r.Precision)} recall {Of(r => r.Recall)}; exposure {Of(r => r.Before, "0.0")} -> {Of(r => r.After, "0.00")}, "
            + $"down all {Of(r => r.Down)}, found {Of(r => r.FoundDown)}; pairs {Of(r => r.PairsBefore)} -> {Of(r => r.PairsAfter)}; children {Of(r => r.ChildrenBefore)} -> {Of(r => r.ChildrenAfter)}; "
            + $"labelled to labelled {runs.Sum(r => r.LabelledPairs)}, to children {runs.Sum(r => r.LabelledChildren)}; innocent lost {Of(r => r.Lost, "0.####")}; look-alikes acted on {runs.Sum(r => r.ActedOn)}; "
            + $"returned {runs.Sum(r => r.Returned)} caught {runs.Sum(r => r.Caught)} wrong {runs.Sum(r => r.Wrong)}";
    }

    // The quantile of Student's t at 0.975, by its expansion in the degrees of freedom (Fisher, Cornish 1960); exact for one and two degrees.
    private static double T(int degrees)
    {
        const double z = 1.959963984540054;
        var n = (double)degrees;
        return degrees switch
        {
            1 => 12.706204736,
            2 => 4.302652730,
            _ => z + (((z * z * z) + z) / (4 * n)) + (((5 * Math.Pow(z, 5)) + (16 * Math.Pow(z, 3)) + (3 * z)) / (96 * n * n))
                + (((3 * Math.Pow(z, 7)) + (19 * Math.Pow(z, 5)) + (17 * Math.Pow(z, 3)) - (15 * z)) / (384 * n * n * n)),
        };
    }
}
