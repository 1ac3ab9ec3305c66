using System.Net;
using Cordon.Server.Access;
using Cordon.Server.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Cordon.Console.Tests;

/// <summary>Every door of the console and every role: what opens, and what does not. The doors are those that the server has; what each role may is the one table of access.</summary>
public sealed class AccessMatrixTests
{
    // The circuit's own endpoints speak a protocol; they have the door of whoever is signed in, and each page within a circuit is checked by itself.
    private static bool IsCircuit(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith('_');

    [Fact]
    public async Task Every_page_and_endpoint_opens_to_the_roles_of_the_table_and_to_nobody_else()
    {
        await using var console = await RunningConsole.Start(Samples.Policy);
        await console.Fill(console.Key(Scopes.Admin), 12);
        var doors = console.Server.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<DoorAttribute>() is not null && !IsCircuit(e))
            .Select(e => (Address: Address(e.RoutePattern), e.Metadata.GetMetadata<DoorAttribute>()!.Permission, IsPost: e.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: ["POST"] }))
            .Distinct().OrderBy(d => d.Address, StringComparer.Ordinal).ToArray();
        Assert.True(doors.Length >= 18, string.Join(' ', doors.Select(d => d.Address)));
        var wrong = new List<string>();
        foreach (var role in AccessTable.Roles)
        {
            var cookie = console.Session($"one-{AccessTable.NameOf(role)}", role);
            foreach (var door in doors)
            {
                var status = await Ask(console, door.Address, door.IsPost, cookie);
                var isOpen = status is HttpStatusCode.OK or HttpStatusCode.Redirect || (door.IsPost && status == HttpStatusCode.BadRequest);
                if (isOpen != AccessTable.Allows(role, door.Permission) || (!isOpen && status != HttpStatusCode.Forbidden))
                    wrong.Add($"{AccessTable.NameOf(role)} {door.Address} ({door.Permission}): {(int)status}");
            }
        }

        foreach (var door in doors)
        {
            if (await Ask(console, door.Address, door.IsPost, null) is var status && status != (door.IsPost ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect))
                wrong.Add($"nobody {door.Address}: {(int)status}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_endpoint_has_a_door_or_a_scope_or_is_open_by_intent()
    {
        await using var console = await RunningConsole.Start();

        var bare = console.Server.Endpoints.OfType<RouteEndpoint>().Where(e =>
            e.Metadata.GetMetadata<DoorAttribute>() is null && e.Metadata.GetMetadata<RequiredScope>() is null && e.Metadata.GetMetadata<OpenToAll>() is null);

        Assert.Empty(bare.Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public async Task A_session_opens_no_endpoint_of_the_api_and_the_api_is_closed_once_somebody_has_an_account()
    {
        await using var console = await RunningConsole.Start();
        var cookie = console.Session("ada", [.. AccessTable.Roles]);
        await Task.Delay(2100, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(console, "/v1/queues", isPost: false, cookie));
    }

    [Fact]
    public async Task The_table_in_the_documentation_is_the_one_that_holds()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cordon.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        var written = (await File.ReadAllLinesAsync(Path.Combine(folder, "docs", "console.md"), TestContext.Current.CancellationToken)).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToArray();

        var holds = Enum.GetValues<Permission>().Select(p => $"| `{p}` | {string.Join(" | ", AccessTable.Roles.Select(r => AccessTable.Allows(r, p) ? "yes" : ""))} | {(AccessTable.SteppedUp.Contains(p) ? "code" : "")} |");

        Assert.Equal(holds, written);
    }

    private static string Address(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => s.Parts[0] switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "Id" } => "1",
        RoutePatternParameterPart { Name: "Hash" } => "0",
        RoutePatternParameterPart => "account%3Aw1",
        _ => throw new InvalidOperationException(pattern.RawText),
    }));

    private static async Task<HttpStatusCode> Ask(RunningConsole console, string address, bool isPost, string? cookie)
    {
        using var request = new HttpRequestMessage(isPost ? HttpMethod.Post : HttpMethod.Get, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var response = await console.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
