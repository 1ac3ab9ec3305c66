using System.Globalization;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Tests.Ledger;

/// <summary>Acts made up for tests, and a clock that stands.</summary>
internal sealed class Acts : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public static LedgerAct Plain(int i) => new()
    {
        Actor = "moderator 7",
        Act = "rule.reset",
        Subject = string.Create(CultureInfo.InvariantCulture, $"rule:offer-{i}"),
        Reason = "blue widget \"sale\"\nis over",
    };

    public static LedgerAct Detailed(int i) => Plain(i) with
    {
        Act = "label.set",
        Reason = null,
        Details = [new LedgerDetail("reason", "sells \"blue widgets\" ☂ 𝔴"), new LedgerDetail("entities", ["account:a1", string.Create(CultureInfo.InvariantCulture, $"account:b{i}")])],
    };

    public static ActLedger Open(TemporaryFolder folder) => ActLedger.Open(new LedgerFolder(folder.Path), new Acts());

    public static LedgerReport Verify(TemporaryFolder folder, string? outside = null) =>
        LedgerVerifier.Verify(new LedgerFolder(folder.Path), outside, TestContext.Current.CancellationToken);

    public static LedgerReader Read(TemporaryFolder folder) => LedgerReader.Open(new LedgerFolder(folder.Path));
}
