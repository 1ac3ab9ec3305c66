using System.Globalization;
using System.Numerics;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Ledger;

/// <summary>
/// The hashes of the tree, in tiles of 256 as C2SP tlog-tiles lays them out: level L holds the roots of all complete subtrees of 256^L leaves, 32
/// bytes each, one after the other in a file <c>tiles.L</c>. Tile N of a level is bytes 8192·N to 8192·(N+1) of its file. Levels between follow
/// from these in at most 255 hashes.
/// </summary>
internal sealed class TileFiles : IDisposable
{
    /// <summary>Hashes of a tile.</summary>
    public const int Width = 256;

    /// <summary>Levels of the tree between two levels of tiles.</summary>
    public const int Height = 8;

    private const int FlushBytes = 1 << 16;

    private readonly string _folder;
    private readonly bool _writes;
    private readonly List<Level> _levels = [];

    /// <param name="folder">The ledger's folder.</param>
    /// <param name="writes">True to write, too.</param>
    public TileFiles(string folder, bool writes) => (_folder, _writes) = (folder, writes);

    /// <summary>The file of a level.</summary>
    public static string PathOf(string folder, int level) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"tiles.{level}"));

    /// <summary>How many hashes a level holds in a tree of some leaves.</summary>
    public static long Expected(int level, long leaves) => level * Height >= 64 ? 0 : leaves >> (level * Height);

    /// <summary>How many hashes the file of a level holds.</summary>
    public long Count(int level) => Open(level) is { } file ? (file.Written + file.Pending.Count) / TreeHash.Bytes : 0;

    /// <summary>Bytes of the file of a level.</summary>
    public long Length(int level) => Open(level)?.Written ?? 0;

    /// <summary>Adds the root of a subtree that is complete, when its level is one of tiles.</summary>
    /// <param name="treeLevel">Level in the tree, leaves being 0.</param>
    /// <param name="hash">The root.</param>
    public void Add(int treeLevel, TreeHash hash)
    {
        if (treeLevel % Height != 0)
            return;
        var level = Open(treeLevel / Height)!;
        Span<byte> bytes = stackalloc byte[TreeHash.Bytes];
        hash.CopyTo(bytes);
        level.Pending.AddRange(bytes);
        if (level.Pending.Count >= FlushBytes)
            level.Flush();
    }

    /// <summary>Writes what was added.</summary>
    public void Flush()
    {
        foreach (var level in _levels)
            level.Flush();
    }

    /// <summary>Makes what was written durable.</summary>
    public void Sync()
    {
        foreach (var level in _levels)
            RandomAccess.FlushToDisk(level.Handle);
    }

    /// <summary>Cuts the files to what a tree of some leaves has, and forgets what was added and not written.</summary>
    public void Cut(long leaves)
    {
        for (var level = 0; Open(level) is { } file && (level == 0 || file.Written > 0 || Expected(level, leaves) > 0); level++)
            file.Cut(Expected(level, leaves) * TreeHash.Bytes);
    }

    /// <summary>One hash of a level of tiles.</summary>
    /// <exception cref="LedgerException">The file does not reach that far.</exception>
    public TreeHash Read(int level, long index)
    {
        Span<byte> bytes = stackalloc byte[TreeHash.Bytes];
        Fill(level, index, bytes);
        return TreeHash.Of(bytes);
    }

    /// <summary>The root of a complete subtree of 2^<paramref name="treeLevel"/> leaves, by its index in that level of the tree.</summary>
    public TreeHash Node(int treeLevel, long index)
    {
        var within = treeLevel % Height;
        if (within == 0)
            return Read(treeLevel / Height, index);
        var count = 1 << within;
        var bytes = new byte[count * TreeHash.Bytes];
        Fill(treeLevel / Height, index << within, bytes);
        var hashes = new TreeHash[count];
        for (var i = 0; i < count; i++)
            hashes[i] = TreeHash.Of(bytes.AsSpan(i * TreeHash.Bytes));
        for (; count > 1; count >>= 1)
        {
            for (var i = 0; i < count; i += 2)
                hashes[i >> 1] = TreeHash.Node(hashes[i], hashes[i + 1]);
        }

        return hashes[0];
    }

    /// <summary>RFC 6962's MTH of the leaves from <paramref name="start"/> on, which is a multiple of the least power of two that is not below the number of leaves.</summary>
    public TreeHash Root(long start, long end)
    {
        var count = end - start;
        if (count == 0)
            return TreeHash.Empty;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.TrailingZeroCount(count);
            return Node(level, start >> level);
        }

        var split = MerkleProofs.Split(count);
        return TreeHash.Node(Root(start, start + split), Root(start + split, end));
    }

    public void Dispose()
    {
        foreach (var level in _levels)
            level.Handle.Dispose();
    }

    private void Fill(int level, long index, Span<byte> bytes)
    {
        if (Open(level) is not { } file || RandomAccess.Read(file.Handle, bytes, index * TreeHash.Bytes) != bytes.Length)
            throw new LedgerException($"the file {PathOf(_folder, level)} ends before hash {index}; find out what happened to it with: cordon ledger verify");
    }

    private Level? Open(int level)
    {
        while (_levels.Count <= level)
        {
            var path = PathOf(_folder, _levels.Count);
            if (!_writes && !File.Exists(path))
                return null;
            _levels.Add(new Level(LedgerFolder.OpenFile(path, _writes)));
        }

        return _levels[level];
    }

    private sealed class Level(SafeFileHandle handle)
    {
        public SafeFileHandle Handle { get; } = handle;

        public long Written { get; private set; } = RandomAccess.GetLength(handle);

        public List<byte> Pending { get; } = [];

        public void Flush()
        {
            if (Pending.Count == 0)
                return;
            RandomAccess.Write(Handle, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Pending), Written);
            Written += Pending.Count;
            Pending.Clear();
        }

        public void Cut(long length)
        {
            Pending.Clear();
            if (RandomAccess.GetLength(Handle) > length)
                RandomAccess.SetLength(Handle, length);
            Written = RandomAccess.GetLength(Handle);
        }
    }
}
