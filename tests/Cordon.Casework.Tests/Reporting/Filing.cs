using Cordon.Casework.Evidence;
using Cordon.Casework.Reporting;
using Cordon.Casework.Tests.Evidence;

namespace Cordon.Casework.Tests.Reporting;

/// <summary>A vault with two pieces of evidence, and reports of them to a fake authority.</summary>
internal sealed class Filing : IDisposable
{
    public static readonly byte[][] Contents = ["a teapot"u8.ToArray(), [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i * 7))]];

    // Memory that looks like a disk, where there is some: hundreds of reports are filed, and each flushes dozens of times.
    private readonly string _root = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), Path.GetRandomFileName());
    private readonly Vault _vault;

    private Filing() => _vault = new Vault(_root);

    public FakeCyberTipline Authority { get; } = new();

    public Vault Vault => _vault;

    public string[] Hashes { get; private set; } = [];

    public static async Task<Filing> Begin()
    {
        var filing = new Filing();
        filing.Hashes = [(await filing._vault.Keep(Contents[0])).Sha256, (await filing._vault.Keep(Contents[1])).Sha256];
        return filing;
    }

    /// <summary>A filer as a process has one that has just started.</summary>
    public ReportFiler Filer(Action<string>? beforeStep = null, IReportAuthority? authority = null) => new(
        _vault.Index, authority ?? Authority.Client(), _vault.Of, act => _vault.Ledger.Append(act), _vault.Clock, new FilerOptions { CallEvery = TimeSpan.Zero, BeforeStep = beforeStep });

    /// <summary>Makes and approves the report of both files.</summary>
    public string Ready(string @case = "case-7")
    {
        var filer = Filer();
        var report = filer.File(Cases.Whole(Hashes) with { Case = @case }, "ann");
        filer.Approve(report.Id, "bob", "looked at it");
        return report.Id;
    }

    /// <summary>Works until nothing is left to be done, with time passing as it has to; processes that end are started again.</summary>
    public async Task Drive(Func<Action<string>?>? next = null, int most = 60)
    {
        for (var i = 0; i < most; i++)
        {
            try
            {
                await Filer(next?.Invoke()).Work(TestContext.Current.CancellationToken);
            }
            catch (Killed)
            {
                continue;
            }

            if (_vault.Index.Reports(10).All(r => r.HasEnded || r.IsStuck))
                return;
            _vault.Clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Fail($"the report never ended: {_vault.Index.Reports(1)[0]}");
    }

    /// <summary>Fails unless exactly one report is finished at the authority, with each file once, whole, and described.</summary>
    public void AssertFiledOnce(string id, string what)
    {
        var report = _vault.Index.FindReport(id)!;
        Assert.True(report is { State: ReportState.Finished, Problem: null }, $"{what}: {report.State} {report.Problem}");
        var filed = Assert.Single(Authority.Finished);
        Assert.Equal(report.Number, filed.Number);
        Assert.Equal(Contents.Length, filed.Files.Count);
        for (var i = 0; i < Contents.Length; i++)
        {
            Assert.True(Contents[i].AsSpan().SequenceEqual(filed.Files[i].Content), $"{what}: file {i} is not what was kept");
            Assert.NotEmpty(filed.Files[i].Details);
        }

        // Whatever else was opened is taken back, or was opened without anybody learning of it, which is counted.
        Assert.True(Authority.Reports.Values.Count(r => r.State == "open") <= report.Lost, $"{what}: {report.Lost} lost");
    }

    public void Dispose()
    {
        Authority.Dispose();
        _vault.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Stands for the end of the process.</summary>
    public sealed class Killed : Exception;
}
