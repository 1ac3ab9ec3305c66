namespace Cordon.Server.Tests.Evidence;

/// <summary>Keys of people with one scope each.</summary>
internal sealed class Staff
{
    private Staff(string ann, string bob, string reader) => (Ann, Bob, Reader) = (ann, bob, reader);

    /// <summary>Takes in evidence and reports.</summary>
    public string Ann { get; }

    /// <summary>Does the same, and agrees to what others have asked for.</summary>
    public string Bob { get; }

    /// <summary>Reads everything else.</summary>
    public string Reader { get; }

    public static async Task<Staff> Of(RunningServer server)
    {
        var staff = new Staff(server.MakeKey("ann", ["evidence", "report", "approve"]), server.MakeKey("bob", ["evidence", "report", "approve"]), server.MakeKey("eve", ["read", "ingest", "label", "policy"]));
        // A running server takes note of keys within two seconds.
        await Task.Delay(2200, TestContext.Current.CancellationToken);
        return staff;
    }
}
