using Cordon.Bench;

// One command a file: each says its own usage and gives its exit code.
return args switch
{
    ["graph", .. var rest] => GraphCommand.Run(rest),
    ["truth-tables", .. var rest] => TruthTablesCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Cordon.Bench COMMAND …");
    Console.Error.WriteLine(GraphCommand.Usage);
    Console.Error.WriteLine(TruthTablesCommand.Usage);
    return 2;
}
