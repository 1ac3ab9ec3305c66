using System.Text.Json;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch.Returns;

/// <summary>Writes proposed returns for machines.</summary>
public static class ReturnsJson
{
    /// <summary>Writes one proposal as an object.</summary>
    public static void Write(Utf8JsonWriter json, ReturnProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(proposal);
        json.WriteStartObject();
        json.WriteString("account", proposal.Account.Text);
        json.WriteString("network", proposal.Network.Text);
        json.WriteNumber("score", Math.Round(proposal.Score, 6));
        JsonFields.Time(json, "registered", proposal.Registered);
        JsonFields.Time(json, "time", proposal.Time);
        json.WriteStartArray("evidence");
        foreach (var piece in proposal.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("object", piece.Object.Text);
            json.WriteString("family", piece.Family.ToString().ToLowerInvariant());
            json.WriteString("event", piece.EventId);
            JsonFields.Time(json, "time", piece.Time);
            json.WriteNumber("members", piece.Members);
            json.WriteNumber("users", piece.Users);
            json.WriteNumber("weight", Math.Round(piece.Weight, 6));
            json.WriteString("sentence", piece.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One proposal on one line, without a line feed.</summary>
    public static string Line(ReturnProposal proposal)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonFields.Options with { Indented = false }))
            Write(json, proposal);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
