using System.Net.Http.Headers;
using System.Text.Json;
using Cordon.Cli.Terminal;
using Cordon.Storage.History.Query;

namespace Cordon.Cli.Commands;

/// <summary>Asks the history of a server.</summary>
internal static class QueryOverHttp
{
    public static async Task Run(Screen screen, string url, string? key, HistoryRequest request, AnswerForm form, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new UsageException($"--url '{url}' is no address; write for example http://127.0.0.1:8080");
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/v1/query")) { Content = new ByteArrayContent(RequestJson.Write(request, form == AnswerForm.Csv)) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await client.SendAsync(message, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            if (!response.IsSuccessStatusCode)
                throw new UsageException(Problem(body) ?? $"{address} answered {(int)response.StatusCode}; is it a Cordon server?");
            Print(screen, response, body, form);
        }
        catch (HttpRequestException e)
        {
            throw new UsageException($"{address} cannot be reached ({e.Message}); is the server running there?");
        }
        catch (JsonException)
        {
            throw new UsageException($"{address} did not answer with what a Cordon server sends; check --url");
        }
    }

    private static void Print(Screen screen, HttpResponseMessage response, string body, AnswerForm form)
    {
        if (form == AnswerForm.Json)
        {
            screen.Line(body);
            return;
        }

        if (form == AnswerForm.Csv)
        {
            screen.Out.Write(body);
            QueryCommand.Notes(screen, null, null, response.Headers.TryGetValues("X-Next-Cursor", out var next) ? next.First() : null, 0, null, []);
            return;
        }

        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var columns = root.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToList();
        QueryCommand.PrintTable(screen, columns, root.GetProperty("rows").EnumerateArray().Select(r => columns.Select(c => Shown(r.GetProperty(c)))));
        QueryCommand.Notes(
            screen, Number("events"), Number("distinct"), Text("next"), Number("failed") ?? 0, Text("failure"),
            root.TryGetProperty("dropped", out var dropped) ? [.. dropped.EnumerateArray().Select(d => d.GetString()!)] : []);

        long? Number(string name) => root.TryGetProperty(name, out var value) ? value.GetInt64() : null;
        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static string? Problem(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
