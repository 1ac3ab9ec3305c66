using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Cordon.Events.Reading;
using ZstdSharp;

namespace Cordon.Events.Tests;

public sealed class BrokenInputTests
{
    private static readonly string Many = string.Concat(Enumerable.Range(0, 20_000).Select(i => Line($"e{i * 2654435761L % 1_000_003}")));

    [Fact]
    public void Gzip_and_zstd_are_recognised_by_their_bytes_whatever_the_name()
    {
        using var folder = new Folder();
        var bytes = Encoding.UTF8.GetBytes(Many);

        var outcome = Outcome.OfPaths(folder.Put("a.jsonl", Gzip(bytes)), folder.Put("b.jsonl", Zstd(bytes)), folder.Put("c.gz", bytes), folder.Put("d.gz", [.. Gzip(bytes), .. Gzip(bytes), .. Gzip([])]));

        Assert.Empty(outcome.Summary.Damaged);
        Assert.Equal(5 * 20_000, outcome.Summary.Events);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.999)]
    public void What_stands_before_a_cut_in_gzip_or_zstd_is_read_and_the_cut_is_damage(double share)
    {
        var bytes = Encoding.UTF8.GetBytes(Many);
        foreach (var compressed in new[] { Gzip(bytes), Zstd(bytes), [.. Gzip(bytes), .. Gzip(bytes)] })
        {
            var outcome = Outcome.Of(compressed[..(int)(compressed.Length * share)], threads: 2);

            Assert.Equal(outcome.Summary.Events, outcome.SingleDamage.EventsRead);
            Assert.InRange(outcome.Summary.Events, 20_000 * share * 0.7, 40_000);
            Assert.Contains("cut off", outcome.SingleDamage.Reason, StringComparison.Ordinal);
            Assert.Equal(0, outcome.Summary.Rejected);
        }
    }

    [Fact]
    public void A_gzip_file_that_lacks_only_its_last_bytes_is_damage()
    {
        var compressed = Gzip(Encoding.UTF8.GetBytes(Many));
        for (var cut = 1; cut <= 9; cut++)
            Assert.Contains("cut off", Outcome.Of(compressed[..^cut]).SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_in_gzip_or_zstd_is_damage()
    {
        var bytes = Encoding.UTF8.GetBytes(Many);
        foreach (var compressed in new[] { Gzip(bytes), Zstd(bytes) })
        {
            compressed[compressed.Length / 2] ^= 0x55;
            var outcome = Outcome.Of(compressed);

            Assert.Contains("damaged", outcome.SingleDamage.Reason, StringComparison.Ordinal);
            Assert.True(outcome.Summary.Events > 5_000, $"only {outcome.Summary.Events} events before the damage");
        }
    }

    [Fact]
    public void Strange_bytes_after_gzip_are_damage_and_zeros_are_not()
    {
        var compressed = Gzip(Encoding.UTF8.GetBytes(Many));

        Assert.Contains("not gzip", Outcome.Of([.. compressed, .. "more"u8]).SingleDamage.Reason, StringComparison.Ordinal);
        Assert.Empty(Outcome.Of([.. compressed, .. new byte[512]]).Summary.Damaged);
    }

    [Fact]
    public void Binary_junk_is_damage_after_a_short_look()
    {
        var junk = new byte[3 << 20];
        new Random(7).NextBytes(junk);

        var outcome = Outcome.Of(junk);

        Assert.Contains("not text in a recognised format", outcome.SingleDamage.Reason, StringComparison.Ordinal);
        Assert.Equal(0, outcome.Summary.Rejected);
        Assert.InRange(outcome.Summary.Bytes, 1, 1 << 17);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and so on", "ZIP")]
    [InlineData("BZh91AY", "bzip2")]
    [InlineData("%PDF-1.7", "PDF")]
    public void Other_kinds_of_file_are_named(string text, string name) =>
        Assert.Contains(name, Outcome.Of(text).SingleDamage.Reason, StringComparison.Ordinal);

    [Fact]
    public void Other_encodings_are_named_with_the_remedy()
    {
        var text = Line("e1");

        Says("iconv -f UTF-16 -t UTF-8", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]);
        Says("iconv -f UTF-16 -t UTF-8", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)]);
        Says("iconv -f UTF-32 -t UTF-8", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(text)]);
        Says("iconv -f UTF-16LE -t UTF-8", Encoding.Unicode.GetBytes(text));
        Assert.Equal("e1", Outcome.Of([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]).Single.Id);

        static void Says(string remedy, byte[] bytes) => Assert.Contains(remedy, Outcome.Of(bytes).SingleDamage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_not_UTF8_is_rejected_by_itself()
    {
        var outcome = Outcome.Of([.. Encoding.UTF8.GetBytes(Line("e1")), .. Encoding.Latin1.GetBytes(Line("caf\u00e9")), .. Encoding.UTF8.GetBytes(Line("e3"))]);

        Assert.Equal(["e1", "e3"], outcome.Events.Select(e => e.Id));
        Assert.Equal((2, 11), (outcome.SingleReject.Line, outcome.SingleReject.Column));
        Assert.Contains("byte 0xE9", outcome.SingleReject.Reason, StringComparison.Ordinal);
        Assert.Contains("iconv -f WINDOWS-1252", outcome.SingleReject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_100_MB_is_rejected_with_its_length_in_bounded_memory()
    {
        using var input = new LongLineStream(Line("e1"), 100_000_000, "\n" + Line("e3"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = Outcome.Of(new ReadOptions { Paths = ["-"], Threads = 1 }, input);

        Assert.Equal(["e1", "e3"], outcome.Events.Select(e => e.Id));
        Assert.Equal(2, outcome.SingleReject.Line);
        Assert.Contains("the record has 100000000 bytes", outcome.SingleReject.Reason, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32_000_000);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(20_000, false)]
    public void A_line_is_read_up_to_the_limit_and_not_beyond(int beyond, bool isRead)
    {
        var line = Line("e1").TrimEnd('\n');
        var outcome = Outcome.Of(Line("e0") + line + new string(' ', Limits.LineBytes - line.Length + beyond) + "\n" + Line("e2"));

        Assert.Equal(isRead ? ["e0", "e1", "e2"] : ["e0", "e2"], outcome.Events.Select(e => e.Id));
        Assert.Equal(isRead ? 0 : 1, outcome.Summary.Rejected);
    }

    [Fact]
    public void Windows_line_ends_and_a_last_line_without_end_are_read() =>
        Assert.Equal(["e1", "e2"], Outcome.Of(Line("e1").Replace("\n", "\r\n", StringComparison.Ordinal) + Line("e2").TrimEnd()).Events.Select(e => e.Id));

    [Fact]
    public void Every_line_is_accounted_for()
    {
        var lines = Enumerable.Range(0, 9_000).Select(i => (i % 9) switch
        {
            0 => Line($"e{i}").TrimEnd(),
            1 => "no event",
            2 => "",
            3 => """{"did":"did:plc:a","time_us":1,"kind":"identity"}""",
            4 => """{"foo":1}""",
            var k => Samples.All[k % Samples.All.Length],
        });
        var outcome = Outcome.Of(string.Join('\n', lines) + "\n", threads: 2);

        Assert.Equal(9_000, outcome.Accounted);
        Assert.Equal((5_000, 2_000), (outcome.Summary.Events, outcome.Summary.Rejected));
        Assert.Equal(20, outcome.Summary.FirstRejects.Count);
    }

    [Fact]
    public void Rejected_lines_are_kept_with_place_and_reason()
    {
        using var folder = new Folder();
        var longLine = "{\"x\":\"" + new string('é', Limits.RejectBytes) + "\"}";
        var input = folder.Put("in.jsonl", [.. Encoding.UTF8.GetBytes(Line("e1") + "no event\n" + longLine + "\n"), 0xE9, (byte)'\n']);

        Outcome.Of(new ReadOptions { Paths = [input], RejectsPath = folder["rejects.jsonl"] });

        var kept = File.ReadAllLines(folder["rejects.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([2, 3, 4], kept.Select(k => k.GetProperty("line").GetInt32()));
        Assert.All(kept, k => Assert.Equal(input, k.GetProperty("file").GetString()));
        Assert.Equal("no event", kept[0].GetProperty("raw").GetString());
        Assert.Equal([false, true, false], kept.Select(k => k.GetProperty("truncated").GetBoolean()));
        Assert.Equal(Encoding.UTF8.GetByteCount(longLine), kept[1].GetProperty("bytes").GetInt32());
        Assert.StartsWith(kept[1].GetProperty("raw").GetString(), longLine, StringComparison.Ordinal);
        Assert.Equal([0xE9], kept[2].GetProperty("raw_base64").GetBytesFromBase64());
    }

    [Fact]
    public void Nothing_rejected_makes_no_rejects_file()
    {
        using var folder = new Folder();
        Outcome.Of(new ReadOptions { Paths = [folder.Put("in.jsonl", Line("e1"))], RejectsPath = folder["rejects.jsonl"] });

        Assert.False(File.Exists(folder["rejects.jsonl"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_strict_reading_gives_the_events_before_the_first_fault_and_then_throws(int threads)
    {
        var reader = new EventReader(
            new ReadOptions { Paths = ["-"], Strict = true, Threads = threads }, new MemoryStream(Encoding.UTF8.GetBytes(Line("e1") + Line("e2") + "no event\n" + Line("e4") + "nor this\n")));
        var read = new List<string>();

        var thrown = Assert.Throws<StrictReadException>(() =>
        {
            foreach (var one in reader.Read(TestContext.Current.CancellationToken))
                read.Add(one.Id);
        });

        Assert.Equal(["e1", "e2"], read);
        Assert.Equal(("-", 3L), (thrown.Reject.File, thrown.Reject.Line));
        Assert.StartsWith("-:3:", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strict_reading_throws_at_a_file_that_cannot_be_read()
    {
        var reader = new EventReader(new ReadOptions { Paths = ["/no/such/file.jsonl"], Strict = true });

        Assert.Contains("does not exist", Assert.Throws<StrictReadException>(() => reader.Read(TestContext.Current.CancellationToken).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_that_is_left_early_or_called_off_ends()
    {
        var reader = new EventReader(new ReadOptions { Paths = ["-"], Threads = 2 }, new EndlessStream(Line("e1")));
        Assert.Equal(10, reader.Read(TestContext.Current.CancellationToken).Take(10).Count());
        Assert.InRange(reader.Summary.Events, 10, 11);

        using var stop = new CancellationTokenSource();
        var stopped = new EventReader(new ReadOptions { Paths = ["-"], Threads = 2 }, new EndlessStream(Line("e1")));
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in stopped.Read(stop.Token))
                stop.Cancel();
        });
    }

    private static string Line(string id) => Samples.Canonical.Replace("e1", id, StringComparison.Ordinal) + "\n";

    private static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zstd(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zstd = new CompressionStream(packed, leaveOpen: true))
        {
            zstd.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
            zstd.Write(bytes);
        }

        return packed.ToArray();
    }
}
