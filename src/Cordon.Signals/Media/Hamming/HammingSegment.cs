using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Media.Hamming;

/// <summary>
/// An immutable set of hashes in a memory-mapped file, with exact search within a distance. A row is 32 bytes of hash and 4 of id; of each table 4 bytes a row and 4 a
/// bucket. The first half of every hash lies apart from the second, so that a scan reads 16 bytes a row. Any number of readers.
/// </summary>
/// <remarks>
/// If the flips searched of each chunk, plus one, sum to the distance plus one or more, a hash within the distance cannot differ by more than the searched flips in
/// every chunk: so it is found. Which chunk is searched how far is decided for each query by what its buckets hold: crowded chunks less, empty ones further.
/// </remarks>
public sealed unsafe partial class HammingSegment : IDisposable
{
    // A bucket looked up costs about as much as a candidate compared; a row scanned costs an eighth of that.
    private const int ScanShare = 8;
    private const int Ahead = 16;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly ChunkCut? _cut;
    private readonly long[] _offsetsAt;
    private readonly long[] _postingsAt;
    private bool _closed;

    /// <summary>How many hashes.</summary>
    public int Count { get; }

    /// <summary>How many tables; 0 for none.</summary>
    public int Chunks => _cut?.Count ?? 0;

    /// <summary>Bytes of the file.</summary>
    public long Bytes { get; }

    private ReadOnlySpan<ulong> FirstHalves => new(_start + HeaderBytes, Count * 2);

    private ReadOnlySpan<ulong> SecondHalves => new(_start + HeaderBytes + (16L * Count), Count * 2);

    private ReadOnlySpan<uint> Ids => new(_start + HeaderBytes + (32L * Count), Count);

    /// <summary>The hash and id of a row.</summary>
    public StoredHash this[int row]
    {
        get
        {
            var first = FirstHalves.Slice(row * 2, 2);
            var second = SecondHalves.Slice(row * 2, 2);
            return new StoredHash(new PdqHash(first[0], first[1], second[0], second[1]), Ids[row]);
        }
    }

    /// <summary>Finds every row within a distance, unordered, each once.</summary>
    /// <param name="query">The hash.</param>
    /// <param name="distance">0 to 31.</param>
    /// <param name="room">Room for the search.</param>
    /// <param name="plan">How to search.</param>
    /// <param name="found">Called for each row.</param>
    internal void Search(PdqHash query, int distance, SearchRoom room, SearchPlan plan, Action<int> found)
    {
        if (plan == SearchPlan.Scan || _cut is null || !Gather(_cut, query, distance, room, plan))
            Scan(query, distance, found);
        else
            Compare(query, distance, room, found);
        GC.KeepAlive(this);
    }

    private ReadOnlySpan<uint> Offsets(int chunk) => new(_start + _offsetsAt[chunk], _cut!.Buckets(chunk) + 1);

    private ReadOnlySpan<uint> Postings(int chunk) => new(_start + _postingsAt[chunk], Count);

    private void Scan(PdqHash query, int distance, Action<int> found)
    {
        var first = FirstHalves;
        var second = SecondHalves;
        var (a, b) = (query.A, query.B);
        for (var i = 0; i + 1 < first.Length; i += 2)
        {
            var near = BitOperations.PopCount(first[i] ^ a) + BitOperations.PopCount(first[i + 1] ^ b);
            if (near <= distance && near + BitOperations.PopCount(second[i] ^ query.C) + BitOperations.PopCount(second[i + 1] ^ query.D) <= distance)
                found(i / 2);
        }
    }

    // Decides how far each chunk is searched, cheapest next step first, until the distance is covered. False where a scan is cheaper.
    private bool Gather(ChunkCut cut, PdqHash query, int distance, SearchRoom room, SearchPlan plan)
    {
        room.Buckets.Clear();
        room.Rows.Clear();
        for (var chunk = 0; chunk < cut.Count; chunk++)
        {
            room.Searched[chunk] = -1;
            room.LookedUp[chunk] = false;
            room.Candidates[chunk] = (double)Count / cut.Buckets(chunk);
            room.Cost[chunk] = 1 + room.Candidates[chunk];
        }
        var most = plan == SearchPlan.Tables ? double.MaxValue : Count / (double)ScanShare;
        var spent = 0.0;
        for (var needed = distance + 1; needed > 0;)
        {
            var next = 0;
            for (var chunk = 1; chunk < cut.Count; chunk++)
                next = room.Cost[chunk] < room.Cost[next] ? chunk : next;
            if (spent + room.Cost[next] > most)
                return false;
            var flips = room.Searched[next] + 1;
            if (!room.LookedUp[next])
            {
                room.LookedUp[next] = true;
                room.Candidates[next] = LookUp(cut, query, next, flips, room);
                room.Cost[next] = room.Candidates[next];
                spent += cut.Flips(next, flips).Length;
                continue;
            }
            spent += room.Candidates[next];
            room.Searched[next] = flips;
            room.LookedUp[next] = false;
            needed--;
            if (flips == ChunkCut.MostFlips)
            {
                room.Cost[next] = double.PositiveInfinity;
                continue;
            }
            // The next flips are expected to be as crowded as these.
            var probes = cut.Flips(next, flips + 1).Length;
            room.Candidates[next] *= (double)probes / cut.Flips(next, flips).Length;
            room.Cost[next] = probes + room.Candidates[next];
        }
        foreach (var (chunk, flips, start, length) in room.Buckets)
        {
            if (flips <= room.Searched[chunk])
                room.Rows.AddRange(Postings(chunk).Slice(start, length));
        }
        return true;
    }

    private long LookUp(ChunkCut cut, PdqHash query, int chunk, int flips, SearchRoom room)
    {
        var offsets = Offsets(chunk);
        var value = cut.Value(query, chunk);
        var candidates = 0L;
        foreach (var flip in cut.Flips(chunk, flips))
        {
            var bucket = value ^ flip;
            var length = (int)(offsets[bucket + 1] - offsets[bucket]);
            if (length == 0)
                continue;
            room.Buckets.Add((chunk, flips, (int)offsets[bucket], length));
            candidates += length;
        }
        return candidates;
    }

    private void Compare(PdqHash query, int distance, SearchRoom room, Action<int> found)
    {
        var first = FirstHalves;
        var second = SecondHalves;
        var rows = CollectionsMarshal.AsSpan(room.Rows);
        room.Near.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            // Rows lie anywhere: memory is asked for some rows before they are compared.
            if (Sse.IsSupported && i + Ahead < rows.Length)
                Sse.Prefetch0(_start + HeaderBytes + (16L * rows[i + Ahead]));
            var at = (int)rows[i] * 2;
            var near = BitOperations.PopCount(first[at] ^ query.A) + BitOperations.PopCount(first[at + 1] ^ query.B);
            if (near <= distance
                && near + BitOperations.PopCount(second[at] ^ query.C) + BitOperations.PopCount(second[at + 1] ^ query.D) <= distance
                && room.Near.Add(rows[i]))
                found((int)rows[i]);
        }
    }

    /// <summary>Unmaps the file. No search may be under way.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Unmaps the file once no search can reach it.</summary>
    ~HammingSegment() => Close();

    private void Close()
    {
        if (_closed)
            return;
        _closed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
