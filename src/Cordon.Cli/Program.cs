using Cordon.Cli;
using Cordon.Cli.Terminal;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
return CommandLine.Run(args, new Screen(Console.Out, Console.Error), stop.Token);
