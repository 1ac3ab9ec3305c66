using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Cordon.Casework.Reporting.CyberTipline;

namespace Cordon.Casework.Tests.Reporting;

/// <summary>
/// An authority on loopback that behaves as the published description of the CyberTipline's API says, and fails at any call as it is told: before the call has its
/// effect or after, with an answer or without.
/// </summary>
internal sealed class FakeCyberTipline : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Lock _lock = new();
    private int _number = 1000;
    private int _calls;

    public FakeCyberTipline()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/ispws");
        }

        _listener.Prefixes.Add(Address.AbsoluteUri + "/");
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public Uri Address { get; }

    /// <summary>What to do with a call, by its number from 0, those to /xsd apart.</summary>
    public Func<int, string, Fault> FaultOf { get; set; } = (_, _) => Fault.None;

    public ConcurrentDictionary<string, Report> Reports { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Calls { get; } = [];

    public IEnumerable<Report> Finished => Reports.Values.Where(r => r.State == "finished");

    /// <summary>How a call goes wrong.</summary>
    public enum Fault
    {
        None,
        DropBefore,
        DropAfter,
        ErrorBefore,
        ErrorAfter,
        Busy,
        Unauthorized,
        Wrong,
        BadHash,
    }

    public void Dispose() => _listener.Close();

    public CyberTiplineClient Client(string password = "secret") => new(Address, "test", "user", password);

    private static void Reply(HttpListenerContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = "text/xml; charset=utf-8";
        context.Response.ContentLength64 = bytes.Length;
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    }

    private static string Answer(int code, string rest = "") =>
        string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\"?><reportResponse><responseCode>{code}</responseCode><responseDescription>told</responseDescription>{rest}</reportResponse>");

    private async Task Serve()
    {
        try
        {
            while (true)
                Take(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private void Take(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath["/ispws/".Length..];
        var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        if (context.Request.Headers["Authorization"] != "Basic " + Convert.ToBase64String("user:secret"u8))
        {
            Reply(context, 401, "");
            return;
        }

        if (path == "xsd")
        {
            Reply(context, 200, Encoding.UTF8.GetString(CyberTiplineSchema.OwnText));
            return;
        }

        var fault = FaultOf(_calls++, path);
        Calls.Enqueue(path);
        switch (fault)
        {
            case Fault.DropBefore:
                context.Response.Abort();
                return;
            case Fault.ErrorBefore:
                Reply(context, 502, "<html>bad gateway</html>");
                return;
            case Fault.Busy:
                Reply(context, 200, Answer(1000));
                return;
            case Fault.Unauthorized:
                Reply(context, 200, Answer(2000));
                return;
            case Fault.Wrong:
                Reply(context, 200, Answer(4100));
                return;
        }

        string answer;
        lock (_lock)
            answer = Do(path, context.Request.ContentType ?? "", body.ToArray(), fault == Fault.BadHash);
        if (fault == Fault.DropAfter)
            context.Response.Abort();
        else if (fault == Fault.ErrorAfter)
            Reply(context, 502, "<html>bad gateway</html>");
        else
            Reply(context, 200, answer);
    }

    private string Do(string path, string type, byte[] body, bool badHash)
    {
        switch (path)
        {
            case "status":
                return Answer(0);
            case "submit":
                if (CyberTiplineSchema.Own.Problems(body).Count > 0)
                    return Answer(4100);
                var number = (++_number).ToString(CultureInfo.InvariantCulture);
                Reports[number] = new Report(number, Encoding.UTF8.GetString(body));
                return Answer(0, $"<reportId>{number}</reportId>");
            case "upload":
                var (id, name, content) = Parts(type, body);
                if (Of(id) is not { State: "open" } filled)
                    return Answer(StateCode(id));
                var file = $"f{++_number}";
                filled.Files.Add(new SentFile(file, name, content));
                var hash = Convert.ToHexStringLower(MD5.HashData(badHash ? [.. content, 0] : content));
                return Answer(0, $"<reportId>{id}</reportId><fileId>{file}</fileId><hash>{hash}</hash>");
            case "fileinfo":
                if (CyberTiplineSchema.Own.Problems(body).Count > 0)
                    return Answer(4100);
                var details = System.Xml.Linq.XElement.Parse(Encoding.UTF8.GetString(body));
                var report = Of(details.Element("reportId")!.Value);
                if (report?.Files.Find(f => f.Id == details.Element("fileId")!.Value) is not { } described)
                    return Answer(5001);
                described.Details.Add(details.ToString());
                return Answer(0);
            case "finish" or "retract":
                id = Encoding.UTF8.GetString(body)["id=".Length..];
                if (Of(id) is not { State: "open" } ended)
                    return Answer(StateCode(id));
                ended.State = path == "finish" ? "finished" : "retracted";
                return Answer(0, $"<reportId>{id}</reportId><files>{string.Concat(ended.Files.Select(f => $"<fileId>{f.Id}</fileId>"))}</files>");
            default:
                return Answer(4000);
        }
    }

    private Report? Of(string number) => Reports.GetValueOrDefault(number);

    private int StateCode(string number) => Of(number)?.State switch
    {
        "retracted" => 5101,
        "finished" => 5102,
        _ => 5001,
    };

    private static (string Id, string Name, byte[] Content) Parts(string type, byte[] body)
    {
        var boundary = "--" + type[(type.IndexOf("boundary=", StringComparison.Ordinal) + 9)..].Trim('"');
        var text = Encoding.Latin1.GetString(body);
        var (id, name, content) = ("", "", Array.Empty<byte>());
        foreach (var part in text.Split(boundary).Skip(1).SkipLast(1))
        {
            var split = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var (head, value) = (part[..split], part[(split + 4)..^2]);
            if (head.Contains("name=id", StringComparison.Ordinal))
                id = value;
            else
                (name, content) = (head.Split("filename=")[1].Split(';', '\r')[0].Trim('"'), Encoding.Latin1.GetBytes(value));
        }

        return (id, name, content);
    }

    internal sealed class Report(string number, string document)
    {
        public string Number { get; } = number;

        public string Document { get; } = document;

        public string State { get; set; } = "open";

        public List<SentFile> Files { get; } = [];
    }

    internal sealed record SentFile(string Id, string Name, byte[] Content)
    {
        public List<string> Details { get; } = [];
    }
}
