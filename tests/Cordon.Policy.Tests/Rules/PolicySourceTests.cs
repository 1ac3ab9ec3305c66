using Cordon.Policy.Rules;

namespace Cordon.Policy.Tests.Rules;

public sealed class PolicySourceTests
{
    [Fact]
    public void The_hash_depends_on_names_and_bytes_alone()
    {
        var source = Policies.Source(("a.yaml", "x"), ("lists/b.txt", "y"));

        Assert.Equal(source.Hash, Policies.Source(("lists/b.txt", "y"), ("a.yaml", "x")).Hash);
        Assert.Matches("^[0-9a-f]{64}$", source.Hash);
        Assert.Equal(4, new[] { source, Policies.Source(("a.yaml", "xy"), ("lists/b.txt", "")), Policies.Source(("a.yam.yaml", "x"), ("lists/b.txt", "y")), Policies.Source(("a.yaml", "x")) }.Select(s => s.Hash).Distinct().Count());
    }

    [Fact]
    public void The_bytes_give_the_policy_back_and_damage_is_found()
    {
        var source = Policies.Source(("a.yaml", "rules: []"), ("lists/ä.txt", "account:a"), ("empty.yaml", ""));
        var bytes = source.ToBytes();
        var back = PolicySource.FromBytes(bytes);

        Assert.Equal((source.Hash, 3), (back.Hash, back.Files.Count));
        Assert.Equal(bytes, back.ToBytes());
        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            Assert.Throws<PolicySourceException>(() => PolicySource.FromBytes(damaged));
            Assert.Throws<PolicySourceException>(() => PolicySource.FromBytes(bytes.AsSpan(0, i)));
        }
    }

    [Theory]
    [InlineData("../a.yaml")]
    [InlineData("/a.yaml")]
    [InlineData("a\\b.yaml")]
    [InlineData("a//b.yaml")]
    [InlineData("a\n.yaml")]
    public void A_name_that_leads_out_of_the_policy_is_refused(string name) => Assert.Throws<PolicySourceException>(() => Policies.Source((name, "")));

    [Fact]
    public void Bounds_are_held()
    {
        Assert.Contains("1048577 bytes", Refused([new PolicyFile("a.yaml", new byte[PolicyLimits.YamlBytes + 1])]), StringComparison.Ordinal);
        Assert.Contains("two files are named", Refused([new PolicyFile("a.yaml", default), new PolicyFile("a.yaml", default)]), StringComparison.Ordinal);
        Assert.Contains("2001 files", Refused(Enumerable.Range(0, 2_001).Select(i => new PolicyFile($"{i}.yaml", default))), StringComparison.Ordinal);

        static string Refused(IEnumerable<PolicyFile> files) => Assert.Throws<PolicySourceException>(() => PolicySource.Of(files)).Message;
    }

    [Fact]
    public void A_folder_is_taken_with_what_lies_below_it_and_the_rest_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("cordon-policy-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "rules"));
            Directory.CreateDirectory(Path.Combine(folder, ".git"));
            foreach (var name in new[] { "policy.yaml", "rules/a.yml", "rules/b.txt", "notes.md", ".hidden.yaml", ".git/x.yaml" })
                File.WriteAllText(Path.Combine(folder, name), "");
            var source = PolicySource.Load(folder);

            Assert.Equal(["policy.yaml", "rules/a.yml", "rules/b.txt"], source.Files.Select(f => f.Name));
            Assert.Equal(["notes.md"], source.Ignored);
            Assert.Contains("there is no folder", Assert.Throws<PolicySourceException>(() => PolicySource.Load(Path.Combine(folder, "none"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
