using Cordon.Signals.Media.Pdq;

namespace Cordon.Signals.Tests.Media;

/// <summary>PDQ step by step as it is described, over whole arrays.</summary>
internal static class NaivePdq
{
    public static HashedPicture Hash(byte[] pixels, int width, int height, int stride, PixelLayout layout, Dihedral form = Dihedral.Original)
    {
        if (width < 5 || height < 5)
            return default;
        var luma = new float[height, width];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                luma[y, x] = Luma(pixels, (y * stride) + (x * Bytes(layout)), layout);
        }
        var shrunk = width == 64 && height == 64 ? luma : Decimate(Filter(luma));
        var b = Transform(shrunk);
        return new HashedPicture(Threshold(Turn(b, form)), Quality(shrunk));
    }

    public static int Bytes(PixelLayout layout) => layout switch { PixelLayout.Grey => 1, PixelLayout.Rgb => 3, _ => 4 };

    private static float Luma(byte[] pixels, int at, PixelLayout layout) => layout switch
    {
        PixelLayout.Grey => pixels[at],
        PixelLayout.Bgrx => (0.299f * pixels[at + 2]) + (0.587f * pixels[at + 1]) + (0.114f * pixels[at]),
        _ => (0.299f * pixels[at]) + (0.587f * pixels[at + 1]) + (0.114f * pixels[at + 2]),
    };

    private static float[,] Filter(float[,] picture)
    {
        var (height, width) = (picture.GetLength(0), picture.GetLength(1));
        for (var pass = 0; pass < 2; pass++)
        {
            for (var y = 0; y < height; y++)
            {
                var row = Box([.. Enumerable.Range(0, width).Select(x => picture[y, x])]);
                for (var x = 0; x < width; x++)
                    picture[y, x] = row[x];
            }
            for (var x = 0; x < width; x++)
            {
                var column = Box([.. Enumerable.Range(0, height).Select(y => picture[y, x])]);
                for (var y = 0; y < height; y++)
                    picture[y, x] = column[y];
            }
        }
        return picture;
    }

    private static float[] Box(float[] input)
    {
        var width = (input.Length + 127) / 128;
        var half = (width + 2) / 2;
        var output = new float[input.Length];
        var (added, taken, given, count, sum) = (0, 0, 0, 0, 0f);
        for (var i = 0; i < half - 1; i++, count++)
            sum += input[added++];
        for (var i = 0; i < width - half + 1; i++)
        {
            sum += input[added++];
            output[given++] = sum / ++count;
        }
        for (var i = 0; i < input.Length - width; i++)
        {
            sum += input[added++];
            sum -= input[taken++];
            output[given++] = sum / count;
        }
        for (var i = 0; i < half - 1; i++)
        {
            sum -= input[taken++];
            output[given++] = sum / --count;
        }
        Assert.Equal(input.Length, given);
        return output;
    }

    private static float[,] Decimate(float[,] picture)
    {
        var shrunk = new float[64, 64];
        for (var i = 0; i < 64; i++)
        {
            for (var j = 0; j < 64; j++)
                shrunk[i, j] = picture[(int)((i + 0.5) * picture.GetLength(0) / 64), (int)((j + 0.5) * picture.GetLength(1) / 64)];
        }
        return shrunk;
    }

    private static int Quality(float[,] a)
    {
        var sum = 0;
        for (var i = 0; i < 64; i++)
        {
            for (var j = 0; j < 64; j++)
            {
                sum += i < 63 ? Math.Abs((int)((a[i, j] - a[i + 1, j]) * 100 / 255)) : 0;
                sum += j < 63 ? Math.Abs((int)((a[i, j] - a[i, j + 1]) * 100 / 255)) : 0;
            }
        }
        return Math.Min(100, sum / 90);
    }

    private static float[,] Transform(float[,] a)
    {
        var d = new float[16, 64];
        for (var i = 0; i < 16; i++)
        {
            for (var j = 0; j < 64; j++)
                d[i, j] = (float)(Math.Sqrt(2.0 / 64) * Math.Cos(Math.PI / 128 * (i + 1) * ((2 * j) + 1)));
        }
        var half = new float[16, 64];
        for (var i = 0; i < 16; i++)
        {
            for (var j = 0; j < 64; j++)
            {
                for (var k = 0; k < 64; k++)
                    half[i, j] += d[i, k] * a[k, j];
            }
        }
        var b = new float[16, 16];
        for (var i = 0; i < 16; i++)
        {
            for (var j = 0; j < 16; j++)
            {
                for (var k = 0; k < 64; k++)
                    b[i, j] += half[i, k] * d[j, k];
            }
        }
        return b;
    }

    // From what turning the picture does to each single cosine.
    private static float[,] Turn(float[,] b, Dihedral form)
    {
        var turned = new float[16, 16];
        for (var i = 0; i < 16; i++)
        {
            for (var j = 0; j < 16; j++)
            {
                var (rowSign, columnSign) = (i % 2 == 0 ? -1 : 1, j % 2 == 0 ? -1 : 1);
                turned[i, j] = form switch
                {
                    Dihedral.Quarter => columnSign * b[j, i],
                    Dihedral.Half => rowSign * columnSign * b[i, j],
                    Dihedral.ThreeQuarters => rowSign * b[j, i],
                    Dihedral.Mirrored => columnSign * b[i, j],
                    Dihedral.UpsideDown => rowSign * b[i, j],
                    Dihedral.Transposed => b[j, i],
                    Dihedral.AntiTransposed => rowSign * columnSign * b[j, i],
                    _ => b[i, j],
                };
            }
        }
        return turned;
    }

    private static PdqHash Threshold(float[,] b)
    {
        var median = b.Cast<float>().Order().ElementAt(127);
        var hex = "";
        for (var word = 15; word >= 0; word--)
        {
            var bits = 0;
            for (var j = 0; j < 16; j++)
                bits |= b[word, j] > median ? 1 << j : 0;
            hex += bits.ToString("x4", System.Globalization.CultureInfo.InvariantCulture);
        }
        Assert.True(PdqHash.TryParse(hex, out var hash));
        return hash;
    }
}
