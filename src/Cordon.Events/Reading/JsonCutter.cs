using System.Buffers;
using System.Globalization;

namespace Cordon.Events.Reading;

/// <summary>
/// Cuts a JSON document that spreads over lines (one array of events, several arrays, or pretty-printed objects one after the
/// other) into its elements, without holding more than one element. What stands inside an element is judged later; here
/// only brackets and strings are told apart.
/// </summary>
internal sealed class JsonCutter(InputFile file, InputSource source)
{
    private const int ReadBytes = 1 << 16;
    private const int BlockBytes = 1 << 18;

    private readonly byte[] _input = new byte[ReadBytes];
    private byte[] _block = [];
    private int _blockLength;
    private List<JsonElements.Element> _elements = [];
    private long _line = 1;
    private long _column;

    // The array that is open between elements, and whether an element or a comma is due.
    private bool _inArray;
    private bool _afterElement;
    private bool _afterComma;

    // The element that is open: where it began, how deep it is, and what of it is kept.
    private bool _inElement;
    private bool _isScalar;
    private int _depth;
    private bool _inString;
    private bool _escaped;
    private int _elementStart;
    private long _elementLength;
    private long _elementLine;
    private long _elementColumn;
    private string? _damage;

    /// <summary>All elements of the source, in order.</summary>
    public IEnumerable<Batch> Cut(CancellationToken cancellation)
    {
        _block = ArrayPool<byte>.Shared.Rent(BlockBytes + Limits.LineBytes);
        while (!cancellation.IsCancellationRequested)
        {
            var read = source.Read(_input);
            for (var i = 0; i < read && _damage is null; i++)
            {
                if (Step(_input[i]) is { } overlong)
                {
                    yield return TakeBlock();
                    yield return overlong;
                }

                if (_blockLength >= BlockBytes && !_inElement)
                    yield return TakeBlock();
            }

            if (_damage is not null || read < _input.Length)
                break;
        }

        var last = default(OverlongRecord);

        if (_damage is null && source.Fault is null)
        {
            if (_inElement && _isScalar && !_inString)
                last = EndElement();
            if (_inElement || _inArray)
                _damage = At(_line, _column, _inElement
                    ? string.Create(CultureInfo.InvariantCulture, $"the JSON ends inside the element that begins at line {_elementLine}, column {_elementColumn}")
                    : "the JSON ends inside an array; a ']' is missing");
        }

        yield return TakeBlock();
        ArrayPool<byte>.Shared.Return(_block);
        if (last is not null)
            yield return last;
        if (_damage is not null)
            yield return new Notice(file) { Damage = _damage };
    }

    /// <summary>Takes in one byte; gives the element that ends here when it is too long to be kept.</summary>
    private OverlongRecord? Step(byte b)
    {
        _column++;
        if (b == '\n')
        {
            _line++;
            _column = 0;
        }

        return _inElement ? StepInside(b) : StepBetween(b);
    }

    private OverlongRecord? StepInside(byte b)
    {
        if (_isScalar && !_inString && b is (byte)',' or (byte)']' or (byte)'\n' or (byte)' ' or (byte)'\r' or (byte)'\t' && _depth <= 0)
        {
            var overlong = EndElement();
            StepBetween(b);
            return overlong;
        }

        Keep(b);
        if (_inString)
        {
            if (_escaped)
                _escaped = false;
            else if (b == '\\')
                _escaped = true;
            else if (b == '"')
                _inString = false;
            return null;
        }

        switch (b)
        {
            case (byte)'"':
                _inString = true;
                return null;
            case (byte)'{' or (byte)'[':
                _depth++;
                return null;
            case (byte)'}' or (byte)']' when --_depth <= 0:
                return EndElement();
            default:
                return null;
        }
    }

    private OverlongRecord? StepBetween(byte b)
    {
        switch (b)
        {
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                return null;
            case (byte)'[' when !_inArray:
                (_inArray, _afterElement, _afterComma) = (true, false, false);
                return null;
            case (byte)']' when _inArray && !_afterComma:
                _inArray = false;
                return null;
            case (byte)',' when _inArray && _afterElement:
                (_afterElement, _afterComma) = (false, true);
                return null;
            case (byte)',' or (byte)']' or (byte)'}':
                _damage = At(_line, _column, $"'{(char)b}' stands where an element was expected");
                return null;
            default:
                if (_inArray && _afterElement)
                    _damage = At(_line, _column, "',' or ']' was expected after an element");
                else
                    BeginElement(b);
                return null;
        }
    }

    private void BeginElement(byte b)
    {
        (_inElement, _afterElement, _afterComma) = (true, false, false);
        _isScalar = b is not ((byte)'{' or (byte)'[');
        _depth = _isScalar ? 0 : 1;
        _inString = b == '"';
        _escaped = false;
        (_elementStart, _elementLength) = (_blockLength, 0);
        (_elementLine, _elementColumn) = (_line, _column);
        Keep(b);
    }

    private void Keep(byte b)
    {
        _elementLength++;
        if (_elementLength <= Limits.LineBytes)
            _block[_blockLength++] = b;
    }

    private OverlongRecord? EndElement()
    {
        (_inElement, _afterElement) = (false, true);
        var length = _blockLength - _elementStart;
        if (_elementLength > Limits.LineBytes)
        {
            var head = _block.AsSpan(_elementStart, Limits.RejectBytes).ToArray();
            _blockLength = _elementStart;
            return new OverlongRecord(file, head, _elementLength, _elementLine, _elementColumn);
        }

        _elements.Add(new JsonElements.Element(_elementStart, length, _elementLine, _elementColumn));
        return null;
    }

    /// <summary>The elements so far as a batch. An element that is open has not begun in the block, or stays in it.</summary>
    private JsonElements TakeBlock()
    {
        var taken = new JsonElements(file, _block, _elements);
        _block = ArrayPool<byte>.Shared.Rent(BlockBytes + Limits.LineBytes);
        (_blockLength, _elements) = (0, []);
        return taken;
    }

    private static string At(long line, long column, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}: {what}; what follows is not read");
}
