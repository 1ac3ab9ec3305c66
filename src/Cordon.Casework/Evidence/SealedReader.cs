using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Cordon.Casework.Evidence;

/// <summary>
/// The content of a sealed file, from its beginning to its end, in bounded memory. What has been read is always a true beginning of the content; the end is
/// told only when it is the true end.
/// </summary>
internal sealed class SealedReader : Stream
{
    private readonly SafeFileHandle _file;
    private readonly SealedFormat _format;
    private readonly string _name;
    private readonly long _fileBytes;
    private readonly byte[] _sealed = new byte[SealedFormat.ChunkBytes + SealedFormat.TagBytes];
    private readonly byte[] _plain = new byte[SealedFormat.ChunkBytes];
    private long _at = SealedFormat.Head.Length;
    private int _from;
    private int _to;

    /// <param name="path">The sealed file.</param>
    /// <param name="key">Its key, overwritten by the caller.</param>
    /// <param name="name">What the content is called in messages.</param>
    /// <exception cref="EvidenceException">It is no sealed file.</exception>
    public SealedReader(string path, ReadOnlySpan<byte> key, string name)
    {
        _name = name;
        try
        {
            _file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        }
        catch (FileNotFoundException e)
        {
            throw new EvidenceException(EvidenceProblem.Damaged, $"the content of {name} is missing from the vault; bring it back from a copy", e);
        }

        _fileBytes = RandomAccess.GetLength(_file);
        Length = SealedFormat.ContentBytes(_fileBytes);
        Span<byte> head = stackalloc byte[SealedFormat.Head.Length];
        if (Length < 0 || RandomAccess.Read(_file, head, 0) != head.Length || !head.SequenceEqual(SealedFormat.Head))
        {
            _file.Dispose();
            throw Damaged();
        }

        _format = new SealedFormat(key);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || (_from == _to && !TryFill()))
            return 0;
        var count = Math.Min(buffer.Length, _to - _from);
        _plain.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _file.Dispose();
            _format.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool TryFill()
    {
        if (_at >= _fileBytes)
            return false;
        var length = (int)Math.Min(_sealed.Length, _fileBytes - _at);
        for (var got = 0; got < length;)
        {
            var count = RandomAccess.Read(_file, _sealed.AsSpan(got, length - got), _at + got);
            if (count == 0)
                throw Damaged();
            got += count;
        }

        _at += length;
        if (length < SealedFormat.TagBytes || !_format.TryOpen(_sealed.AsSpan(0, length), isLast: _at == _fileBytes, _plain))
            throw Damaged();
        (_from, _to) = (0, length - SealedFormat.TagBytes);
        return _to > 0;
    }

    private EvidenceException Damaged() =>
        new(EvidenceProblem.Damaged, $"the content of {_name} is not what was sealed; bring the vault back from a copy, and run: cordon evidence verify");
}
