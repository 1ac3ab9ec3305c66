using Cordon.Signals.Media.Pdq;

namespace Cordon.Media.Tests;

/// <summary>The reference implementation's own pictures and hashes, where they lie beside the checkout.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Every_reference_picture_hashes_within_two_bits_of_the_reference()
    {
        var folder = Path.Combine(Root(), "..", "shared", "data", "pdq");
        Assert.SkipUnless(Directory.Exists(folder), "the reference pictures are not beside this checkout; this extra layer of tests is left out");
        using var hasher = new PictureHasher();
        var forms = new PdqHash[1];
        var rows = File.ReadAllLines(Path.Combine(folder, "expected.csv")).Skip(1).Select(line => line.Split(',')).ToList();

        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            Assert.Equal(Refusal.None, hasher.HashFile(Path.Combine(folder, row[0]), forms, out var quality));
            Assert.True(PdqHash.TryParse(row[1], out var expected));
            var distance = forms[0].DistanceTo(expected);
            TestContext.Current.TestOutputHelper?.WriteLine($"{row[0]} {distance}");
            Assert.True(distance <= 2, $"{row[0]}: {distance} bits from the reference");
            Assert.Equal(row[2], quality.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cordon.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Cordon.slnx above the tests");
    }
}
