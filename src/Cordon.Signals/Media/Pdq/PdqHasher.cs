using System.Runtime.Intrinsics.X86;

namespace Cordon.Signals.Media.Pdq;

/// <summary>
/// Hashes pictures with PDQ at full resolution (Meta 2019): brightness; a Jarosz filter, which is a box filter along rows, columns, rows and columns; 64 × 64 samples; a
/// cosine transform; the median. All in float32 in one fixed order, so that equal pixels give equal bits on every machine. It keeps its room between pictures and
/// allocates nothing once that fits. One thread at a time.
/// </summary>
/// <remarks>
/// The picture streams through in strips of 16 rows: the first row filter and column filter need a window of rows, the second row filter is summed everywhere but
/// divided only where one of 64 columns is sampled, and so only 64 numbers a row are kept for the last column filter.
/// </remarks>
public sealed class PdqHasher
{
    /// <summary>Pictures with fewer rows or columns have hash 0 and quality 0.</summary>
    public const int LeastSide = 5;

    private const int Side = PdqTransform.Side;
    private const int StripRows = Transposing.StripRows;

    private readonly bool _wide;
    private readonly float[] _shrunk = new float[Side * Side];
    private readonly float[] _half = new float[PdqTransform.Kept * Side];
    private readonly float[] _transformed = new float[PdqTransform.Kept * PdqTransform.Kept];
    private readonly float[] _room = new float[512];
    private readonly float[] _narrowSum = new float[Side];
    private readonly int[] _columns = new int[Side];
    private readonly int[] _rows = new int[Side];

    private float[] _luma = [];
    private float[] _strip = [];
    private float[] _filtered = [];
    private float[] _ring = [];
    private float[] _sum = [];
    private float[] _second = [];
    private float[] _narrow = [];

    /// <summary>A hasher with no room yet.</summary>
    /// <param name="wide">Whether to use AVX2 where the processor has it; the hashes are the same.</param>
    public PdqHasher(bool wide = true) => _wide = wide && Avx2.IsSupported;

    /// <summary>Hashes a picture.</summary>
    /// <param name="pixels">Its pixels, row by row from the top.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="stride">Bytes from one row to the next, at least those of its pixels.</param>
    /// <param name="layout">How a pixel lies.</param>
    /// <exception cref="ArgumentException">The pixels do not hold the picture.</exception>
    public HashedPicture Hash(ReadOnlySpan<byte> pixels, int width, int height, int stride, PixelLayout layout)
    {
        Span<PdqHash> only = stackalloc PdqHash[1];
        var quality = Hash(pixels, width, height, stride, layout, only);
        return new HashedPicture(only[0], quality);
    }

    /// <summary>Hashes a picture in its first forms of <see cref="Dihedral"/>, as many as there is room for: eight cost little more than one.</summary>
    /// <param name="pixels">Its pixels, row by row from the top.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="stride">Bytes from one row to the next, at least those of its pixels.</param>
    /// <param name="layout">How a pixel lies.</param>
    /// <param name="forms">Where the hashes go: 1 to 8, that of the picture as it is first.</param>
    /// <returns>The quality, 0 to 100.</returns>
    /// <exception cref="ArgumentException">The pixels do not hold the picture.</exception>
    public int Hash(ReadOnlySpan<byte> pixels, int width, int height, int stride, PixelLayout layout, Span<PdqHash> forms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(forms.Length, 8, nameof(forms));
        var rowBytes = (long)width * LumaRow.BytesOf(layout);
        if (stride < rowBytes || pixels.Length < ((long)stride * (height - 1)) + rowBytes)
            throw new ArgumentException($"{pixels.Length} bytes with {stride} a row do not hold {width} × {height} pixels of layout {layout}", nameof(pixels));
        if (width < LeastSide || height < LeastSide)
        {
            forms.Clear();
            return 0;
        }
        var picture = new Picture(pixels, width, height, stride, layout, (int)rowBytes);
        if (width == Side && height == Side)
        {
            for (var row = 0; row < Side; row++)
                picture.ReadLuma(row, _shrunk.AsSpan(row * Side, Side), _wide);
        }
        else
        {
            Shrink(picture);
        }
        var quality = PdqTransform.Quality(_shrunk);
        PdqTransform.Transform(_shrunk, _half, _transformed, _wide);
        for (var form = 0; form < forms.Length; form++)
            forms[form] = PdqTransform.Hash(_transformed, (Dihedral)form, _room);
        return quality;
    }

    private void Shrink(Picture picture)
    {
        var along = new BoxWindow(picture.Width);
        var down = new BoxWindow(picture.Height);
        along.Samples(_columns);
        down.Samples(_rows);
        // Rows are padded to whole vectors; what is in the padding reaches no output.
        var stride = (picture.Width + 7) & ~7;
        // Whole strips, so that a strip lies in one piece.
        var ringRows = (down.Width + (2 * StripRows) - 1) & -StripRows;
        MakeRoom(stride, ringRows, picture.Height);
        var sum = _sum.AsSpan(0, stride);
        sum.Clear();
        for (var first = 0; first < picture.Height; first += StripRows)
        {
            var rows = Math.Min(StripRows, picture.Height - first);
            for (var row = 0; row < rows; row++)
                picture.ReadLuma(first + row, _luma.AsSpan(row * stride, picture.Width), _wide);
            Transposing.ToColumns(_luma, stride, _strip, _wide);
            BoxFilter.Strip(_strip, along, _filtered, _wide);
            Transposing.ToRows(_filtered, stride, _ring.AsSpan(first % ringRows * stride), _wide);
            for (var row = first; row < first + rows; row++)
                StepDown(row - down.Ahead, _ring.AsSpan(row % ringRows * stride, stride), sum, along, down, stride, ringRows);
        }
        for (var output = picture.Height - down.Ahead; output < picture.Height; output++)
            StepDown(output, default, sum, along, down, stride, ringRows);
        SampleDown(down);
    }

    // Gives one output row of the first column filter; when 16 are there, or all, the second row filter takes them.
    private void StepDown(int output, ReadOnlySpan<float> entering, Span<float> sum, BoxWindow along, BoxWindow down, int stride, int ringRows)
    {
        if (output < 0)
        {
            BoxFilter.Rows(sum, entering, default, 1, default, _wide);
            return;
        }
        var leaving = down.Leaving(output);
        ReadOnlySpan<float> left = leaving < 0 ? default : _ring.AsSpan(leaving % ringRows * stride, stride);
        BoxFilter.Rows(sum, entering, left, down.Count(output), _second.AsSpan(output % StripRows * stride, stride), _wide);
        if (output % StripRows != StripRows - 1 && output != down.Length - 1)
            return;
        Transposing.ToColumns(_second, stride, _strip, _wide);
        BoxFilter.StripSampled(_strip, along, _columns, _narrow.AsSpan(output / StripRows * StripRows * Side), _wide);
    }

    private void SampleDown(BoxWindow down)
    {
        var sum = _narrowSum.AsSpan();
        sum.Clear();
        for (var row = 0; row < down.Ahead; row++)
            BoxFilter.Rows(sum, _narrow.AsSpan(row * Side, Side), default, 1, default, _wide);
        var next = 0;
        for (var output = 0; next < Side; output++)
        {
            ReadOnlySpan<float> entering = output + down.Ahead < down.Length ? _narrow.AsSpan((output + down.Ahead) * Side, Side) : default;
            var leaving = down.Leaving(output);
            ReadOnlySpan<float> left = leaving < 0 ? default : _narrow.AsSpan(leaving * Side, Side);
            var given = _rows[next] == output ? _shrunk.AsSpan(next * Side, Side) : default;
            BoxFilter.Rows(sum, entering, left, down.Count(output), given, _wide);
            // A picture of fewer than 64 rows has some of them twice.
            for (next += given.IsEmpty ? 0 : 1; next < Side && _rows[next] == output; next++)
                given.CopyTo(_shrunk.AsSpan(next * Side, Side));
        }
    }

    private void MakeRoom(int stride, int ringRows, int height)
    {
        Grow(ref _luma, stride * StripRows);
        Grow(ref _strip, stride * StripRows);
        Grow(ref _filtered, stride * StripRows);
        Grow(ref _second, stride * StripRows);
        Grow(ref _ring, stride * ringRows);
        Grow(ref _sum, stride);
        Grow(ref _narrow, (height + StripRows) * Side);
    }

    private static void Grow(ref float[] room, int needed)
    {
        if (room.Length < needed)
            room = new float[needed];
    }

    private readonly ref struct Picture(ReadOnlySpan<byte> pixels, int width, int height, int stride, PixelLayout layout, int rowBytes)
    {
        private readonly ReadOnlySpan<byte> _pixels = pixels;

        public int Width { get; } = width;

        public int Height { get; } = height;

        public void ReadLuma(int row, Span<float> luma, bool wide) => LumaRow.Read(_pixels.Slice(row * stride, rowBytes), layout, luma, wide);
    }
}
