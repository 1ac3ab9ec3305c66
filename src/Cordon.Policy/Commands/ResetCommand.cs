using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Cordon.Policy.Commands;

/// <summary>Lets a broken rule act again: the body of <see cref="CommandNames.RuleReset"/>.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="By">Who does it.</param>
/// <param name="Reason">Why.</param>
public sealed record ResetCommand(string Rule, string By, string Reason)
{
    /// <summary>The body, as JSON in UTF-8.</summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, CommandFields.Writing);
        writer.WriteStartObject();
        writer.WriteString("rule", Rule);
        writer.WriteString("by", By);
        writer.WriteString("reason", Reason);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a body, or says what is wrong with it.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out ResetCommand? command, [NotNullWhen(false)] out string? problem)
    {
        var fields = CommandFields.Of(body);
        command = new ResetCommand(fields.Text("rule", "the name of a rule"), fields.Text("by", "who does it"), fields.Text("reason", "why"));
        fields.Done();
        problem = fields.Problem;
        if (problem is not null)
            command = null;
        return problem is null;
    }
}
