using System.Globalization;
using Cordon.Events;
using Cordon.Networks.Calibrating;
using Cordon.Networks.Graph;
using Cordon.Networks.Ranking;
using Cordon.Networks.Results;

namespace Cordon.Bench;

/// <summary>Finds fraudulent raters by what they rate: AUC over labelled accounts, with what they are rated shown as the leak that it is.</summary>
internal static class RatingsTruthCommand
{
    public const string Usage = "  ratings-truth RATINGS LABELS   AUC of rater-side scores; RATINGS rater,rated,rating; LABELS account,+1 trusted or -1 fraudulent";
    private const int Folds = 5;
    private const int Shuffles = 10;

    public static int Run(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        using var text = new StreamReader(args[0]);
        var list = EdgeList.Read(text, signed: true);
        var ratings = list.Ratings!;
        var labels = File.ReadLines(args[1]).Select(l => l.Split(',')).Where(c => c.Length == 2 && list.Find(c[0]) >= 0)
            .ToDictionary(c => list.Find(c[0]), c => c[1] == "-1");
        var accounts = labels.Keys.Order().ToArray();
        bool[] fraud = [.. accounts.Select(a => labels[a])];
        Console.WriteLine($"{accounts.Length} labelled accounts, {fraud.Count(f => f)} fraudulent; {ratings.Total} ratings by {ratings.Count} accounts");
        Show("mean rating received: a leak, labels were made from it", a => -Mean(ratings.ReceivedBy(a)));
        Show("mean rating given", a => -Mean(ratings.GivenBy(a)));
        Show("ratings given (the fewer, the riskier)", a => -ratings.GivenBy(a).Length);
        var trust = new RaterTrust(ratings);
        Show("ours: fairness as a rater, no labels", a => (1 - trust.FairnessOf(a)) / 2);
        var (auc, calibration) = (0.0, (CalibrationResult?)null);
        for (ulong seed = 1; seed <= Shuffles; seed++)
            auc += Auc(HeldOut(ratings, labels, accounts, seed)) / Shuffles;
        Print($"ours: the same with labels, {Folds} folds, mean of {Shuffles} deals", auc);
        calibration = CrossFit.Calibrate(fraud, held =>
        {
            var others = Labels(labels, [.. held.Select(i => accounts[i])]);
            var withoutHeld = new RaterTrust(ratings, others);
            return [.. held.Select(i => (1 - withoutHeld.FairnessOf(accounts[i])) / 2)];
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"calibrated on held-out folds: Brier {calibration!.Brier:0.000} (by the rate alone {calibration.BrierOfRate:0.000}), calibration error {calibration.CalibrationError:0.000}"));
        foreach (var bin in calibration.Reliability)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {bin.Count,4} accounts: mean probability {bin.Probability:0.00}, fraudulent {bin.Share:0.00}"));
        return 0;

        void Show(string name, Func<int, double> score) => Print(name, Auc([.. accounts.Select(score)]));

        double Auc(double[] scores) => RankQuality.Auc(scores, fraud);
    }

    private static void Print(string name, double auc) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} {auc:0.000}"));

    private static double Mean(ReadOnlySpan<Rating> ratings)
    {
        double sum = 0;
        foreach (var rating in ratings)
            sum += rating.Value;
        return ratings.IsEmpty ? 0 : sum / ratings.Length;
    }

    private static double[] HeldOut(Ratings ratings, Dictionary<int, bool> labels, int[] accounts, ulong seed)
    {
        var order = new SeededRandom(seed).Order(accounts.Length);
        var scores = new double[accounts.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = order.Where((_, i) => i % Folds == fold).ToArray();
            var trust = new RaterTrust(ratings, Labels(labels, [.. held.Select(i => accounts[i])]));
            foreach (var i in held)
                scores[i] = (1 - trust.FairnessOf(accounts[i])) / 2;
        }

        return scores;
    }

    private static Dictionary<int, SeedLabel> Labels(Dictionary<int, bool> labels, HashSet<int> without) =>
        labels.Where(l => !without.Contains(l.Key)).ToDictionary(l => l.Key, l => l.Value ? SeedLabel.Abusive : SeedLabel.Trusted);
}
