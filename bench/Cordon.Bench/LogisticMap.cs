using System.Globalization;

namespace Cordon.Bench;

/// <summary>
/// The probability that a group is planted from the logarithms of its score's parts, by logistic regression whose weights may not be
/// negative: no part may speak against a network by being high. With equal weights it is a map of the geometric mean.
/// </summary>
internal sealed class LogisticMap
{
    private const double Least = 1e-3;
    private const double Ridge = 1e-2;
    private readonly double[] _weights;
    private double _bias;

    private LogisticMap(int parts) => _weights = new double[parts];

    /// <summary>Fits by Newton steps on one weight at a time, cut at 0.</summary>
    public static LogisticMap Fit(IReadOnlyList<ScoredGroup> groups)
    {
        var map = new LogisticMap(groups[0].Parts.Count);
        var features = groups.Select(g => g.Parts.Select(Feature).ToArray()).ToArray();
        for (var round = 0; round < 500; round++)
        {
            map._bias += map.Step(groups, features, -1);
            for (var part = 0; part < map._weights.Length; part++)
                map._weights[part] = Math.Max(0, map._weights[part] + map.Step(groups, features, part));
        }

        return map;
    }

    public double Of(ScoredGroup group) => Of([.. group.Parts.Select(Feature)]);

    public string Describe(IReadOnlyList<string> names) =>
        $"bias {_bias.ToString("0.00", CultureInfo.InvariantCulture)}, " + string.Join(", ", names.Select((n, i) => $"{n} {_weights[i].ToString("0.00", CultureInfo.InvariantCulture)}"));

    private static double Feature(double part) => Math.Log(Math.Max(part, Least));

    private double Of(double[] features)
    {
        var sum = _bias;
        for (var i = 0; i < features.Length; i++)
            sum += _weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    private double Step(IReadOnlyList<ScoredGroup> groups, double[][] features, int part)
    {
        double slope = part < 0 ? 0 : -Ridge * _weights[part], bend = Ridge;
        for (var i = 0; i < groups.Count; i++)
        {
            var x = part < 0 ? 1 : features[i][part];
            var p = Of(features[i]);
            slope += x * ((groups[i].IsPlanted ? 1 : 0) - p);
            bend += x * x * p * (1 - p);
        }

        return Math.Clamp(slope / bend, -1, 1);
    }
}
