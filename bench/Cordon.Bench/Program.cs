using Cordon.Bench;

// One command a file: each says its own usage and gives its exit code.
return args switch
{
    ["calibration", .. var rest] => CalibrationCommand.Run(rest),
    ["chance", .. var rest] => ChanceCommand.Run(rest),
    ["clustering", .. var rest] => ClusteringCommand.Run(rest),
    ["clustering-truth", .. var rest] => ClusteringTruthCommand.Run(rest),
    ["counters", .. var rest] => CountersCommand.Run(rest),
    ["effect", .. var rest] => EffectCommand.Run(rest),
    ["graph", .. var rest] => GraphCommand.Run(rest),
    ["guard", .. var rest] => GuardCommand.Run(rest),
    ["hostile", .. var rest] => HostileCommand.Run(rest),
    ["ledger", .. var rest] => LedgerCommand.Run(rest),
    ["hamming", .. var rest] => HammingCommand.Run(rest),
    ["media", .. var rest] => MediaCommand.Run(rest),
    ["policy", .. var rest] => PolicyCommand.Run(rest),
    ["queues", .. var rest] => QueuesCommand.Run(rest),
    ["ranking", .. var rest] => RankingCommand.Run(rest),
    ["ranking-truth", .. var rest] => RankingTruthCommand.Run(rest),
    ["ratings-truth", .. var rest] => RatingsTruthCommand.Run(rest),
    ["rules", .. var rest] => RulesCommand.Run(rest),
    ["score", .. var rest] => ScoreCommand.Run(rest),
    ["text", .. var rest] => Cordon.Bench.Text.TextCommand.Run(rest),
    ["truth", .. var rest] => TruthCommand.Run(rest),
    ["history", .. var rest] => HistoryCommand.Run(rest),
    ["increment", .. var rest] => IncrementCommand.Run(rest),
    ["ingest", .. var rest] => IngestCommand.Run(rest),
    ["query", .. var rest] => QueryCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Cordon.Bench COMMAND …");
    Console.Error.WriteLine(CalibrationCommand.Usage);
    Console.Error.WriteLine(ChanceCommand.Usage);
    Console.Error.WriteLine(ClusteringCommand.Usage);
    Console.Error.WriteLine(ClusteringTruthCommand.Usage);
    Console.Error.WriteLine(CountersCommand.Usage);
    Console.Error.WriteLine(EffectCommand.Usage);
    Console.Error.WriteLine(GraphCommand.Usage);
    Console.Error.WriteLine(GuardCommand.Usage);
    Console.Error.WriteLine(HostileCommand.Usage);
    Console.Error.WriteLine(LedgerCommand.Usage);
    Console.Error.WriteLine(HammingCommand.Usage);
    Console.Error.WriteLine(MediaCommand.Usage);
    Console.Error.WriteLine(PolicyCommand.Usage);
    Console.Error.WriteLine(QueuesCommand.Usage);
    Console.Error.WriteLine(RankingCommand.Usage);
    Console.Error.WriteLine(RankingTruthCommand.Usage);
    Console.Error.WriteLine(RatingsTruthCommand.Usage);
    Console.Error.WriteLine(RulesCommand.Usage);
    Console.Error.WriteLine(ScoreCommand.Usage);
    Console.Error.WriteLine(Cordon.Bench.Text.TextCommand.Usage);
    Console.Error.WriteLine(TruthCommand.Usage);
    Console.Error.WriteLine(HistoryCommand.Usage);
    Console.Error.WriteLine(IncrementCommand.Usage);
    Console.Error.WriteLine(IngestCommand.Usage);
    Console.Error.WriteLine(QueryCommand.Usage);
    return 2;
}
