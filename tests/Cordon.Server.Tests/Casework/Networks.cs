using System.Globalization;
using System.Text.Json;

namespace Cordon.Server.Tests.Casework;

/// <summary>Made-up networks in the form that detection writes, and policies that can take them down.</summary>
internal static class Networks
{
    public const string Policy = """
        labels:
          restricted: {applies_to: account}
          removed: {applies_to: account}
          blocked: {applies_to: [link, media, tag]}
          child: {applies_to: account}
          cleared: {applies_to: account, set_by: people}
        guard:
          labels: {flagged: restricted, hidden: removed, cleared: cleared, child: child}
        rules:
          - name: offer
            events: post
            when: event.text.contains("blue widget")
            severity: high
            then:
              - enqueue: offers
        """;

    /// <summary>A whole networks.json of one network: members m0, m1 …, two people approached, one bystander, one link of the network's own.</summary>
    public static string Json(string id = "network:n1", int members = 4, double score = 0.8, string? extra = null) => JsonSerializer.Serialize(new
    {
        format = "cordon.networks/1",
        networks = new[]
        {
            new
            {
                id,
                score,
                calibrated = 0.9,
                reasons = new[] { "4 accounts were used from the same device." },
                members = Enumerable.Range(0, members).Select(i => new
                {
                    account = Account(i), role = i == 0 ? "lead" : "core", role_reason = "Acts first.", strength = i == members - 1 ? 0.2 : 0.9,
                    stability = new { times = 9, of = 10, share = 0.9, low = 0.6, high = 0.98 }, risk = (double?)null, events = 10, reasons = new[] { "Shared 14 links." },
                }).Append(new
                {
                    account = extra ?? Account(members), role = "member", role_reason = "", strength = 0.8,
                    stability = new { times = 9, of = 10, share = 0.9, low = 0.6, high = 0.98 }, risk = (double?)null, events = 10, reasons = Array.Empty<string>(),
                }).ToArray(),
                outside = new
                {
                    approached = new { people = 2, refused = 1, children = 1, accounts = new[] { new { account = "account:v1", times = 4 }, new { account = "account:v2", times = 1 } } },
                    bystanders = new { people = 1, accounts = new[] { new { account = "account:b1", reason = "shares a tag" } } },
                },
                ties = Enumerable.Range(1, members).Select(i => new
                {
                    a = Account(0), b = i == members ? extra ?? Account(members) : Account(i), weight = 0.5,
                    parts = new[] { new { kind = "follow", weight = 0.5, count = 9, evidence = Array.Empty<object>() } },
                }).ToArray(),
                objects = new object[]
                {
                    new { @object = "link:https://shop.example/blue-widget", kind = "link", members, fan = members, first = "2026-01-05T08:00:00Z", last = "2026-01-25T08:00:00Z" },
                    new { @object = "tag:widgets", kind = "tag", members, fan = 100 * members, first = "2026-01-05T08:00:00Z", last = "2026-01-25T08:00:00Z" },
                },
                timeline = new { from = "2026-01-05T08:00:00Z", bin_seconds = 3600, events = new[] { 1, 2 }, together = new[] { 0, 1 } },
            },
        },
    });

    public static string Account(int i) => string.Create(CultureInfo.InvariantCulture, $"account:m{i}");
}
