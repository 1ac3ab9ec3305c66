using System.Security.Cryptography;
using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Reporting;

/// <summary>
/// Files reports with an authority that has no idempotency key, so that each case is filed once whatever fails: every step is stored before it is taken, and
/// after a crash, or a lost answer, a report goes on where its outcome is known, or is taken back and opened anew where it is not.
/// </summary>
public sealed partial class ReportFiler
{
    /// <summary>The mode in which nothing leaves Cordon.</summary>
    public const string Simulator = "simulator";

    private readonly IReportStore _store;
    private readonly IReportAuthority _authority;
    private readonly EvidenceVault _vault;
    private readonly Action<LedgerAct> _enter;
    private readonly TimeProvider _clock;
    private readonly FilerOptions _options;
    private DateTimeOffset _nextCall;

    /// <param name="store">Where reports are kept.</param>
    /// <param name="authority">Who takes them.</param>
    /// <param name="vault">Where their files are.</param>
    /// <param name="enter">Enters an act into the ledger; returns when it is durable, and throws when it cannot be entered.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="options">How to work; null for the defaults.</param>
    public ReportFiler(IReportStore store, IReportAuthority authority, EvidenceVault vault, Action<LedgerAct> enter, TimeProvider clock, FilerOptions? options = null) =>
        (_store, _authority, _vault, _enter, _clock, _options) = (store, authority, vault, enter, clock, options ?? new FilerOptions());

    /// <summary>Who takes the reports.</summary>
    public IReportAuthority Authority => _authority;

    /// <summary>How complete a case is.</summary>
    public Completeness Look(ReportCase @case) => Completeness.Of(@case, sha => IsKept(sha));

    /// <summary>What keeps a case from being filed; empty for nothing.</summary>
    public IReadOnlyList<string> Problems(ReportCase @case)
    {
        var problems = CaseCheck.Problems(@case);
        if (problems.Count > 0)
            return problems;
        return [.. _authority.Problems(@case), .. @case.Files.Where(f => !IsKept(f.Sha256)).Select(f => $"files: {f.Sha256} is not in the vault; send it first")];
    }

    /// <summary>Makes a report of a case. The simulator takes it at once; with a real authority, another person has to agree first.</summary>
    /// <exception cref="ReportException">The case cannot be reported, or was.</exception>
    public FiledReport File(ReportCase @case, string actor)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (Problems(@case) is { Count: > 0 } problems)
            throw new ReportException(ReportProblem.Invalid, string.Join("; ", problems));
        if (_store.FindReport(@case.Case, _authority.Name, _authority.Mode) is { } standing)
            throw Doubled(standing.Id);
        var now = _clock.GetUtcNow();
        var report = new FiledReport
        {
            Id = "r" + RandomNumberGenerator.GetHexString(16, lowercase: true),
            Authority = _authority.Name,
            Mode = _authority.Mode,
            Case = @case,
            State = _authority.Mode == Simulator ? ReportState.Ready : ReportState.Waiting,
            Created = now,
            CreatedBy = actor,
            Due = now,
            Files = [.. @case.Files.Select(f => new FiledFile(f.Sha256, FiledFileState.Waiting))],
        };
        Enter("report.create", report, actor, new LedgerDetail("case", @case.Case), new LedgerDetail("accounts", [.. @case.Reported.Select(r => r.Id)]),
            new LedgerDetail("evidence", [.. @case.Files.Select(f => f.Sha256)]));
        if (!_store.Add(report))
            throw Doubled(_store.FindReport(@case.Case, _authority.Name, _authority.Mode)?.Id ?? "another");
        return Find(report.Id);
    }

    /// <summary>Agrees that a report is filed.</summary>
    /// <exception cref="ReportException">There is none, it does not wait for this, or the same person made it.</exception>
    public FiledReport Approve(string id, string actor, string reason) => Change(id, report =>
    {
        CheckReason(reason);
        if (report.State != ReportState.Waiting || report.Retraction is not null)
            throw new ReportException(ReportProblem.Refused, $"the report waits for nobody's consent; it is {Word(report.State)}");
        if (report.CreatedBy == actor)
            throw new ReportException(ReportProblem.Refused, $"{actor} made this report; another person has to agree");
        Enter("report.approve", report, actor, new LedgerDetail("reason", reason));
        return report with { State = ReportState.Ready, Approval = new Attributed(actor, _clock.GetUtcNow(), reason), Due = _clock.GetUtcNow() };
    });

    /// <summary>Takes back a report that is not filed yet.</summary>
    /// <exception cref="ReportException">There is none, or it is filed.</exception>
    public FiledReport Retract(string id, string actor, string reason) => Change(id, report =>
    {
        CheckReason(reason);
        if (report.State is ReportState.Finishing or ReportState.Finished)
            throw new ReportException(ReportProblem.Refused, $"the report is filed, or being so, under the number {report.Number}; what is to be corrected has to be told to the authority");
        if (report.Retraction is not null || report.State == ReportState.Retracted)
            throw new ReportException(ReportProblem.Refused, "the report is taken back already");
        Enter("report.retract", report, actor, new LedgerDetail("reason", reason));
        report = report with { Retraction = new Attributed(actor, _clock.GetUtcNow(), reason), IsStuck = false, Due = _clock.GetUtcNow() };
        return report.State is ReportState.Waiting or ReportState.Ready ? report with { State = ReportState.Retracted, Ended = _clock.GetUtcNow() } : report;
    });

    /// <summary>Lets a report go on that waits for a person.</summary>
    /// <param name="id">Which.</param>
    /// <param name="actor">Who.</param>
    /// <param name="anew">True to take it back at the authority and open it anew, where it cannot go on.</param>
    /// <exception cref="ReportException">There is none, or it waits for nobody.</exception>
    public FiledReport Resume(string id, string actor, bool anew) => Change(id, report =>
    {
        if (!report.IsStuck)
            throw new ReportException(ReportProblem.Refused, $"the report waits for nobody; it is {Word(report.State)}");
        if (anew && report.State != ReportState.Open)
            throw new ReportException(ReportProblem.Refused, $"only an open report can be opened anew; it is {Word(report.State)}");
        Enter("report.resume", report, actor);
        return report with { IsStuck = false, Failures = 0, Attempt = 0, Due = _clock.GetUtcNow(), State = anew ? ReportState.Restarting : report.State };
    });

    /// <summary>A report.</summary>
    /// <exception cref="ReportException">There is none.</exception>
    public FiledReport Find(string id) => _store.FindReport(id) ?? throw new ReportException(ReportProblem.Unknown, $"there is no report '{Events.Shown.Brief(id)}'");

    /// <summary>A state as a word.</summary>
    public static string Word(ReportState state) => state.ToString().ToLowerInvariant();

    private static void CheckReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > EvidenceVault.MostReason)
            throw new ReportException(ReportProblem.Invalid, $"give a reason, of at most {EvidenceVault.MostReason} characters; it stands in the ledger");
    }

    private static ReportException Doubled(string id) =>
        new(ReportProblem.Refused, $"this case is reported already, as {id}; a case is reported once. Take that back first, or report what is new as a case of its own that names it");

    private bool IsKept(string sha256)
    {
        try
        {
            return _vault.Find(sha256).State == EvidenceState.Kept;
        }
        catch (EvidenceException e) when (e.Problem == EvidenceProblem.Unknown)
        {
            return false;
        }
    }

    /// <summary>Changes a report, whatever is saved of it at the same time.</summary>
    private FiledReport Change(string id, Func<FiledReport, FiledReport> change)
    {
        while (true)
        {
            var report = Find(id);
            if (report.Mode != _authority.Mode || report.Authority != _authority.Name)
                throw new ReportException(ReportProblem.Refused, $"the report is one for {report.Authority} in the mode {report.Mode}; this server runs with {_authority.Name} in the mode {_authority.Mode}");
            if (_store.Save(change(report), null))
                return Find(id);
        }
    }

    private void Enter(string act, FiledReport report, string actor, params LedgerDetail[] details) =>
        _enter(new LedgerAct { Actor = actor, Act = act, Subject = $"report:{report.Id} to {report.Authority} ({report.Mode})", Details = details });
}
