using Cordon.Bench.Truth;
using Cordon.Proving.Planting;

namespace Cordon.Bench;

/// <summary>How well detection finds what was planted: in real events, and on simulated platforms whose networks adapt.</summary>
internal static class TruthCommand
{
    public const string Usage = """
          truth planted CORDON EVENTS.csv.gz   campaigns planted into real events, baselines and ablation
        """;

    public static int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-truth-").FullName;
        try
        {
            switch (args)
            {
                case ["planted", var cordon, var events]:
                    new PlantedBench(new CordonProgram(cordon), PostTable.Read(events), events, folder).Run();
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
