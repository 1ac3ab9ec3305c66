using Cordon.Events;
using Cordon.Networks.Results;

namespace Cordon.Networks.Watch;

/// <summary>Reads the result of an earlier detection, to go on from it.</summary>
public static class PreviousResult
{
    private const string NetworksFile = "networks.json";

    /// <summary>
    /// Reads a history from a folder of results or from one file. A <c>history.json</c> is taken as it is; where there is only a
    /// <c>networks.json</c>, the history starts with it.
    /// </summary>
    /// <param name="path">A folder, or a file of either format under any name.</param>
    /// <exception cref="InvalidDataException">There is no such result, or it is damaged or foreign; the message names the file and what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NetworkHistory Read(string path)
    {
        var file = FileOf(path);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            var json = new JsonPump(stream);
            return FormatReader.Format(json) switch
            {
                HistoryJson.Format => HistoryReader.Read(json),
                NetworksJson.Format => NetworkHistory.Empty.Follow(SightingReader.Read(json)).History,
                var other => throw new InvalidDataException($"its format is '{Shown.Brief(other)}'; this version reads {HistoryJson.Format} and {NetworksJson.Format}"),
            };
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{file} cannot be used as an earlier result: {wrong.Message}", wrong);
        }
    }

    private static string FileOf(string path)
    {
        if (!Directory.Exists(path))
            return File.Exists(path) ? path : throw new InvalidDataException($"{path} does not exist; name the folder of an earlier result, or its {HistoryJson.FileName}");
        foreach (var name in new[] { HistoryJson.FileName, NetworksFile })
        {
            if (File.Exists(Path.Combine(path, name)))
                return Path.Combine(path, name);
        }

        throw new InvalidDataException($"{path} holds neither {HistoryJson.FileName} nor {NetworksFile}; name the folder of an earlier result");
    }
}
