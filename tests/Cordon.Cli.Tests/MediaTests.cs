using System.Buffers.Binary;
using Cordon.Events;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Cli.Tests;

public sealed class MediaTests
{
    [Fact]
    public async Task Hash_prints_a_line_a_picture_and_names_what_it_cannot_read()
    {
        using var folder = new Folder();
        var (file, hash, quality) = Picture(blank: false);
        folder.Put("a,b.bmp", file);
        folder.Put("no.txt", "a blue widget");

        var ended = (await folder.RunAsync("hash", "a,b.bmp", "no.txt")).With(3).Says("no.txt is no JPEG, PNG, WebP, GIF or BMP file");
        Assert.Equal($"path,pdq_hex,quality\n\"a,b.bmp\",{hash},{quality}\n", ended.Out);
        var turned = (await folder.RunAsync("hash", "--dihedral", "a,b.bmp")).With(0);
        Assert.Equal(9, turned.Lines.Length);
        Assert.Equal($"\"a,b.bmp\",{hash},{quality},Original", turned.Lines[1]);
        var json = (await folder.RunAsync("hash", "--json", "a,b.bmp", "no.txt")).With(3).Json;
        Assert.Equal(hash.ToString(), json.GetProperty("hashed")[0].GetProperty("pdq_hex").GetString());
        Assert.Equal("UnknownFormat", json.GetProperty("refused")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Match_says_how_near_in_which_bits_and_why_not()
    {
        using var folder = new Folder();
        var (file, hash, _) = Picture(blank: false);
        folder.Put("a.bmp", file);
        folder.Put("blank.bmp", Picture(blank: true).File);
        folder.Put("banks/known.bank", $"distance = 3\n{hash.Flip(3).Flip(200)},widget-1,high,partner\n");

        Assert.Equal("a.bmp: matched in bank known, widget-1, distance 2 (bits 3 200), severity high, source partner\n", (await folder.RunAsync("match", "a.bmp", "--bank", "banks")).With(0).Out);
        Assert.StartsWith("blank.bmp: not matched: quality 0 is below 50", (await folder.RunAsync("match", "blank.bmp", "--bank", "banks/known.bank")).With(0).Out, StringComparison.Ordinal);
        var far = hash.Flip(3).Flip(4).ToString();
        Assert.Equal("matched", (await folder.RunAsync("match", far, "--bank", "banks", "--json")).With(0).Json.GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.Equal($"{hash.Flip(7).Flip(8)}: not matched in bank known (1 of 1 hashes, distance 3)\n", (await folder.RunAsync("match", hash.Flip(7).Flip(8).ToString(), "--bank", "banks")).With(0).Out);
        (await folder.RunAsync("match", "a.bmp", "--bank", "nowhere.bank")).With(2).Says("nowhere.bank");
    }

    // A bitmap of random blocks, and its hash.
    private static (byte[] File, PdqHash Hash, int Quality) Picture(bool blank)
    {
        const int side = 128;
        var random = new SeededRandom(5);
        var blocks = Enumerable.Range(0, 256).Select(_ => blank ? (byte)90 : (byte)random.Next(256)).ToArray();
        var file = new byte[54 + (side * side * 3)];
        var pixels = new byte[side * side * 3];
        "BM"u8.CopyTo(file);
        foreach (var (at, value) in new[] { (2, file.Length), (10, 54), (14, 40), (18, side), (22, side), (26, 1 | (24 << 16)) })
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side * 3; x++)
                file[54 + ((side - 1 - y) * side * 3) + x] = pixels[(y * side * 3) + x] = blocks[(y / 8 * 16) + (x / 3 / 8)];
        }
        var hashed = new PdqHasher().Hash(pixels, side, side, side * 3, PixelLayout.Rgb);
        return (file, hashed.Hash, hashed.Quality);
    }
}
