using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Cordon.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Console;

/// <summary>
/// Style sheets, scripts and pictures of the console. They lie in the assembly, so that they are there however the server is started; each is compressed once,
/// and its address carries a part of its hash, so that a browser keeps it until it changes.
/// </summary>
internal static class ConsoleAssets
{
    private const string Prefix = "asset:";

    private static readonly FrozenDictionary<string, Asset> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(n => n[Prefix.Length..], n => new Asset(n));

    /// <summary>The address of an asset, by its path.</summary>
    public static string Address(string path) => $"/{path}?v={All[path].Version}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, asset) in All)
            routes.MapGet("/" + path, (HttpContext context) => Send(context, asset)).WithMetadata(new OpenToAll()).ExcludeFromDescription();
    }

    private static Task Send(HttpContext context, Asset asset)
    {
        var response = context.Response;
        response.ContentType = asset.Type;
        response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ETag = $"\"{asset.Version}\"";
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch == response.Headers.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var brotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli)
            response.Headers.ContentEncoding = "br";
        var bytes = brotli ? asset.Compressed : asset.Plain;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private sealed class Asset(string resource)
    {
        private readonly Lazy<byte[]> _plain = new(() =>
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        });

        private Lazy<byte[]>? _compressed;
        private Lazy<string>? _version;

        public byte[] Plain => _plain.Value;

        public byte[] Compressed => (_compressed ??= new(() =>
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                brotli.Write(Plain);
            return packed.ToArray();
        })).Value;

        public string Version => (_version ??= new(() => Convert.ToHexStringLower(SHA256.HashData(Plain).AsSpan(0, 6)))).Value;

        public string Type => Path.GetExtension(resource) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"the asset {resource} has no type for {other}"),
        };
    }
}
