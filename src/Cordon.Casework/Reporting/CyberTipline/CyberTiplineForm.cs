namespace Cordon.Casework.Reporting.CyberTipline;

/// <summary>What the CyberTipline asks of a case, whoever takes it.</summary>
internal static class CyberTiplineForm
{
    public const string Name = "cybertipline";

    /// <summary>What the form inside Cordon does not take.</summary>
    public static IReadOnlyList<string> Problems(ReportCase @case)
    {
        var problems = CyberTiplineSchema.Own.Problems(CyberTiplineXml.Report(@case)).ToList();
        for (var i = 0; i < @case.Files.Count; i++)
            problems.AddRange(CyberTiplineSchema.Own.Problems(CyberTiplineXml.FileDetails("1", "1", @case.Files[i])).Select(p => $"files[{i}]: {p}"));
        return problems;
    }
}
