using System.Runtime.Intrinsics;
using Cordon.Events;
using Cordon.Signals.Media.Pdq;
using CsCheck;

namespace Cordon.Signals.Tests.Media;

public sealed class PdqHasherTests
{
    private static readonly Dihedral[] Forms = Enum.GetValues<Dihedral>();

    public static TheoryData<bool> Paths => [false, true];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_hash_is_that_of_the_plain_description_bit_for_bit(bool wide)
    {
        var hasher = new PdqHasher(wide);
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300], Gen.Int[0, 3], Gen.Int[0, 9], Gen.ULong).Sample(
            (width, height, layout, padding, seed) =>
            {
                var pixels = Drawn.Picture(width, height, (PixelLayout)layout, seed, padding);
                var stride = (width * NaivePdq.Bytes((PixelLayout)layout)) + padding;
                var hashed = hasher.Hash(pixels, width, height, stride, (PixelLayout)layout);
                return hashed == NaivePdq.Hash(pixels, width, height, stride, (PixelLayout)layout);
            },
            iter: 150, threads: 1);
    }

    [Theory]
    [InlineData(1600, 1004)]
    [InlineData(2049, 128)]
    [InlineData(64, 4000)]
    [InlineData(5, 5)]
    [InlineData(64, 64)]
    public void Large_long_and_small_pictures_hash_as_described_on_both_paths(int width, int height)
    {
        var pixels = Drawn.Picture(width, height, PixelLayout.Rgb, 7);
        var expected = NaivePdq.Hash(pixels, width, height, width * 3, PixelLayout.Rgb);

        Assert.Equal(expected, new PdqHasher(wide: false).Hash(pixels, width, height, width * 3, PixelLayout.Rgb));
        Assert.Equal(expected, new PdqHasher(wide: true).Hash(pixels, width, height, width * 3, PixelLayout.Rgb));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_eight_forms_are_those_of_the_description(bool wide)
    {
        var pixels = Drawn.Picture(301, 207, PixelLayout.Rgb, 11);
        var forms = new PdqHash[8];
        new PdqHasher(wide).Hash(pixels, 301, 207, 301 * 3, PixelLayout.Rgb, forms);

        Assert.Equal(Forms.Select(form => NaivePdq.Hash(pixels, 301, 207, 301 * 3, PixelLayout.Rgb, form).Hash), forms);
        Assert.Equal(8, forms.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_turned_picture_hashes_to_the_form_of_its_turn(bool wide)
    {
        const int side = 64;
        var grey = Drawn.Picture(side, side, PixelLayout.Grey, 13);
        var hasher = new PdqHasher(wide);
        var forms = new PdqHash[8];
        hasher.Hash(grey, side, side, side, PixelLayout.Grey, forms);

        foreach (var form in Forms)
        {
            var turned = hasher.Hash(Drawn.Turn(grey, side, form), side, side, side, PixelLayout.Grey);
            // The sums run in the other order, which may move a value that lies at the median.
            Assert.InRange(turned.Hash.DistanceTo(forms[(int)form]), 0, 2);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_picture_of_one_colour_has_quality_zero_and_a_rich_one_is_good(bool wide)
    {
        var hasher = new PdqHasher(wide);
        var blank = new byte[200 * 100];
        Array.Fill(blank, (byte)77);

        Assert.Equal(0, hasher.Hash(blank, 200, 100, 200, PixelLayout.Grey).Quality);
        Assert.InRange(hasher.Hash(Drawn.Picture(400, 300, PixelLayout.Rgb, 3), 400, 300, 1200, PixelLayout.Rgb).Quality, PdqHash.QualityFloor, 100);
    }

    [Theory]
    [InlineData(4, 100)]
    [InlineData(100, 4)]
    public void Fewer_than_five_rows_or_columns_have_hash_and_quality_zero(int width, int height)
    {
        var forms = Enumerable.Repeat(new PdqHash(1, 2, 3, 4), 8).ToArray();

        Assert.Equal(0, new PdqHasher().Hash(Drawn.Picture(width, height, PixelLayout.Rgb, 5), width, height, width * 3, PixelLayout.Rgb, forms));
        Assert.All(forms, hash => Assert.Equal(default, hash));
    }

    [Fact]
    public void A_shrunk_copy_stays_within_the_match_distance_and_another_picture_does_not()
    {
        var hasher = new PdqHasher();
        var large = hasher.Hash(Drawn.Picture(800, 600, PixelLayout.Rgb, 21), 800, 600, 2400, PixelLayout.Rgb).Hash;
        var small = hasher.Hash(Drawn.Picture(400, 300, PixelLayout.Rgb, 21), 400, 300, 1200, PixelLayout.Rgb).Hash;
        var other = hasher.Hash(Drawn.Picture(800, 600, PixelLayout.Rgb, 22), 800, 600, 2400, PixelLayout.Rgb).Hash;

        Assert.InRange(large.DistanceTo(small), 0, PdqHash.MatchDistance);
        Assert.InRange(large.DistanceTo(other), PdqHash.MatchDistance + 1, PdqHash.Bits);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_hash_allocates_nothing_once_there_is_room(bool wide)
    {
        var pixels = Drawn.Picture(333, 222, PixelLayout.Bgrx, 9);
        var hasher = new PdqHasher(wide);
        var forms = new PdqHash[8];
        for (var i = 0; i < 5; i++)
            hasher.Hash(pixels, 333, 222, 333 * 4, PixelLayout.Bgrx, forms);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            hasher.Hash(pixels, 333, 222, 333 * 4, PixelLayout.Bgrx, forms);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(100, 100, 99, 10_000)]
    [InlineData(100, 100, 100, 9_999)]
    public void Pixels_that_do_not_hold_the_picture_are_refused(int width, int height, int stride, int bytes) =>
        Assert.Throws<ArgumentException>(() => new PdqHasher().Hash(new byte[bytes], width, height, stride, PixelLayout.Grey));

    [Fact]
    public void A_quotient_by_reciprocal_is_the_rounded_one()
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Fma.IsSupported, "the processor has no fused multiply and add; the plain quotient is taken");
        var random = new SeededRandom(1);
        var sums = new float[8];
        for (var width = 1; width <= 512; width++)
        {
            for (var round = 0; round < 2_000; round++)
            {
                for (var lane = 0; lane < 8; lane++)
                    sums[lane] = BitConverter.Int32BitsToSingle((127 << 23) | random.Next(1 << 23));
                var quotients = BoxFilter.Over(Vector256.Create(sums), width);
                for (var lane = 0; lane < 8; lane++)
                    Assert.Equal(sums[lane] / width, quotients[lane]);
            }
        }
    }
}
