using System.Text.Json;
using Cordon.Events;
using Cordon.Networks.Markup;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Watch;

/// <summary>What the readers of the engine's own files share: the format, which comes first, and the words of tie kinds.</summary>
internal static class FormatReader
{
    private static readonly Dictionary<string, TieKind> Kinds = TieKinds.All.ToDictionary(Words.Of, StringComparer.Ordinal);

    /// <summary>Reads the opening of a file and gives the value of <c>format</c>, on which the reader then stands.</summary>
    /// <exception cref="InvalidDataException">The file begins with anything else.</exception>
    public static string Format(JsonPump json)
    {
        json.Read();
        if (json.Token == JsonTokenType.StartObject)
        {
            json.Read();
            if (json.Token == JsonTokenType.PropertyName && json.Text() == "format")
            {
                json.Read();
                return json.Text();
            }
        }

        throw new InvalidDataException("it does not begin with a format; expected a history.json or networks.json that Cordon wrote");
    }

    /// <summary>The tie kind that is stood on.</summary>
    public static TieKind Kind(JsonPump json)
    {
        var word = json.Text();
        return Kinds.TryGetValue(word, out var kind) ? kind : throw new InvalidDataException($"'{Shown.Brief(word)}' is no kind of tie that this version knows");
    }
}
