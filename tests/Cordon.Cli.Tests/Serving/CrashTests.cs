using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Cordon.Casework.Ledger;
using Cordon.Events;
using Cordon.Events.Log;
using Cordon.Policy.Evaluating;
using Cordon.Policy.Rules;
using Cordon.Storage.History;
using Cordon.Storage.Log;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Cordon.Cli.Tests.Serving;

/// <summary>A server is killed at random instants under load, again and again.</summary>
public sealed class CrashTests
{
    private const int Clients = 3;
    private const int EventsAtOnce = 40;

    private const string Policy = """
        labels:
          watch: {applies_to: account, expires: 3d}
        counters:
          posts: {kind: count, key: event.actor, window: 1h}
          tags: {kind: distinct, key: event.actor, item: event.tags, window: 1d}
          heat: {kind: decay, key: event.actor, half_life: 1h}
        rules:
          - name: busy
            when: counter("posts") > 5
            then:
              - label: watch
              - enqueue: busy
          - name: varied
            when: counter("tags") > 2 && label(event.actor, "watch") && counter("heat") > 1.0
            then:
              - verdict: warn
        """;

    /// <summary>How often the server is killed; <c>bench/crash</c> asks for more.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("CORDON_CRASH_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 5;

    [Fact]
    public async Task What_was_acknowledged_is_there_exactly_once_after_every_crash_and_the_state_is_that_of_an_uninterrupted_run()
    {
        using var folder = new Folder();
        folder.Put("policy/policy.yaml", Policy);
        var random = new SeededRandom(20260301);
        var acknowledged = new ConcurrentDictionary<string, byte>();
        var sent = new int[Clients];
        var labelled = new ConcurrentDictionary<string, byte>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = await ServeProcess.Start(folder["."], "--data", "data", "--policy", "policy");
            using var stop = new CancellationTokenSource();
            // The first of a process takes long; the kill is to hit among those that follow.
            Assert.True(await LabelOnce(server, labelled, TestContext.Current.CancellationToken));
            var clients = Enumerable.Range(0, Clients).Select(c => Task.Run(() => Load(server, c, sent, acknowledged, stop.Token)))
                .Append(Label(server, labelled, stop.Token)).ToArray();
            await Task.Delay(20 + random.Next(400), TestContext.Current.CancellationToken);
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
        }

        await using (var last = await ServeProcess.Start(folder["."], "--data", "data", "--policy", "policy"))
        {
            // What was not acknowledged is sent again, and is there once, too.
            for (var c = 0; c < Clients; c++)
                Assert.True(await Send(last, c, sent[c], acknowledged, CancellationToken.None));
            Assert.Equal(0, await last.Stop());
        }

        Assert.True(acknowledged.Count >= Clients * EventsAtOnce);
        Compare(folder, acknowledged.Keys.ToHashSet());
        CompareLedger(folder, labelled.Keys.ToHashSet());
    }

    private static async Task Load(ServeProcess server, int client, int[] sent, ConcurrentDictionary<string, byte> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await Send(server, client, sent[client], acknowledged, stop))
            sent[client]++;
    }

    /// <summary>A person at work beside the load: what was answered is noted by its reason.</summary>
    private static async Task Label(ServeProcess server, ConcurrentDictionary<string, byte> labelled, CancellationToken stop)
    {
        try
        {
            while (await LabelOnce(server, labelled, stop))
            {
                // And again.
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // The server is gone.
        }
    }

    private static async Task<bool> LabelOnce(ServeProcess server, ConcurrentDictionary<string, byte> labelled, CancellationToken stop)
    {
        var reason = Guid.NewGuid().ToString("N");
        using var response = await server.Http.PostAsync("v1/labels", new StringContent(
            $$"""{"entities":["account:a1"],"label":"watch","reason":"{{reason}}"}""", Encoding.UTF8, "application/json"), stop);
        return response.IsSuccessStatusCode && labelled.TryAdd(reason, 0);
    }

    private static async Task<bool> Send(ServeProcess server, int client, int batch, ConcurrentDictionary<string, byte> acknowledged, CancellationToken stop)
    {
        var body = new StringBuilder();
        for (var i = 0; i < EventsAtOnce; i++)
        {
            body.Append(CultureInfo.InvariantCulture,
                $$"""{"id":"{{Key(client, batch, i)}}","time":"2026-03-01T{{batch % 24:00}}:{{batch / 24 % 60:00}}:{{i:00}}Z","kind":"post","actor":"account:a{{((batch * 7) + i) % 11}}","objects":["tag:t{{(batch + i) % 9}}"]}""").Append('\n');
        }

        try
        {
            using var response = await server.Http.PostAsync("v1/events", new StringContent(body.ToString(), Encoding.UTF8, "application/x-ndjson"), stop);
            if (!response.IsSuccessStatusCode)
                return false;
            for (var i = 0; i < EventsAtOnce; i++)
                acknowledged[Key(client, batch, i)] = 0;
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private static string Key(int client, int batch, int i) => string.Create(CultureInfo.InvariantCulture, $"c{client}-{batch}-{i}");

    private static void Compare(Folder folder, HashSet<string> acknowledged)
    {
        using var log = EventLog.Open(folder["data/log.db"]);
        var records = log.Read(1, CancellationToken.None).ToList();
        var kept = records.OfType<EventRecord>().Select(r => r.Event.Id).ToList();
        Assert.Equal(kept.Count, kept.Distinct().Count());
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(Enumerable.Range(1, records.Count).Select(n => (long)n), records.Select(r => r.Sequence));

        // The same records through an engine that nobody killed.
        var policy = PolicyCompiler.Compile(PolicySource.Load(folder["policy"])).Policy!;
        var engine = new PolicyEngine(hash => hash == policy.Hash ? policy : null);
        var labels = new List<string>();
        var queued = new List<string>();
        var history = new List<string>();
        foreach (var evaluation in records.Select(r => engine.Apply(r)))
        {
            if (evaluation.Event is { } happened)
                history.Add(string.Create(CultureInfo.InvariantCulture, $"{evaluation.Sequence} {happened.Id} {(evaluation.IsEmpty ? "" : Encoding.UTF8.GetString(EvaluationWriter.ToBytes(evaluation)))}"));
            labels.AddRange(evaluation.LabelChanges.Select((c, part) => string.Create(CultureInfo.InvariantCulture, $"{evaluation.Sequence} {part} {c.Entity} {c.Label.Name} {c.By}")));
            queued.AddRange(evaluation.Effects.Select((e, part) => string.Create(CultureInfo.InvariantCulture, $"{evaluation.Sequence} {part} {e.Entity} {e.Name}")));
        }

        using var expected = new MemoryStream();
        engine.Save(expected);
        Assert.NotEmpty(labels);
        Assert.Equal(expected.ToArray(), File.ReadAllBytes(Directory.EnumerateFiles(folder["data/snapshots"], "*.state").Order(StringComparer.Ordinal).Last()));
        Assert.Equal(labels, Rows(folder, "SELECT sequence || ' ' || part || ' ' || entity || ' ' || label || ' ' || set_by FROM label_changes ORDER BY sequence, part"));
        Assert.Equal(queued, Rows(folder, "SELECT sequence || ' ' || part || ' ' || entity || ' ' || queue FROM queued ORDER BY sequence, part"));
        Assert.Equal(history, History(folder));
    }

    private static List<string> History(Folder folder)
    {
        var files = new StoredHistory(folder["data/history"]).Take().Files.Select(f => $"'{Path.Combine(folder["data/history"], f.Name)}'");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT sequence || ' ' || id || ' ' || coalesce(evaluation, '') FROM read_parquet([{string.Join(", ", files)}]) ORDER BY sequence";
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
            found.Add(rows.GetString(0));
        return found;
    }

    /// <summary>Every command of the log stands in the ledger once and in order, and the ledger is whole.</summary>
    private static void CompareLedger(Folder folder, HashSet<string> labelled)
    {
        using var log = EventLog.Open(folder["data/log.db"]);
        var commands = log.Read(1, CancellationToken.None).OfType<CommandRecord>().ToList();
        var ledger = LedgerFolder.In(folder["data"]);
        Assert.Empty(LedgerVerifier.Verify(ledger, cancellation: TestContext.Current.CancellationToken).Faults);
        using var reader = LedgerReader.Open(ledger);
        var entries = reader.Entries(0, int.MaxValue);
        Assert.NotEmpty(labelled);
        Assert.Equal(commands.Select(c => (c.Sequence, c.Name)), entries.Select(e => (e.LogSequence!.Value, e.Act)));
        Assert.Empty(labelled.Except(entries.SelectMany(e => reader.Details(e) ?? []).Where(d => d.Name == "reason").Select(d => d.Values[0])));
    }

    private static List<string> Rows(Folder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder["data/state.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
            found.Add(rows.GetString(0));
        return found;
    }
}
