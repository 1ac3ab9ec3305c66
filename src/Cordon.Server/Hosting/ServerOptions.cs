using Cordon.Storage.History;

namespace Cordon.Server.Hosting;

/// <summary>How a server runs.</summary>
public sealed record ServerOptions
{
    /// <summary>The folder with all that is kept; made where there is none. Default: <c>cordon-data</c>.</summary>
    public string DataFolder { get; init; } = "cordon-data";

    /// <summary>A policy folder to activate at the start when its content differs from the active one; null for none. Default: null.</summary>
    public string? PolicyFolder { get; init; }

    /// <summary>A Jetstream to follow, ws or wss; null for none. Default: null.</summary>
    public Uri? Jetstream { get; init; }

    /// <summary>Where to listen. Default: <c>http://127.0.0.1:8080</c>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>Who is shown the ledger's checkpoints: a folder, which gets each as a file, or a program, which gets each on its standard input; null for nobody. Default: null.</summary>
    public string? Witness { get; init; }

    /// <summary>True for log lines as JSON. Default: false.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>Longest request body as sent, in bytes. Default: 16 MiB.</summary>
    public int MostBodyBytes { get; init; } = 16 << 20;

    /// <summary>Longest body of events after decompression, in bytes. Default: 64 MiB.</summary>
    public long MostPayloadBytes { get; init; } = 64 << 20;

    /// <summary>Most records of one request. Default: 50,000.</summary>
    public int MostRecords { get; init; } = 50_000;

    /// <summary>How many bytes may wait to be written before callers are answered 429. Default: 256 MiB.</summary>
    public long MostWaitingBytes { get; init; } = 256 << 20;

    /// <summary>Whether events and results are kept as Parquet to be asked later. Default: true.</summary>
    public bool KeepsHistory { get; init; } = true;

    /// <summary>How long the history keeps what. Default: everything, for ever.</summary>
    public HistoryRetention Retention { get; init; } = HistoryRetention.Everything;

    /// <summary>Hosts that evidence may be pulled from; one that begins with a dot stands for all below it. Default: none.</summary>
    public IReadOnlyList<string> EvidenceHosts { get; init; } = [];

    /// <summary>True to pull evidence from this machine too, and over http: for tests only. Default: false.</summary>
    public bool PullsFromLoopback { get; init; }

    /// <summary>True to destroy evidence by itself, once an hour, when its preservation is over and nothing keeps it. Default: false: a person does it.</summary>
    public bool SweepsEvidence { get; init; }

    /// <summary>To which authority reports go. Default: the simulator.</summary>
    public ReportSettings Reports { get; init; } = new();

    /// <summary>How long the log keeps what it received; what a restart needs stays in any case. Default: null, for ever.</summary>
    public TimeSpan? LogKept { get; init; }

    /// <summary>Events evaluated between two snapshots of the engine's state; after a day there is one whatever their number. Default: 500,000.</summary>
    public long SnapshotEvery { get; init; } = 500_000;

    /// <summary>Told at each point between two durable writes of casework; what it throws ends the work there, as a crash would. For tests. Default: null.</summary>
    internal Action<string>? Faults { get; init; }
}
