using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cordon.Cli.Terminal;
using Cordon.Events.Formats;
using Cordon.Events.Reading;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon ingest</c>: sends files of events to a running server.</summary>
internal static class IngestCommand
{
    private const int MostAttempts = 8;

    private const string About = """
        Sends events from files to a running server. Each event is acknowledged only when it is on the server's disk; what the server holds already
        counts as a duplicate, so that a run that was interrupted can simply be repeated.

        Examples:
          cordon ingest events/                                       to http://127.0.0.1:8080
          cordon ingest posts.csv --map actor=author --map time=posted_at
          cordon ingest events/ --url https://cordon.example --key-file key.txt

        Reads what cordon detect reads. Lines that cannot be read are counted, and kept with --rejects.
        """;

    public static Command Create(Screen screen)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders, patterns, or - for standard input", Arity = ArgumentArity.OneOrMore }.OnlyPaths();
        var server = new ServerArguments();
        var map = new Option<string[]>("--map") { Description = "Column of a table: actor=author; may be given several times", HelpName = "FIELD=COLUMN" };
        var rejects = new Option<string?>("--rejects") { Description = "File for lines that cannot be read", HelpName = "FILE" }.NotEmpty();
        var size = Options.Number("--batch", "Events sent at once, 1 to 20,000", "N", 5000);
        var json = Options.Json();
        var command = new Command("ingest", About) { paths, map, rejects, size, json };
        server.AddTo(command);
        command.SetAction((parsed, cancellation) => Run(
            screen,
            new ReadOptions { Paths = parsed.GetValue(paths)!, Map = DetectionArguments.Map(parsed.GetValue(map) ?? []), RejectsPath = parsed.GetValue(rejects) },
            server.Client(parsed), Math.Clamp(parsed.GetValue(size), 1, 20_000), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> Run(Screen screen, ReadOptions reading, HttpClient http, int size, bool json, CancellationToken cancellation)
    {
        using (http)
        {
            var measured = new Measured();
            var reader = new EventReader(reading);
            var (accepted, duplicates) = (0L, 0L);
            foreach (var events in reader.Read(cancellation).Chunk(size))
            {
                using var body = new MemoryStream();
                using (var writer = new CanonicalEventWriter(body, leaveOpen: true))
                {
                    foreach (var e in events)
                        writer.Write(e);
                }

                var (taken, known) = await Send(http, body.GetBuffer().AsMemory(0, (int)body.Length), cancellation);
                accepted += taken;
                duplicates += known;
            }

            var read = reader.Summary;
            screen.Notes(InputNotes.Of(read, reading.RejectsPath));
            if (read.Events == 0)
                throw new UsageException("no event could be read; nothing was sent", ExitCode.NoInput);
            if (json)
                Json.Print(screen, ("accepted", accepted), ("duplicates", duplicates), ("rejected", read.Rejected));
            else
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{accepted:N0} events accepted, {duplicates:N0} known already, {read.Rejected:N0} lines could not be read; {measured.Seconds:F1} s"));
            return read.Damaged.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
        }
    }

    /// <summary>Sends one piece until it is acknowledged. A server that is busy or cannot write is asked again, later each time.</summary>
    private static async Task<(long Accepted, long Duplicates)> Send(HttpClient http, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = default(string);
            var wait = TimeSpan.FromMilliseconds(200 * (1 << attempt));
            try
            {
                using var content = new ReadOnlyMemoryContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
                using var response = await http.PostAsync("v1/events", content, cancellation);
                if (response.IsSuccessStatusCode)
                {
                    var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
                    return (answer.GetProperty("accepted").GetInt64(), answer.GetProperty("duplicates").GetInt64());
                }

                failure = await ServerArguments.ProblemOf(response, cancellation);
                if ((int)response.StatusCode is not (429 or >= 500))
                    throw new UsageException(failure);
                wait = response.Headers.RetryAfter?.Delta ?? wait;
            }
            catch (HttpRequestException e)
            {
                failure = $"{http.BaseAddress} does not answer: {e.Message}; start it with: cordon serve";
            }

            if (attempt == MostAttempts)
                throw new UsageException($"{failure} (tried {attempt} times); run the same command again later, what was sent is known", ExitCode.Failure);
            await Task.Delay(wait, cancellation);
        }
    }
}
