using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Cordon.Events;

namespace Cordon.Policy.Commands;

/// <summary>Makes a policy the active one: the body of <see cref="CommandNames.PolicyActivate"/>.</summary>
/// <param name="Hash">The policy's content hash.</param>
/// <param name="By">Who does it.</param>
/// <param name="Reason">Why.</param>
public sealed record ActivateCommand(string Hash, string By, string Reason)
{
    /// <summary>The body, as JSON in UTF-8.</summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, CommandFields.Writing);
        writer.WriteStartObject();
        writer.WriteString("hash", Hash);
        writer.WriteString("by", By);
        writer.WriteString("reason", Reason);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a body, or says what is wrong with it.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out ActivateCommand? command, [NotNullWhen(false)] out string? problem)
    {
        var fields = CommandFields.Of(body);
        var hash = fields.Text("hash", "the policy's content hash");
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            fields.Fail($"the field 'hash' is 64 lower-case hex digits, not '{Shown.Brief(hash)}'");
        command = new ActivateCommand(hash, fields.Text("by", "who does it"), fields.Text("reason", "why"));
        fields.Done();
        problem = fields.Problem;
        if (problem is not null)
            command = null;
        return problem is null;
    }
}
