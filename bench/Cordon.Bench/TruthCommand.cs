using Cordon.Bench.Truth;
using Cordon.Proving.Planting;

namespace Cordon.Bench;

/// <summary>How well detection finds what was planted: in real events, and on simulated platforms whose networks adapt.</summary>
internal static class TruthCommand
{
    public const string Usage = """
          truth planted CORDON EVENTS.csv.gz [FACTOR]    campaigns planted into real events, baselines and ablation; or one factor alone
          truth curves CORDON [CURVES.svg]               precision and recall as simulated networks adapt
          truth ablation|lookalikes|roles CORDON         simulated platforms
        """;

    public static int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("cordon-truth-").FullName;
        try
        {
            switch (args)
            {
                case ["planted", var program, var events, .. { Length: <= 1 } factor] when factor is [] || CampaignDesign.Factors.Contains(factor[0]):
                    new PlantedBench(new CordonProgram(program), PostTable.Read(events), events, folder).Run(factor.FirstOrDefault());
                    return 0;
                case ["curves", var program, .. { Length: <= 1 } picture]:
                    new CurvesBench(new SimulatedPlatforms(new CordonProgram(program), folder), picture.FirstOrDefault()).Run();
                    return 0;
                case ["ablation", var program]:
                    new AblationBench(new CordonProgram(program), folder).Run();
                    return 0;
                case ["lookalikes", var program]:
                    new LookAlikesBench(new SimulatedPlatforms(new CordonProgram(program), folder)).Run();
                    return 0;
                case ["roles", var program]:
                    new RolesBench(new SimulatedPlatforms(new CordonProgram(program), folder)).Run();
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    Console.Error.WriteLine($"factors: {string.Join(", ", CampaignDesign.Factors)}");
                    return 2;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
