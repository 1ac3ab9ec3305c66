using Cordon.Bench;

// One command a file: each says its own usage and gives its exit code.
return args switch
{
    ["graph", .. var rest] => GraphCommand.Run(rest),
    ["truth", .. var rest] => TruthCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Cordon.Bench COMMAND …");
    Console.Error.WriteLine(GraphCommand.Usage);
    Console.Error.WriteLine(TruthCommand.Usage);
    return 2;
}
