using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Cordon.Networks.Results;
using Cordon.Networks.Tests.Results;

namespace Cordon.Console.Tests;

/// <summary>A platform in small: a policy, events that its rules put before people, and networks.</summary>
internal static class Samples
{
    public const string Policy = """
        policy:
          name: widgets
          description: Made-up goods for tests of the console.
        labels:
          watch: {description: Worth a second look., expires: 30d}
          restricted: {description: May not be recommended until a person has decided.}
          removed: {description: Removed by the platform.}
          blocked: {description: Cannot be used again.}
        rules:
          - name: blue-widget
            when: 'event.text.contains("blue widget")'
            severity: high
            then: [{label: watch, entity: event.actor}, {enqueue: widgets, entity: event.actor, priority: 60}]
          - name: many-widgets
            when: 'event.text.contains("crate of blue widgets")'
            severity: critical
            then: [{enqueue: urgent, entity: event.actor, priority: 95}]
          - name: red-widget
            shadow: true
            when: 'event.text.contains("red widget")'
            then: [{enqueue: widgets, entity: event.actor, priority: 20}]
        """;

    public static async Task Post(this RunningConsole console, string key, string path, byte[] body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await console.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>Posts of accounts over a week, some of which the rules put before people.</summary>
    public static byte[] Events(int count = 400)
    {
        var lines = new StringBuilder();
        var start = DateTimeOffset.UtcNow.AddDays(-7);
        for (var i = 0; i < count; i++)
        {
            var text = (i % 10) switch { 0 => "a fine blue widget, write to me", 3 => "red widget for the garden", _ when i % 37 == 0 => "a crate of blue widgets", _ => "good morning" };
            lines.Append(CultureInfo.InvariantCulture, $$"""{"id":"e{{i}}","time":"{{start.AddMinutes(i * 25):O}}","kind":"post","actor":"account:w{{i % 23}}","text":"{{text}}","objects":["tag:widgets"]}""").Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    /// <summary>Detected networks of these sizes.</summary>
    public static byte[] Networks(params int[] sizes)
    {
        using var json = new MemoryStream();
        NetworksJson.Write(json, SyntheticDetection.Of(5, sizes));
        return json.ToArray();
    }

    /// <summary>Fills a console: events, jobs and networks.</summary>
    public static async Task Fill(this RunningConsole console, string key, params int[] networks)
    {
        await console.Post(key, "/v1/events?wait=verdict", Events());
        if (networks.Length > 0)
            await console.Post(key, "/v1/cases", Networks(networks));
    }
}
