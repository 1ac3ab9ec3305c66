using System.Text;
using Cordon.Guard.Snapshots;
using CsCheck;

namespace Cordon.Guard.Tests.Snapshots;

public sealed class GuardKeysTests
{
    [Fact]
    public void A_name_has_the_key_of_its_UTF_8() => Gen.String.Where(s => s.All(c => !char.IsSurrogate(c))).Sample(name =>
        Assert.Equal(Generators.Keys.Of(Encoding.UTF8.GetBytes(name)), Generators.Keys.Of(name)));

    [Fact]
    public void A_long_name_has_the_key_of_its_UTF_8()
    {
        var name = string.Concat(Enumerable.Repeat("account:ä", 300));

        Assert.Equal(Generators.Keys.Of(Encoding.UTF8.GetBytes(name)), Generators.Keys.Of(name));
    }

    [Fact]
    public void Names_of_every_length_have_different_keys_and_another_secret_gives_others()
    {
        var names = Enumerable.Range(0, 200).Select(i => new string('a', i)).ToList();

        Assert.Equal(200, names.Select(n => Generators.Keys.Of(n)).Distinct().Count());
        Assert.Empty(names.Select(n => Generators.Keys.Of(n)).Intersect(names.Select(n => new GuardKeys(1, 3).Of(n))));
    }
}
