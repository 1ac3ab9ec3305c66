using Cordon.Bench;

// One command a file: each says its own usage and gives its exit code.
return args switch
{
    ["graph", .. var rest] => GraphCommand.Run(rest),
    ["ranking", .. var rest] => RankingCommand.Run(rest),
    ["ranking-truth", .. var rest] => RankingTruthCommand.Run(rest),
    ["ratings-truth", .. var rest] => RatingsTruthCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Cordon.Bench COMMAND …");
    Console.Error.WriteLine(GraphCommand.Usage);
    Console.Error.WriteLine(RankingCommand.Usage);
    Console.Error.WriteLine(RankingTruthCommand.Usage);
    Console.Error.WriteLine(RatingsTruthCommand.Usage);
    return 2;
}
