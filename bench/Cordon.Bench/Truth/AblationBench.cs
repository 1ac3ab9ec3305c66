using Cordon.Proving.Truth;

namespace Cordon.Bench.Truth;

/// <summary>What each part of the detector adds, on a simulated platform whose networks hide.</summary>
internal sealed class AblationBench(CordonProgram cordon, string folder)
{
    public void Run()
    {
        var place = Path.Combine(folder, "simulated");
        cordon.Simulate(place, "--accounts", "10000", "--days", "14", "--camouflage", "0.7", "--roles", "--random-seed", "1");
        var truth = TruthFile.Read(Path.Combine(place, TruthFile.Name));
        var events = Path.Combine(place, "events");
        Ablation.Print(
            cordon, "What each part adds: one simulated platform of 10,000 accounts, networks with roles and seven in ten acts ordinary",
            events, truth, cordon.Detect(events, Path.Combine(folder, "found")), folder);
    }
}
