using Cordon.Signals.Media.Pdq;
using CsCheck;

namespace Cordon.Signals.Tests.Media;

public sealed class PdqHashTests
{
    private static readonly Gen<PdqHash> Hashes = Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong, Gen.ULong).Select((a, b, c, d) => new PdqHash(a, b, c, d));

    [Fact]
    public void Text_and_bytes_give_the_hash_back() => Hashes.Sample(hash =>
    {
        var bytes = new byte[PdqHash.Bytes];
        hash.Write(bytes);
        Assert.Equal(hash, PdqHash.Read(bytes));
        Assert.True(PdqHash.TryParse(hash.ToString(), out var read) && read == hash);
        Assert.True(PdqHash.TryParse(hash.ToString().ToUpperInvariant(), out read) && read == hash);
        Assert.Equal(PdqHash.HexDigits, hash.ToString().Length);
    });

    [Fact]
    public void The_last_digit_holds_the_lowest_bits()
    {
        Assert.EndsWith("0001", new PdqHash(1, 0, 0, 0).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("8000", default(PdqHash).Flip(255).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_distance_is_how_many_bits_differ() => Gen.Select(Hashes, Hashes).Sample((one, other) =>
    {
        var bits = Enumerable.Range(0, 256).Where(bit => one[bit] != other[bit]).ToArray();
        Assert.Equal(bits, one.DifferingBits(other));
        Assert.Equal(bits.Length, one.DistanceTo(other));
        Assert.Equal(other, bits.Aggregate(one, (hash, bit) => hash.Flip(bit)));
    });

    [Fact]
    public void Order_is_that_of_the_text() => Gen.Select(Hashes, Hashes).Sample((one, other) =>
        Math.Sign(one.CompareTo(other)) == Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString())));

    [Theory]
    [InlineData("")]
    [InlineData("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b2")]
    [InlineData("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b222")]
    [InlineData("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9bzz")]
    [InlineData(" f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b2")]
    public void Anything_but_64_digits_is_no_hash(string text) => Assert.False(PdqHash.TryParse(text, out _));
}
