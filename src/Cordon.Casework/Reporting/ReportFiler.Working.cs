using System.Globalization;
using System.Security.Cryptography;
using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;

namespace Cordon.Casework.Reporting;

/// <content>The calls to the authority, one after the other.</content>
public sealed partial class ReportFiler
{
    /// <summary>Who enters what comes of a report into the ledger.</summary>
    public const string Actor = "report filer";

    private const int MostReply = 16_384;
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>Brings every report that is due as far as it goes now. One caller at a time, in one process.</summary>
    /// <returns>True when a report went on.</returns>
    public async Task<bool> Work(CancellationToken cancellation)
    {
        var went = false;
        foreach (var due in _store.DueReports(_clock.GetUtcNow(), 100).Where(r => r.Mode == _authority.Mode && r.Authority == _authority.Name))
        {
            // A call that was under way when the process ended: nobody knows its outcome.
            var report = due.State switch
            {
                ReportState.Submitting => Save(due with { State = ReportState.Ready, Lost = due.Lost + 1 }),
                ReportState.Open when due.Files.Any(f => f.State == FiledFileState.Uploading) => Save(due with { State = ReportState.Restarting }),
                _ => due,
            };
            while (report is { HasEnded: false, IsStuck: false } && report.Due <= _clock.GetUtcNow())
            {
                cancellation.ThrowIfCancellationRequested();
                report = await Step(report, cancellation);
                went = true;
            }
        }

        return went;
    }

    /// <summary>Takes the next step.</summary>
    private async Task<FiledReport> Step(FiledReport report, CancellationToken cancellation)
    {
        switch (report.State)
        {
            case ReportState.Ready when report.Retraction is not null:
                return Save(report with { State = ReportState.Retracted, Ended = _clock.GetUtcNow() });
            case ReportState.Ready:
                return await Open(report, cancellation);
            case ReportState.Open when report.Retraction is not null:
                return Save(report with { State = ReportState.Retracting });
            case ReportState.Open:
                var next = report.Files.ToList().FindIndex(f => f.State != FiledFileState.Described);
                if (next < 0)
                    return Save(report with { State = ReportState.Finishing });
                return report.Files[next].State == FiledFileState.Uploaded ? await Describe(report, next, cancellation) : await Upload(report, next, cancellation);
            case ReportState.Finishing:
                return await Finish(report, cancellation);
            case ReportState.Restarting or ReportState.Retracting:
                return await TakeBack(report, cancellation);
            default:
                throw new InvalidOperationException($"a report that is {Word(report.State)} is not due");
        }
    }

    private async Task<FiledReport> Open(FiledReport report, CancellationToken cancellation)
    {
        if (report.Attempt >= _options.MostAttempts)
            return Save(report with { IsStuck = true, Problem = $"it was opened {report.Attempt} times and never filled; look at its receipts, then let it go on" });
        Before("enter");
        if (report is { Attempt: 0, Failures: 0 })
            Enter("report.file", report, report.Approval is { } approval ? $"{report.CreatedBy} and {approval.By}" : report.CreatedBy);
        report = Save(report with { State = ReportState.Submitting, Attempt = report.Attempt + 1 });
        var (reply, receipt) = await Call("submit", () => _authority.Submit(_authority.Document(report.Case), cancellation), cancellation);
        return reply switch
        {
            { Kind: ReplyKind.Done, Number: { Length: > 0 } number } => Save(report with { State = ReportState.Open, Number = number, Failures = 0, Problem = null }, receipt),
            { Kind: ReplyKind.Done or ReplyKind.Unknown } => Later(report with { State = ReportState.Ready, Lost = report.Lost + 1 }, reply, receipt),
            // What did not open a report is no attempt at one.
            _ => Later(report with { State = ReportState.Ready, Attempt = report.Attempt - 1 }, reply, receipt),
        };
    }

    private async Task<FiledReport> Upload(FiledReport report, int index, CancellationToken cancellation)
    {
        var file = report.Case.Files[index];
        Stream content;
        try
        {
            content = _vault.Read(file.Sha256, Actor, $"to be sent with report {report.Id}");
        }
        catch (EvidenceException e)
        {
            return Save(report with { IsStuck = true, Problem = $"files[{index}]: {e.Message}" });
        }

        await using (content)
        {
            report = Save(With(report, index, report.Files[index] with { State = FiledFileState.Uploading }));
            await using var hashed = new HashedStream(content);
            var (reply, receipt) = await Call("upload", () => _authority.Upload(report.Number!, file.Name, hashed, cancellation), cancellation);
            switch (reply.Kind)
            {
                case ReplyKind.Done when reply.FileId is { Length: > 0 } && hashed.Md5 is { } md5 && reply.Md5 == md5:
                    return Save(With(report, index, new FiledFile(file.Sha256, FiledFileState.Uploaded, reply.FileId, md5)) with { Failures = 0, Problem = null }, receipt);
                case ReplyKind.Done or ReplyKind.Unknown:
                    var why = reply.Kind == ReplyKind.Done ? $"files[{index}] did not arrive as it was sent" : $"nobody knows whether files[{index}] arrived";
                    return Later(report with { State = ReportState.Restarting }, reply with { Text = $"{why}: {reply.Text}" }, receipt);
                default:
                    return Later(With(report, index, report.Files[index] with { State = FiledFileState.Waiting }), reply, receipt);
            }
        }
    }

    private async Task<FiledReport> Describe(FiledReport report, int index, CancellationToken cancellation)
    {
        var file = report.Files[index];
        var (reply, receipt) = await Call("fileinfo", () => _authority.Describe(report.Number!, file.FileId!, report.Case.Files[index], cancellation), cancellation);
        return reply.Kind == ReplyKind.Done
            ? Save(With(report, index, file with { State = FiledFileState.Described }) with { Failures = 0, Problem = null }, receipt)
            : Later(report, reply, receipt);
    }

    private async Task<FiledReport> Finish(FiledReport report, CancellationToken cancellation)
    {
        var (reply, receipt) = await Call("finish", () => _authority.Finish(report.Number!, cancellation), cancellation);
        switch (reply.Kind)
        {
            case ReplyKind.Done or ReplyKind.AlreadyFinished:
                var sent = report.Files.Select(f => f.FileId!).Order(StringComparer.Ordinal);
                var problem = reply.Files is { } files && !files.Order(StringComparer.Ordinal).SequenceEqual(sent)
                    ? string.Create(CultureInfo.InvariantCulture, $"the authority names {files.Count} files, and {report.Files.Count} were sent; ask it about report {report.Number}")
                    : null;
                Enter("report.finish", report, Actor, new LedgerDetail("number", report.Number!));
                foreach (var file in report.Files)
                    _vault.PreserveFromNow(file.Sha256, Actor, $"filed with report {report.Id}");
                return Save(report with { State = ReportState.Finished, Ended = _clock.GetUtcNow(), Failures = 0, Problem = problem }, receipt);
            case ReplyKind.AlreadyRetracted:
                return Save(report with { IsStuck = true, Problem = $"the authority says that report {report.Number} was retracted, and nobody here did; ask it" }, receipt);
            default:
                return Later(report, reply, receipt);
        }
    }

    private async Task<FiledReport> TakeBack(FiledReport report, CancellationToken cancellation)
    {
        var (reply, receipt) = await Call("retract", () => _authority.Retract(report.Number!, cancellation), cancellation);
        switch (reply.Kind)
        {
            // One that the authority has forgotten is as good as taken back.
            case ReplyKind.Done or ReplyKind.AlreadyRetracted or ReplyKind.WrongState when report.State == ReportState.Restarting:
                return Save(report with { State = ReportState.Ready, Number = null, Files = [.. report.Files.Select(f => new FiledFile(f.Sha256, FiledFileState.Waiting))] }, receipt);
            case ReplyKind.Done or ReplyKind.AlreadyRetracted or ReplyKind.WrongState:
                return Save(report with { State = ReportState.Retracted, Ended = _clock.GetUtcNow(), Failures = 0, Problem = null }, receipt);
            case ReplyKind.AlreadyFinished:
                return Save(report with { IsStuck = true, Problem = $"the authority says that report {report.Number} is finished, and it was not finished here; ask it" }, receipt);
            default:
                return Later(report, reply, receipt);
        }
    }

    /// <summary>Notes a call that failed, and when to go on; stops where only a person can help.</summary>
    private FiledReport Later(FiledReport report, AuthorityReply reply, ReportReceipt receipt)
    {
        var failures = report.Failures + 1;
        var wait = Waits[Math.Min(failures, Waits.Length) - 1];
        if (reply.After is { } asked && asked > wait)
            wait = asked < LongestAsked ? asked : LongestAsked;
        var text = reply.Text.Length > 1000 ? reply.Text[..1000] : reply.Text;
        return Save(
            report with
            {
                Failures = failures,
                Due = _clock.GetUtcNow() + wait,
                IsStuck = reply.Kind is ReplyKind.Operator or ReplyKind.Rejected or ReplyKind.WrongState or ReplyKind.AlreadyFinished or ReplyKind.AlreadyRetracted,
                Problem = $"{receipt.Call}: {text}",
            },
            receipt);
    }

    private async Task<(AuthorityReply Reply, ReportReceipt Receipt)> Call(string name, Func<Task<AuthorityReply>> call, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        if (_nextCall > now)
            await Task.Delay(_nextCall - now, _clock, cancellation);
        _nextCall = _clock.GetUtcNow() + _options.CallEvery;
        Before($"call {name}");
        var reply = await call();
        Before($"after {name}");
        return (reply, new ReportReceipt(_clock.GetUtcNow(), name, reply.Kind, reply.Text.Length > MostReply ? reply.Text[..MostReply] : reply.Text));
    }

    private FiledReport Save(FiledReport report, ReportReceipt? receipt = null)
    {
        Before($"save {Word(report.State)}");
        if (_store.Save(report, receipt))
        {
            Before($"saved {Word(report.State)}");
            return report with { Version = report.Version + 1 };
        }

        return Merge(report, receipt);
    }

    /// <summary>A person asked to take it back meanwhile: what was learnt is kept, and so is the wish.</summary>
    private FiledReport Merge(FiledReport report, ReportReceipt? receipt)
    {
        while (true)
        {
            var latest = Find(report.Id);
            var merged = report with { Version = latest.Version, Retraction = latest.Retraction };
            // It was to be filed, and no call has told the authority so.
            if (merged is { State: ReportState.Finishing, Retraction: not null } && latest.State == ReportState.Open)
                merged = merged with { State = ReportState.Retracting };
            if (_store.Save(merged, receipt))
                return merged with { Version = merged.Version + 1 };
        }
    }

    private static FiledReport With(FiledReport report, int index, FiledFile file) => report with { Files = [.. report.Files.Select((f, i) => i == index ? file : f)] };

    private void Before(string step) => _options.BeforeStep?.Invoke(step);

    /// <summary>Takes MD5 of what is read through it: the authority says what it received in that hash.</summary>
    private sealed class HashedStream(Stream inner) : Stream
    {
#pragma warning disable CA5351 // The authority's choice; it finds accidents of the way, and the vault's own seal finds the rest.
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351

        /// <summary>The hash of all of it; null when it was not read to its end. It is there after the stream is closed too.</summary>
        public string? Md5 { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _hash.AppendData(buffer[..read]);
            if (read == 0 && buffer.Length > 0)
                Md5 ??= Convert.ToHexStringLower(_hash.GetCurrentHash());
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
