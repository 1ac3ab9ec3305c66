using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>A request's whole body in a pooled buffer, never more of it than allowed.</summary>
internal sealed class BodyReader : IDisposable
{
    private byte[] _buffer = [];

    private BodyReader()
    {
    }

    /// <summary>The bytes; good until this is disposed of.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>True when the body is longer than allowed; it was not read to its end then.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Reads the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">How many bytes are allowed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<BodyReader> Read(HttpRequest request, int most, CancellationToken cancellation)
    {
        var body = new BodyReader();
        if (request.ContentLength > most)
        {
            body.TooLong = true;
            return body;
        }

        body._buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 1 << 14) + 1);
        var length = 0;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await request.BodyReader.ReadAsync(cancellation);
            }
            catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                body.TooLong = true;
                return body;
            }

            if (length + read.Buffer.Length > most)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                body.TooLong = true;
                return body;
            }

            body.Grow(length, length + (int)read.Buffer.Length);
            read.Buffer.CopyTo(body._buffer.AsSpan(length));
            length += (int)read.Buffer.Length;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        body.Bytes = body._buffer.AsMemory(0, length);
        return body;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, Bytes) = ([], default);
    }

    private void Grow(int used, int needed)
    {
        if (needed <= _buffer.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
        _buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
