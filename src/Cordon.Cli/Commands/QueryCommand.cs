using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cordon.Cli.Terminal;
using Cordon.Storage;
using Cordon.Storage.History.Query;
using Spectre.Console;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon query</c>: asks the history of a data folder or of a server.</summary>
internal static class QueryCommand
{
    private const int CellChars = 60;

    private const string About = """
        Asks the history: every event that was evaluated, with what came of it.

        Examples:
          cordon query --filter "event.kind == 'post' && 'tag:blue-widget' in event.tags"
          cordon query --from 2026-03-01 --to 2026-03-08 --top tag --limit 50
          cordon query --series 1h --by kind
          cordon query --entity account:a1                         everything about one entity, in order
          cordon query --distinct actor --filter "verdict == 'block'"
          cordon query --filter "rules.exists(r, r.startsWith('spam'))" --csv > rows.csv
          cordon query --url http://127.0.0.1:8080 --key cordon_… --top rule

        A filter is a CEL condition over event (id, time, kind, actor, target, objects, tags, links, text, attributes, …), verdict, rules and
        shadow_rules. Without --url the files of a data folder are read; those of a running server lack the rows of the last seconds.
        """;

    public static Command Create(Screen screen)
    {
        var data = ServeCommand.DataFolder();
        var url = Text("--url", "URL", "Ask this server instead of a data folder");
        var key = Text("--key", "KEY", "API key with the scope read; also from the environment variable CORDON_KEY");
        var filter = Text("--filter", "CEL", "Only rows for which this condition holds");
        var from = Text("--from", "TIME", "Only events from this day or time on: 2026-03-01 or 2026-03-01T08:30:00Z");
        var to = Text("--to", "TIME", "Only events before this day or time");
        var kind = Text("--kind", "KIND", "Only events of this kind");
        var entity = Text("--entity", "ENTITY", "Only events whose actor, target or object this is, such as account:a1");
        var top = Text("--top", "FIELD", $"The most frequent values of a field: {string.Join(", ", HistoryDimension.All.Select(d => d.Name))}");
        var distinct = Text("--distinct", "FIELD", "How many different values a field has");
        var series = Text("--series", "TIME", "Counts by time, for buckets of this length: 15m, 1h, 1d");
        var by = Text("--by", "FIELD", $"With --series: count apart by {string.Join(", ", HistoryDimension.Few)}");
        var limit = Options.Number<int>("--limit", "Rows or values wanted, up to 10000 [default: 100, or 20 with --top]", "N");
        var cursor = Text("--cursor", "PLACE", "Go on where an answer ended");
        var newest = new Option<bool>("--newest") { Description = "Rows from the newest to the oldest" };
        var csv = new Option<bool>("--csv") { Description = "Print CSV and nothing else" };
        var json = Options.Json();
        var command = new Command("query", About) { data, url, key, filter, from, to, kind, entity, top, distinct, series, by, limit, cursor, newest, csv, json };
        command.Validators.Add(result =>
        {
            if (new Option[] { top, distinct, series }.Count(o => result.GetResult(o) is { Implicit: false }) > 1)
                result.AddError("--top, --distinct and --series are different questions; ask one");
            if (result.GetValue(csv) && result.GetValue(json))
                result.AddError("--csv and --json are different forms; choose one");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var request = new HistoryRequest
                {
                    Select = parsed.GetValue(top) is not null ? HistorySelect.Top
                        : parsed.GetValue(distinct) is not null ? HistorySelect.Distinct
                        : parsed.GetValue(series) is not null ? HistorySelect.Series
                        : parsed.GetValue(entity) is not null ? HistorySelect.History : HistorySelect.Rows,
                    Filter = parsed.GetValue(filter),
                    From = parsed.GetValue(from) is { } f ? RequestJson.Time("from", f) : null,
                    To = parsed.GetValue(to) is { } t ? RequestJson.Time("to", t) : null,
                    Kind = parsed.GetValue(kind),
                    Entity = parsed.GetValue(entity) is { } e ? RequestJson.EntityOf("entity", e) : default,
                    Field = parsed.GetValue(top) ?? parsed.GetValue(distinct),
                    Bucket = parsed.GetValue(series) is { } s ? RequestJson.Length("series", s) : null,
                    By = parsed.GetValue(by),
                    Limit = parsed.GetValue(limit),
                    Cursor = parsed.GetValue(cursor),
                    NewestFirst = parsed.GetValue(newest),
                };
                var form = parsed.GetValue(csv) ? AnswerForm.Csv : parsed.GetValue(json) ? AnswerForm.Json : AnswerForm.Table;
                var secret = parsed.GetValue(key) ?? Environment.GetEnvironmentVariable("CORDON_KEY");
                if (parsed.GetValue(url) is { } address)
                    await QueryOverHttp.Run(screen, address, secret, request, form, cancellation);
                else
                    Print(screen, QueryFolder.Ask(parsed.GetValue(data)!, request, cancellation), form);
                return ExitCode.Success;
            }
            catch (HistoryQueryException wrong)
            {
                throw new UsageException(wrong.Message);
            }
            catch (StorageException e)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    /// <summary>Prints an answer.</summary>
    private static void Print(Screen screen, HistoryAnswer answer, AnswerForm form)
    {
        switch (form)
        {
            case AnswerForm.Csv:
                AnswerWriter.WriteCsv(answer, screen.Out);
                break;
            case AnswerForm.Json:
                using (var stream = new MemoryStream())
                {
                    using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                        AnswerWriter.WriteJson(answer, json);
                    screen.Line(System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
                }

                break;
            default:
                PrintTable(screen, answer.Columns, answer.Rows.Select(r => r.Select(AnswerWriter.Shown)));
                break;
        }

        if (form != AnswerForm.Json)
            Notes(screen, answer.Events, answer.Distinct, answer.Next, answer.Failed, answer.Failure, answer.Dropped);
    }

    /// <summary>Prints a table; what does not fit into a cell is cut, and columns without any value are left out.</summary>
    internal static void PrintTable(Screen screen, IReadOnlyList<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var cells = rows.Select(r => r.Select(Cell).ToList()).ToList();
        var shown = Enumerable.Range(0, columns.Count).Where(i => cells.Count == 0 || cells.Exists(r => r[i].Length > 0)).ToList();
        var table = new Table().AddColumns([.. shown.Select(i => columns[i])]);
        foreach (var row in cells)
            table.AddRow([.. shown.Select(i => Markup.Escape(row[i]))]);
        screen.Table(table);
    }

    /// <summary>Says on standard error what an answer says beside its rows.</summary>
    internal static void Notes(Screen screen, long? events, long? distinct, string? next, long failed, string? failure, IReadOnlyList<string> dropped)
    {
        if (events is not null && distinct is not null)
            screen.Note(string.Create(CultureInfo.InvariantCulture, $"{distinct} different values in {events} events"));
        if (next is not null)
            screen.Note($"there is more; go on with --cursor {next}");
        if (failed > 0)
            screen.Note(string.Create(CultureInfo.InvariantCulture, $"the filter failed on {failed} rows, which were left out; the first failure: {failure}"));
        if (dropped.Count > 0)
            screen.Note($"of some rows retention has removed {string.Join(", ", dropped)}");
    }

    private static string Cell(string text)
    {
        var plain = string.Concat((text is "[]" or "{}" ? "" : text).Select(c => char.IsControl(c) ? ' ' : c));
        if (plain.Length <= CellChars)
            return plain;
        var cut = char.IsHighSurrogate(plain[CellChars - 2]) ? CellChars - 2 : CellChars - 1;
        return plain[..cut] + "…";
    }

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };
}
