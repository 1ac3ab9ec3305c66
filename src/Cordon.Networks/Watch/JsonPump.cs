using System.Text.Json;
using Cordon.Events;

namespace Cordon.Networks.Watch;

/// <summary>
/// Reads JSON from a stream token by token, in the memory of its longest token. It stands on one token at a time; a reader of an object or an
/// array leaves it on the closing one.
/// </summary>
/// <param name="input">UTF-8 JSON; left open.</param>
internal sealed class JsonPump(Stream input)
{
    /// <summary>Longest token, in bytes: names, reasons and identifiers are far below it.</summary>
    public const int MostTokenBytes = 1 << 20;

    private const int MostDepth = 32;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isFinal;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MostDepth });
    private JsonReaderState _tokenState;
    private int _tokenStart;

    /// <summary>The kind of the token that is stood on.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>Moves to the next token.</summary>
    /// <exception cref="InvalidDataException">The stream ends too early, is not JSON, or holds a token that is too long.</exception>
    public void Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
            bool isRead;
            try
            {
                isRead = reader.Read();
            }
            catch (JsonException wrong)
            {
                throw new InvalidDataException($"it is not whole JSON: {wrong.Message}");
            }

            if (isRead)
            {
                (_tokenState, _tokenStart) = (_state, _start);
                _state = reader.CurrentState;
                _start += (int)reader.BytesConsumed;
                Token = reader.TokenType;
                return;
            }

            if (_isFinal)
                throw new InvalidDataException("it ends too early");
            _state = reader.CurrentState;
            _start += (int)reader.BytesConsumed;
            Fill();
        }
    }

    /// <summary>The text of the string or property name that is stood on.</summary>
    public string Text()
    {
        if (Token is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw new InvalidDataException($"it has {Found()} where a text is expected");
        try
        {
            return Again().GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidDataException("it has a text that is not UTF-8");
        }
    }

    /// <summary>The text that is stood on; null for JSON's null.</summary>
    public string? TextOrNull() => Token == JsonTokenType.Null ? null : Text();

    /// <summary>The entity that is stood on.</summary>
    public Entity Entity() => Events.Entity.TryParse(Text(), out var entity, out var problem) ? entity : throw new InvalidDataException(problem);

    /// <summary>The UTC time that is stood on.</summary>
    public DateTimeOffset Time()
    {
        if (Token == JsonTokenType.String && Again().TryGetDateTimeOffset(out var time))
            return time.ToUniversalTime();
        throw new InvalidDataException($"it has {Found()} where a time such as 2026-01-31T09:15:00Z is expected");
    }

    /// <summary>The time that is stood on; null for JSON's null.</summary>
    public DateTimeOffset? TimeOrNull() => Token == JsonTokenType.Null ? null : Time();

    /// <summary>The length of time, in seconds, that is stood on.</summary>
    public TimeSpan Seconds()
    {
        if (Token == JsonTokenType.Number && Again().TryGetDecimal(out var seconds) && seconds is >= 0 and < 1e10m)
            return TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        throw new InvalidDataException($"it has {Found()} where seconds are expected");
    }

    /// <summary>The count that is stood on.</summary>
    public int Count()
    {
        if (Token == JsonTokenType.Number && Again().TryGetInt32(out var count) && count >= 0)
            return count;
        throw new InvalidDataException($"it has {Found()} where a count is expected");
    }

    /// <summary>The number in [0,1] that is stood on.</summary>
    public double Unit()
    {
        if (Token == JsonTokenType.Number && Again().TryGetDouble(out var number) && number is >= 0 and <= 1)
            return number;
        throw new InvalidDataException($"it has {Found()} where a number from 0 to 1 is expected");
    }

    /// <summary>Reads the object that is stood on: each property is given by name, with its value stood on; the reader takes it or leaves it.</summary>
    public void Object(Action<string> property)
    {
        if (Token != JsonTokenType.StartObject)
            throw new InvalidDataException($"it has {Found()} where an object is expected");
        ObjectRest(property);
    }

    /// <summary>Reads what follows in the object whose opening or whose last value is stood on, to its end.</summary>
    public void ObjectRest(Action<string> property)
    {
        for (Read(); Token != JsonTokenType.EndObject; Read())
        {
            var name = Text();
            Read();
            property(name);
            Skip();
        }
    }

    /// <summary>Reads the array that is stood on: each item is stood on in turn; the reader takes it or leaves it.</summary>
    public void Array(Action item)
    {
        if (Token != JsonTokenType.StartArray)
            throw new InvalidDataException($"it has {Found()} where an array is expected");
        for (Read(); Token != JsonTokenType.EndArray; Read())
        {
            item();
            Skip();
        }
    }

    // What a reader has taken ends on its closing token, which is no start: nothing is skipped then.
    private void Skip()
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        for (var depth = 1; depth > 0;)
        {
            Read();
            depth += Token switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
    }

    private Utf8JsonReader Again()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_tokenStart, _end - _tokenStart), _isFinal, _tokenState);
        reader.Read();
        return reader;
    }

    private string Found() => Token switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => $"'{Shown.Brief(Text())}'",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.Number => "another number",
        _ => $"{Token}".ToLowerInvariant(),
    };

    private void Fill()
    {
        var rest = _end - _start;
        if (rest > MostTokenBytes)
            throw new InvalidDataException($"it has a value of more than {MostTokenBytes} bytes");
        var target = rest * 2 > _buffer.Length ? new byte[_buffer.Length * 2] : _buffer;
        System.Buffer.BlockCopy(_buffer, _start, target, 0, rest);
        (_buffer, _start, _end) = (target, 0, rest);
        var read = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isFinal = read == 0;
    }
}
