using System.Globalization;

namespace Cordon.Server.Tests;

/// <summary>Events and a policy made up for tests.</summary>
internal static class Samples
{
    public const string Policy = """
        labels:
          watch: {applies_to: account, expires: 3d}
          trusted: {applies_to: account, excludes: watch, set_by: people}
        counters:
          posts: {kind: count, key: event.actor, window: 1h}
        rules:
          - name: offer
            events: post
            when: event.text.contains("blue widget") && !label(event.actor, "trusted")
            severity: high
            then:
              - label: watch
              - verdict: hold
              - enqueue: offers
              - notify: team
          - name: busy
            when: counter("posts") > 2
            then:
              - enforce: slow_down
        """;

    public static string Event(string id, string text = "hello", string actor = "account:a1", int minute = 0) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":"{{id}}","time":"2026-03-01T12:{{minute:00}}:00Z","kind":"post","actor":"{{actor}}","text":"{{text}}"}""");
}
