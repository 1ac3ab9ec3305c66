using System.Text;
using Cordon.Casework.Ledger;
using CsCheck;

namespace Cordon.Casework.Tests.Ledger;

public sealed class MerkleTests
{
    [Fact]
    public void The_known_roots_of_the_certificate_transparency_test_vectors_are_found()
    {
        // The eight leaves and roots that implementations of RFC 6962 test themselves with.
        byte[][] leaves = [[], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Convert.FromHexString("5051525354555657"), Convert.FromHexString("606162636465666768696a6b6c6d6e6f")];
        var tree = new MerkleFrontier();

        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Hex(tree.Root()));
        tree.Add(TreeHash.Leaf(leaves[0]), (_, _) => { });
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", Hex(tree.Root()));
        foreach (var leaf in leaves.Skip(1))
            tree.Add(TreeHash.Leaf(leaf), (_, _) => { });
        Assert.Equal("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328", Hex(tree.Root()));
    }

    [Fact]
    public void Every_proof_of_every_tree_of_up_to_64_leaves_is_that_of_the_RFC_and_convinces_a_verifier()
    {
        using var folder = new TemporaryFolder();
        using var tiles = new TileFiles(folder.Path, writes: true);
        var tree = new MerkleFrontier();
        var entries = new List<byte[]>();
        for (var size = 1; size <= 64; size++)
        {
            entries.Add(Entry(size));
            tree.Add(TreeHash.Leaf(entries[^1]), tiles.Add);
            tiles.Flush();
            var root = RfcReference.Root(entries);
            Assert.Equal(root, tree.Root().ToArray());
            Assert.Equal(root, tiles.Root(0, size).ToArray());
            for (var i = 0; i < size; i++)
            {
                var path = MerkleProofs.Inclusion(tiles, i, size).ConvertAll(h => h.ToArray());
                Assert.Equal(RfcReference.Path(i, entries), path);
                Assert.True(RfcReference.VerifiesInclusion(TreeHash.Leaf(entries[i]).ToArray(), i, size, root, path));
            }

            for (var old = 1; old <= size; old++)
            {
                var proof = MerkleProofs.Consistency(tiles, old, size).ConvertAll(h => h.ToArray());
                Assert.Equal(RfcReference.Proof(old, entries), proof);
                Assert.True(RfcReference.VerifiesConsistency(old, RfcReference.Root([.. entries.Take(old)]), size, root, proof));
            }
        }
    }

    [Fact]
    public void Random_proofs_of_larger_trees_are_those_of_the_RFC()
    {
        using var folder = new TemporaryFolder();
        using var tiles = new TileFiles(folder.Path, writes: true);
        var tree = new MerkleFrontier();
        var entries = Enumerable.Range(0, 2000).Select(Entry).ToList();
        foreach (var entry in entries)
            tree.Add(TreeHash.Leaf(entry), tiles.Add);
        tiles.Flush();

        (from size in Gen.Int[65, 2000] from index in Gen.Int[0, size - 1] from old in Gen.Int[1, size] select (size, index, old)).Sample(
            c =>
            {
                var part = entries.GetRange(0, c.size);
                var root = RfcReference.Root(part);
                var path = MerkleProofs.Inclusion(tiles, c.index, c.size).ConvertAll(h => h.ToArray());
                var proof = MerkleProofs.Consistency(tiles, c.old, c.size).ConvertAll(h => h.ToArray());
                Assert.Equal(root, tiles.Root(0, c.size).ToArray());
                Assert.Equal(RfcReference.Path(c.index, part), path);
                Assert.Equal(RfcReference.Proof(c.old, part), proof);
                Assert.True(RfcReference.VerifiesInclusion(TreeHash.Leaf(part[c.index]).ToArray(), c.index, c.size, root, path));
                Assert.True(RfcReference.VerifiesConsistency(c.old, RfcReference.Root(part.GetRange(0, c.old)), c.size, root, proof));
            },
            iter: 60);
    }

    [Fact]
    public void A_tree_goes_on_from_its_tiles_as_if_it_had_never_been_put_away()
    {
        using var folder = new TemporaryFolder();
        using var tiles = new TileFiles(folder.Path, writes: true);
        var tree = new MerkleFrontier();
        for (var i = 0; i < 1000; i++)
        {
            var resumed = new MerkleFrontier();
            tiles.Flush();
            resumed.Restore(i, tiles.Node);
            Assert.Equal(tree.Root(), resumed.Root());
            tree.Add(TreeHash.Leaf(Entry(i)), tiles.Add);
        }

        Assert.Equal(1000 / 256, tiles.Count(1));
    }

    [Fact]
    public void A_proof_with_any_bit_changed_convinces_nobody()
    {
        var entries = Enumerable.Range(0, 21).Select(Entry).ToList();
        var root = RfcReference.Root(entries);
        var path = RfcReference.Path(11, entries);
        var leaf = TreeHash.Leaf(entries[11]).ToArray();
        foreach (var hash in (IEnumerable<byte[]>)[.. path, leaf])
        {
            for (var bit = 0; bit < 256; bit++)
            {
                hash[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(RfcReference.VerifiesInclusion(leaf, 11, 21, root, path));
                hash[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        Assert.True(RfcReference.VerifiesInclusion(leaf, 11, 21, root, path));
        Assert.False(RfcReference.VerifiesInclusion(leaf, 12, 21, root, path));
    }

    private static byte[] Entry(int number) => Encoding.UTF8.GetBytes($"entry {number}");

    private static string Hex(TreeHash hash) => Convert.ToHexStringLower(hash.ToArray());
}
