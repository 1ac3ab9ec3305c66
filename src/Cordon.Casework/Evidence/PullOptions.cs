using System.Net;

namespace Cordon.Casework.Evidence;

/// <summary>From where evidence may be pulled.</summary>
public sealed record PullOptions
{
    /// <summary>Hosts, in lower case; one that begins with a dot stands for all hosts below it. Default: none, so that nothing is pulled.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>True to pull from loopback too, and over http: for tests on one machine, never for a service. Default: false.</summary>
    public bool FromLoopback { get; init; }

    /// <summary>How long a pull may take. Default: 10 minutes.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Resolves a host; null for the system's resolver.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>>? Resolve { get; init; }
}
