using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Events;

namespace Cordon.Proving.Truth;

/// <summary>Reads and writes <c>truth.json</c>.</summary>
public static class TruthFile
{
    /// <summary>The file's name in a simulation's folder.</summary>
    public const string Name = "truth.json";

    /// <summary>Largest file that is read, in bytes (256 MiB); five million accounts need a tenth of it.</summary>
    public const long MostBytes = 256L << 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = Limits.JsonDepth,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes the truth under its final name in one step.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(GroundTruth truth, string path)
    {
        var partial = path + ".partial";
        try
        {
            using (var stream = File.Create(partial))
                JsonSerializer.Serialize(stream, truth, Json);
            File.Move(partial, path);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Reads a truth file and checks that its accounts are accounts and each is in at most one planted network and not also a look-alike.</summary>
    /// <exception cref="FormatException">The file is too large, is not such JSON, or contradicts itself; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GroundTruth Read(string path)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > MostBytes)
            throw new FormatException($"'{path}' has {stream.Length} bytes; expected at most {MostBytes}; this is not a truth file");
        GroundTruth truth;
        try
        {
            truth = JsonSerializer.Deserialize<GroundTruth>(stream, Json)
                ?? throw new FormatException($"'{path}' holds null; expected an object; see docs/simulator.md");
        }
        catch (JsonException e)
        {
            throw new FormatException($"'{path}' is not a truth file: {e.Message}; see docs/simulator.md", e);
        }

        Check(truth, path);
        return truth;
    }

    private static void Check(GroundTruth truth, string path)
    {
        var groupOf = new Dictionary<string, string>();
        foreach (var network in truth.Planted)
        {
            foreach (var member in network.Members)
            {
                CheckAccount(member.Account, network.Name, path);
                if (!groupOf.TryAdd(member.Account, network.Name))
                    throw new FormatException($"'{path}': '{member.Account}' is in '{groupOf[member.Account]}' and in '{network.Name}'; expected one planted network; remove it from one");
            }
        }

        foreach (var group in truth.LookAlikes)
        {
            foreach (var account in group.Members)
                CheckInnocent(account, "a look-alike", group.Name, groupOf, path);
        }

        foreach (var network in truth.Planted)
        {
            foreach (var person in network.Approached ?? [])
                CheckInnocent(person.Account, "approached", network.Name, groupOf, path);
        }
    }

    private static void CheckInnocent(string account, string what, string group, Dictionary<string, string> groupOf, string path)
    {
        CheckAccount(account, group, path);
        if (groupOf.TryGetValue(account, out var network))
            throw new FormatException($"'{path}': '{account}' is planted in '{network}' and {what} in '{group}'; expected one of the two; remove it from one");
    }

    private static void CheckAccount(string account, string group, string path)
    {
        if (!Entity.TryParse(account, out var entity, out var problem))
            throw new FormatException($"'{path}', '{group}': {problem}");
        if (!entity.Is(EntityTypes.Account))
            throw new FormatException($"'{path}', '{group}': '{Shown.Brief(account)}' is not an account; write it as account:id");
    }
}
