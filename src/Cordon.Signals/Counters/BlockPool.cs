using System.Runtime.InteropServices;

namespace Cordon.Signals.Counters;

/// <summary>
/// Blocks of 32, 64, … 4096 bytes, cut from pages of 64 KiB. A block is named by its size class (32 · 2ᶜˡᵃˢˢ bytes) and its number in the class, from 1 up; 0 is
/// no block. Pages never move and are never given back.
/// </summary>
internal sealed class BlockPool
{
    /// <summary>How many size classes there are.</summary>
    public const int Classes = 8;

    private const int SmallestShift = 5;
    private const int PageShift = 16;

    private readonly byte[][][] _pages = new byte[Classes][][];
    private readonly int[] _unused = new int[Classes];
    private readonly int[] _free = new int[Classes];

    public BlockPool()
    {
        Array.Fill(_pages, []);
        Array.Fill(_unused, 1);
    }

    /// <summary>Bytes of the blocks that are rented.</summary>
    public long Live { get; private set; }

    /// <summary>The size of a class's blocks, in bytes.</summary>
    public static int Size(int sizeClass) => 1 << (SmallestShift + sizeClass);

    /// <summary>The smallest class whose blocks hold so many bytes, at most 4096.</summary>
    public static int ClassOf(int bytes)
    {
        var sizeClass = 0;
        while (Size(sizeClass) < bytes)
            sizeClass++;
        return sizeClass;
    }

    /// <summary>A block of zeros.</summary>
    public int Rent(int sizeClass)
    {
        Live += Size(sizeClass);
        var block = _free[sizeClass];
        if (block != 0)
        {
            var bytes = Bytes(sizeClass, block);
            _free[sizeClass] = MemoryMarshal.Read<int>(bytes);
            bytes.Clear();
            return block;
        }
        block = _unused[sizeClass]++;
        var page = block >> (PageShift - SmallestShift - sizeClass);
        ref var pages = ref _pages[sizeClass];
        if (page >= pages.Length)
            Array.Resize(ref pages, Math.Max(4, 2 * pages.Length));
        pages[page] ??= new byte[1 << PageShift];
        return block;
    }

    /// <summary>Gives a block back.</summary>
    public void Return(int sizeClass, int block)
    {
        Live -= Size(sizeClass);
        MemoryMarshal.Write(Bytes(sizeClass, block), in _free[sizeClass]);
        _free[sizeClass] = block;
    }

    /// <summary>The bytes of a block.</summary>
    public Span<byte> Bytes(int sizeClass, int block)
    {
        var perPage = PageShift - SmallestShift - sizeClass;
        return _pages[sizeClass][block >> perPage].AsSpan((block & ((1 << perPage) - 1)) << (SmallestShift + sizeClass), Size(sizeClass));
    }

    /// <summary>The bytes of a block as values.</summary>
    public Span<T> Values<T>(int sizeClass, int block) where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes(sizeClass, block));
}
