using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Cordon.Events;
using Cordon.Policy.Effects;
using Cordon.Policy.Labels;

namespace Cordon.Policy.Commands;

/// <summary>Sets a label on entities, or removes it: the body of <see cref="CommandNames.LabelSet"/> and <see cref="CommandNames.LabelRemove"/>.</summary>
public sealed record LabelCommand
{
    /// <summary>Most entities of one command.</summary>
    public const int MostEntities = 10_000;

    /// <summary>The entities.</summary>
    public required IReadOnlyList<Entity> Entities { get; init; }

    /// <summary>The label.</summary>
    public required string Label { get; init; }

    /// <summary>Who does it: a person or an import.</summary>
    public LabelSource Source { get; init; } = LabelSource.Person;

    /// <summary>The person or import.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it ends; null for what the policy declares. Only for setting.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The body, as JSON in UTF-8.</summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, CommandFields.Writing);
        writer.WriteStartObject();
        writer.WriteStartArray("entities");
        foreach (var entity in Entities)
            writer.WriteStringValue(entity.Text);
        writer.WriteEndArray();
        writer.WriteString("label", Label);
        writer.WriteString("source", Words.Of(Source));
        writer.WriteString("by", By);
        writer.WriteString("reason", Reason);
        if (Expires is { } end)
            writer.WriteString("expires", end.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a body, or says what is wrong with it.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out LabelCommand? command, [NotNullWhen(false)] out string? problem)
    {
        var fields = CommandFields.Of(body);
        var source = fields.Optional("source", "person or import") ?? "person";
        if (source is not ("person" or "import"))
            fields.Fail($"the field 'source' is person or import, not '{Shown.Brief(source)}'");
        command = new LabelCommand
        {
            Entities = fields.Entities("entities", MostEntities),
            Label = fields.Text("label", "the name of a label"),
            Source = source == "import" ? LabelSource.Import : LabelSource.Person,
            By = fields.Text("by", "who does it"),
            Reason = fields.Text("reason", "why"),
            Expires = fields.Time("expires"),
        };
        fields.Done();
        problem = fields.Problem;
        if (problem is not null)
            command = null;
        return problem is null;
    }
}
