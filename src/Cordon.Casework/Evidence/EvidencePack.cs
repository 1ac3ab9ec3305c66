using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Casework.Ledger;
using Cordon.Casework.Reporting;

namespace Cordon.Casework.Evidence;

/// <summary>
/// Writes what is kept of a case as a folder that explains and proves itself without Cordon's data: a page for people, a manifest of hashes, the ledger's entries
/// about it with their proofs, and, where asked, the evidence.
/// </summary>
public sealed class EvidencePack
{
    /// <summary>The manifest's name.</summary>
    public const string Manifest = "manifest.json";

    internal const int Version = 1;
    internal const string Key = "ledger/key.pub";
    internal const string Checkpoint = "ledger/checkpoint";
    internal const string Proofs = "ledger/proofs/";
    internal const string Contents = "content/";

    private const int LedgerPage = 4096;
    private const int MostPieces = 100_000;

    private readonly EvidenceVault _vault;
    private readonly IEvidenceIndex _index;
    private readonly IReportStore _reports;
    private readonly LedgerFolder _ledger;
    private readonly Action<LedgerAct> _enter;
    private readonly TimeProvider _clock;

    /// <param name="vault">Where the evidence is.</param>
    /// <param name="index">What is known of it.</param>
    /// <param name="reports">What was reported.</param>
    /// <param name="ledger">Where the ledger is.</param>
    /// <param name="enter">Enters an act into it.</param>
    /// <param name="clock">Tells the time.</param>
    public EvidencePack(EvidenceVault vault, IEvidenceIndex index, IReportStore reports, LedgerFolder ledger, Action<LedgerAct> enter, TimeProvider clock) =>
        (_vault, _index, _reports, _ledger, _enter, _clock) = (vault, index, reports, ledger, enter, clock);

    /// <summary>Writes a pack. That it is made stands in the ledger before anything is written, and its manifest's hash when it is done.</summary>
    /// <param name="request">Of what.</param>
    /// <param name="folder">Where to; not there yet, or empty.</param>
    /// <returns>The manifest, and its hash.</returns>
    /// <exception cref="EvidenceException">Nothing is kept of the case, or the folder is not empty.</exception>
    public (PackManifest Manifest, string Sha256) Write(PackRequest request, string folder)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new EvidenceException(EvidenceProblem.Refused, $"{folder} is not empty; name a folder that is not there yet");
        var (records, reports) = (_index.List(request.Case, null, MostPieces), _reports.ReportsOf(request.Case));
        if (records.Count == 0 && reports.Count == 0)
            throw new EvidenceException(EvidenceProblem.Unknown, $"nothing is kept of the case '{Events.Shown.Brief(request.Case)}', and nothing was reported of it");
        _enter(new LedgerAct { Actor = request.Actor, Act = "evidence.pack", Subject = SubjectOf(request.Case), Details = [new("reason", request.Reason), new("content", request.IncludesContent ? "included" : "left out")] });

        var writer = new Writer(folder);
        var included = new List<string>();
        foreach (var record in records.Where(r => request.IncludesContent && r.State == EvidenceState.Kept))
        {
            using var content = _vault.Read(record.Sha256, request.Actor, $"pack of case {request.Case}: {request.Reason}");
            if (writer.Add(Contents + record.Sha256, content) != record.Sha256)
                throw new EvidenceException(EvidenceProblem.Damaged, $"the content of {record.Sha256} is not what its name says");
            included.Add(record.Sha256);
        }

        foreach (var report in reports)
            writer.Add($"reports/{report.Id}.json", Report(report));
        using var ledger = LedgerReader.Open(_ledger);
        writer.Add(Key, File.ReadAllBytes(_ledger.PublicKey));
        writer.Add(Checkpoint, Encoding.UTF8.GetBytes(ledger.Checkpoint.Note));
        var entries = EntriesOf(ledger, request.Case, records, reports);
        foreach (var entry in entries)
            writer.Add(string.Create(CultureInfo.InvariantCulture, $"{Proofs}{entry.Number:D10}.json"), Json(ledger.Prove(entry.Number)!.WriteJson));
        var made = _clock.GetUtcNow();
        writer.Add("index.html", Encoding.UTF8.GetBytes(PackPage.Of(request, made, records, included, reports, _reports.Receipts, entries, ledger.Checkpoint).ToHtml()));

        var manifest = new PackManifest
        {
            Version = Version,
            Case = request.Case,
            Made = made,
            MadeBy = request.Actor,
            Ledger = ledger.Checkpoint.Origin,
            Files = [.. writer.Files.OrderBy(f => f.Path, StringComparer.Ordinal)],
            Evidence = [.. records.Select(r => new PackEvidence(r.Sha256, r.Size, r.State.ToString().ToLowerInvariant(), included.Contains(r.Sha256)))],
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, PackManifest.Json);
        File.WriteAllBytes(Path.Combine(folder, Manifest), bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _enter(new LedgerAct { Actor = request.Actor, Act = "evidence.pack.made", Subject = $"{SubjectOf(request.Case)}, manifest {hash}" });
        return (manifest, hash);
    }

    private static string SubjectOf(string @case) => $"case:{@case}";

    /// <summary>The entries about the case, its evidence and its reports.</summary>
    private static List<LedgerEntry> EntriesOf(LedgerReader ledger, string @case, IReadOnlyList<EvidenceRecord> records, IReadOnlyList<FiledReport> reports)
    {
        var subjects = records.Select(r => EvidenceVault.SubjectOf(r.Sha256)).Append(SubjectOf(@case)).ToHashSet(StringComparer.Ordinal);
        var ids = reports.Select(r => $"report:{r.Id}").ToHashSet(StringComparer.Ordinal);
        var found = new List<LedgerEntry>();
        for (var from = 0L; from < ledger.Checkpoint.Size; from += LedgerPage)
        {
            found.AddRange(ledger.Entries(from, LedgerPage).Where(e =>
                subjects.Contains(e.Subject) || ids.Contains(e.Subject.Split(' ')[0])
                || e.Subject.StartsWith($"{SubjectOf(@case)}, ", StringComparison.Ordinal) || e.Subject.StartsWith($"{SubjectOf(@case)} ", StringComparison.Ordinal)));
        }

        return found;
    }

    private byte[] Report(FiledReport report) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", report.Id);
        json.WriteString("authority", report.Authority);
        json.WriteString("mode", report.Mode);
        json.WriteString("state", ReportFiler.Word(report.State));
        json.WriteString("number", report.Number);
        json.WritePropertyName("case");
        json.WriteRawValue(ReportJson.Write(report.Case));
        json.WriteStartArray("receipts");
        foreach (var receipt in _reports.Receipts(report.Id))
        {
            json.WriteStartObject();
            json.WriteString("at", receipt.At);
            json.WriteString("call", receipt.Call);
            json.WriteString("outcome", receipt.Outcome.ToString().ToLowerInvariant());
            json.WriteString("reply", receipt.Reply);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = PackManifest.Json.Encoder }))
            write(json);
        return bytes.ToArray();
    }

    /// <summary>Writes files for their owner only, and notes their hashes.</summary>
    private sealed class Writer(string folder)
    {
        public List<PackFile> Files { get; } = [];

        public string Add(string path, byte[] content) => Add(path, new MemoryStream(content));

        public string Add(string path, Stream content)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var file = EvidenceFolder.CreateFile(target);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 16];
            var size = 0L;
            for (int read; (read = content.Read(buffer)) > 0; size += read)
            {
                hash.AppendData(buffer, 0, read);
                file.Write(buffer, 0, read);
            }

            file.Flush(flushToDisk: true);
            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            Files.Add(new PackFile(path, size, sha256));
            return sha256;
        }
    }
}
