using Cordon.Casework.Evidence;

namespace Cordon.Casework.Tests.Evidence;

public sealed class UploadSignerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_ticket_is_good_until_its_time_is_over_and_no_letter_of_it_may_change()
    {
        using var folder = new TemporaryFolder();
        var signer = UploadSigner.Open(new EvidenceFolder(folder.Path));
        var ticket = new UploadTicket(new string('a', 64), 17, Now.AddMinutes(5), "feed") { Case = "c1", FileName = "teapot ☕.png" };
        var signed = signer.Sign(ticket);

        Assert.Equal(ticket, signer.Read(signed, Now));
        Assert.Equal(ticket, UploadSigner.Open(new EvidenceFolder(folder.Path)).Read(signed, Now));
        Assert.Contains("was good until", Assert.Throws<EvidenceException>(() => signer.Read(signed, Now.AddMinutes(5))).Message, StringComparison.Ordinal);
        // The last letter of base64url has bits that stand for nothing; they must not make a second form either.
        for (var i = 0; i < signed.Length; i++)
        {
            foreach (var letter in "AZaz09-_.")
            {
                var changed = signed[..i] + letter + signed[(i + 1)..];
                if (changed != signed)
                    Assert.Throws<EvidenceException>(() => signer.Read(changed, Now));
            }
        }

        foreach (var text in (string[])["", ".", "a.b", signed[..^1], signed + "A", signed.Split('.')[1], "." + signed.Split('.')[1]])
            Assert.Throws<EvidenceException>(() => signer.Read(text, Now));
        using var other = new TemporaryFolder();
        Assert.Throws<EvidenceException>(() => UploadSigner.Open(new EvidenceFolder(other.Path)).Read(signed, Now));
    }
}
