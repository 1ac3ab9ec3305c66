using System.Buffers.Binary;
using Cordon.Events;
using SkiaSharp;

namespace Cordon.Media.Tests;

/// <summary>Picture files that the tests draw and encode themselves.</summary>
internal static class Pictures
{
    public static SKBitmap Draw(int width, int height, ulong seed, SKColorType type = SKColorType.Rgba8888)
    {
        var random = new SeededRandom(seed);
        var bitmap = new SKBitmap(width, height, type, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.LightGray);
        using var paint = new SKPaint { IsAntialias = false };
        for (var i = 0; i < 60; i++)
        {
            paint.Color = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            var (x, y, size) = ((float)random.NextUnit() * width, (float)random.NextUnit() * height, (float)random.NextUnit() * width / 5);
            if (random.Next(2) == 0)
                canvas.DrawCircle(x, y, size, paint);
            else
                canvas.DrawRect(x, y, size, size, paint);
        }
        return bitmap;
    }

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format, int quality = 95)
    {
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>A bitmap file of 24 bits a pixel, rows from the bottom.</summary>
    public static byte[] Bmp(SKBitmap bitmap)
    {
        var stride = ((bitmap.Width * 3) + 3) & ~3;
        var file = new byte[54 + (stride * bitmap.Height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), bitmap.Width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), bitmap.Height);
        file[26] = 1;
        file[28] = 24;
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                var colour = bitmap.GetPixel(x, bitmap.Height - 1 - y);
                var at = 54 + (y * stride) + (x * 3);
                (file[at], file[at + 1], file[at + 2]) = (colour.Blue, colour.Green, colour.Red);
            }
        }
        return file;
    }

    /// <summary>A GIF of grey frames: its codes are all nine bits, with a clear code often enough that none grows.</summary>
    public static byte[] Gif(int width, int height, params byte[][] frames)
    {
        var file = new List<byte>();
        file.AddRange("GIF89a"u8);
        file.AddRange([(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0xF7, 0, 0]);
        for (var i = 0; i < 256; i++)
            file.AddRange([(byte)i, (byte)i, (byte)i]);
        foreach (var frame in frames)
        {
            file.AddRange([0x2C, 0, 0, 0, 0, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 8]);
            var (bits, held, packed) = (0L, 0, new List<byte>());
            void Put(int code)
            {
                bits |= (long)code << held;
                for (held += 9; held >= 8; held -= 8, bits >>= 8)
                    packed.Add((byte)bits);
            }
            for (var i = 0; i < frame.Length; i++)
            {
                if (i % 200 == 0)
                    Put(256);
                Put(frame[i]);
            }
            Put(257);
            packed.Add((byte)bits);
            foreach (var block in packed.Chunk(255))
            {
                file.Add((byte)block.Length);
                file.AddRange(block);
            }
            file.Add(0);
        }
        file.Add(0x3B);
        return [.. file];
    }
}
