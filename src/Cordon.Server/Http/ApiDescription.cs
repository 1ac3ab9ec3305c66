using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Server.Http;

/// <summary>The OpenAPI description: names and kinds of fields as they are on the wire, and a name for every operation, so that clients can be generated.</summary>
internal static class ApiDescription
{
    public static void AddTo(IServiceCollection services)
    {
        // The description follows these; requests and answers themselves follow JsonBody.
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonBody.Options.PropertyNamingPolicy;
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi("v1", o => o.AddOperationTransformer((operation, context, _) =>
        {
            operation.OperationId ??= NameOf(context.Description.HttpMethod ?? "GET", context.Description.RelativePath ?? "");
            return Task.CompletedTask;
        }));
    }

    /// <summary>The name of an operation: <c>GET v1/labels/history</c> is <c>get_labels_history</c>, <c>POST v1/guard/rank</c> is <c>guard_rank</c>.</summary>
    internal static string NameOf(string method, string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != "v1").Select(p => p.Trim('{', '}').Replace('-', '_')).ToList();
        var name = string.Join('_', words).ToLower(CultureInfo.InvariantCulture);
        return method == "POST" ? name : $"{method.ToLower(CultureInfo.InvariantCulture)}_{name}";
    }
}
