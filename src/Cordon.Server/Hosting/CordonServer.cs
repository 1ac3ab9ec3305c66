using Cordon.Server.Access;
using Cordon.Server.Console;
using Cordon.Server.Engine;
using Cordon.Server.Evidence;
using Cordon.Server.Http;
using Cordon.Server.Identity;
using Cordon.Server.Sources;
using Cordon.Storage;
using Cordon.Storage.History.Query;
using Cordon.Storage.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Scalar.AspNetCore;

namespace Cordon.Server.Hosting;

/// <summary>Cordon as one process behind HTTP.</summary>
public sealed class CordonServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CordonEngine _engine;
    private readonly HistoryQuery? _query;
    private readonly JetstreamSource? _jetstream;
    private readonly EvidenceRoom _evidence;
    private readonly Accounts _accounts;

    private CordonServer(WebApplication app, CordonEngine engine, EvidenceRoom evidence, HistoryQuery? query, JetstreamSource? jetstream, Accounts accounts) =>
        (_app, _engine, _evidence, _query, _jetstream, _accounts) = (app, engine, evidence, query, jetstream, accounts);

    /// <summary>Where it listens, with the ports that were chosen.</summary>
    public IReadOnlyList<string> Urls => [.. _app.Urls];

    /// <summary>Everything that can be asked for.</summary>
    internal IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(d => d.Endpoints);

    /// <summary>The engine behind it.</summary>
    internal CordonEngine Engine => _engine;

    /// <summary>Opens the data folder, recovers what is in it, and begins to listen.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="StorageException">The data folder cannot be used.</exception>
    /// <exception cref="Policy.Rules.PolicySourceException">The policy folder cannot be read, or has errors.</exception>
    /// <exception cref="ListenException">It would listen beyond loopback without keys, or cannot listen there.</exception>
    public static Task<CordonServer> Start(ServerOptions options, TimeProvider? clock = null, CancellationToken cancellation = default) => Start(options, null, clock, cancellation);

    /// <summary>As the other, with routes beside the server's own: what a measurement compares with.</summary>
    internal static async Task<CordonServer> Start(ServerOptions options, Action<IEndpointRouteBuilder>? beside, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        clock ??= TimeProvider.System;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Cordon" });
        builder.Logging.ClearProviders();
        if (options.JsonLogs)
            builder.Logging.AddJsonConsole();
        else
            builder.Logging.AddSimpleConsole(c => c.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // That its keys are not encrypted: they lie in a folder that its owner alone can read.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseKestrelCore().UseUrls([.. options.Urls]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MostBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = 1000;
        });
        ApiDescription.AddTo(builder.Services);
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddOpenTelemetry()
            .WithMetrics(m => m.AddMeter(EngineMetrics.MeterName).AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter());
        // A trace that goes nowhere costs every request as much as the guard's answer does.
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            builder.Services.ConfigureOpenTelemetryMeterProvider(m => m.AddOtlpExporter());
            builder.Services.AddOpenTelemetry().WithTracing(t => t.AddSource(EngineMetrics.MeterName).AddAspNetCoreInstrumentation().AddOtlpExporter());
        }

        var served = new Served();
        builder.Services.AddConsole(served, options.DataFolder);
        var app = builder.Build();
        var engine = await CordonEngine.Open(options, clock, app.Services.GetRequiredService<ILoggerFactory>(), cancellation);
        IdentityStore? identity = null;
        EvidenceRoom? evidence = null;
        try
        {
            evidence = EvidenceRoom.Open(options, engine.Acts.Enter, clock, app.Services.GetRequiredService<ILoggerFactory>());
            EngineMetrics.Observe(engine);
            identity = IdentityStore.Open(IdentityStore.PathIn(options.DataFolder));
            var accounts = new Accounts(identity, app.Services.GetRequiredService<IDataProtectionProvider>(), engine.Acts.Enter, clock, app.Services.GetRequiredService<ILogger<Accounts>>());
            var keys = new KeyRing(engine.Store, clock, identity);
            ListenException.ThrowIfOpenBeyondLoopback(options.Urls, keys.IsOpen);
            var query = engine.History is { } history ? new HistoryQuery(history) : null;
            served.Fill(engine, accounts, query, evidence);
            Map(app, engine, evidence, keys, query, options, served);
            beside?.Invoke(app);
            if (options.PolicyFolder is not null)
                await PolicyAtStart.Activate(engine, options.PolicyFolder, cancellation);
            await app.StartAsync(cancellation);
            var jetstream = options.Jetstream is null ? null : new JetstreamSource(options.Jetstream, engine, app.Services.GetRequiredService<ILogger<JetstreamSource>>());
            jetstream?.Start();
            evidence.Start();
            return new CordonServer(app, engine, evidence, query, jetstream, accounts);
        }
        catch (Exception e)
        {
            identity?.Dispose();
            if (evidence is not null)
                await evidence.DisposeAsync();
            await engine.DisposeAsync();
            await app.DisposeAsync();
            if (e is IOException and not StorageException)
                throw new ListenException($"cannot listen on {string.Join(", ", options.Urls)}: {e.Message}; give another address with --urls", e);
            throw;
        }
    }

    /// <summary>Returns when the process is asked to end.</summary>
    public Task WaitForShutdown(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Ends the requests under way, writes what waits, and closes the data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_jetstream is not null)
            await _jetstream.DisposeAsync();
        await _app.StopAsync();
        _query?.Dispose();
        _accounts.Store.Dispose();
        await _evidence.DisposeAsync();
        await _engine.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static void Map(WebApplication app, CordonEngine engine, EvidenceRoom evidence, KeyRing keys, HistoryQuery? query, ServerOptions options, Served served)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.Use((context, next) =>
        {
            // What curl says of every body; nothing of the API takes a form.
            if (context.Request.ContentType is null or "application/x-www-form-urlencoded" && context.Request.Path.StartsWithSegments("/v1"))
                context.Request.ContentType = "application/json";
            return next(context);
        });
        app.UseRouting();
        app.UseConsole(served);
        app.UseMiddleware<AccessGate>(keys);
        app.MapConsole(served);
        app.MapOpenApi().WithMetadata(new OpenToAll());
        app.MapScalarApiReference("/docs").WithMetadata(new OpenToAll());
        app.MapPrometheusScrapingEndpoint().WithMetadata(new OpenToAll());
        app.MapGet("/health/live", () => Results.Ok(new { status = "live" })).WithMetadata(new OpenToAll()).WithTags("Health");
        app.MapGet("/health/ready", () => engine.Problem is { } problem
            ? Results.Problem(problem, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready")
            : Results.Ok(new { status = "ready" })).WithMetadata(new OpenToAll()).WithTags("Health");

        var v1 = app.MapGroup("/v1");
        EventsEndpoint.Map(v1, engine, options);
        RejectEndpoints.Map(v1, engine);
        LabelEndpoints.Map(v1, engine);
        GuardEndpoints.Map(v1, engine);
        ReturnEndpoints.Map(v1, engine);
        RankEndpoint.Map(v1, engine.Guard);
        PolicyEndpoints.Map(v1, engine);
        RuleEndpoints.Map(v1, engine);
        WebhookEndpoints.Map(v1, engine);
        LedgerEndpoints.Map(v1, engine.Acts.Folder);
        CaseworkEndpoints.Map(v1, engine.Casework);
        EvidenceEndpoints.Map(v1, evidence);
        UploadEndpoints.Map(v1, evidence);
        ReportEndpoints.Map(v1, evidence);
        if (query is not null)
            QueryEndpoint.Map(v1, query, engine.FlushHistory, engine.Acts.EnterQuery);
    }
}
