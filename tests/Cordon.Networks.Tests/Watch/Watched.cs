using Cordon.Networks.Watch;

namespace Cordon.Networks.Tests.Watch;

/// <summary>Histories and changes as the bytes of their files.</summary>
internal static class Watched
{
    public static byte[] Bytes(NetworkHistory history) => Written(stream => HistoryJson.Write(stream, history));

    public static byte[] Bytes(NetworkChanges changes) => Written(stream => ChangesJson.Write(stream, changes));

    public static string Page(NetworkChanges changes, string? report = null)
    {
        using var text = new StringWriter();
        ChangesPage.Write(text, changes, report);
        return text.ToString();
    }

    public static NetworkHistory Read(byte[] bytes)
    {
        var json = new JsonPump(new MemoryStream(bytes));
        Assert.Equal(HistoryJson.Format, FormatReader.Format(json));
        return HistoryReader.Read(json);
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
