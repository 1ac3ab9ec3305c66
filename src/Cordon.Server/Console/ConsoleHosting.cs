using Cordon.Server.Console.Pages;
using Cordon.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Cordon.Server.Console;

/// <summary>Puts the console into the server's process.</summary>
internal static class ConsoleHosting
{
    /// <summary>Registers what its pages need.</summary>
    public static void AddConsole(this IServiceCollection services, Served served, string dataFolder)
    {
        services.AddSingleton(served);
        services.AddDataProtection().SetApplicationName("Cordon").PersistKeysToFileSystem(PrivateFolder(Path.Combine(dataFolder, "protection")));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "cordon_form";
            o.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
            o.Cookie.HttpOnly = true;
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorizationCore();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddRazorComponents().AddInteractiveServerComponents(o =>
        {
            o.DetailedErrors = false;
            o.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        });
        services.AddMudServices(c =>
        {
            c.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            c.SnackbarConfiguration.PreventDuplicates = false;
            c.SnackbarConfiguration.VisibleStateDuration = 4000;
        });
        services.AddScoped<Desk>();
    }

    /// <summary>Stands before the API's own gate.</summary>
    public static void UseConsole(this WebApplication app, Served served)
    {
        app.UseMiddleware<ConsoleGate>(served);
        app.UseAntiforgery();
    }

    /// <summary>Offers pages and assets.</summary>
    public static void MapConsole(this WebApplication app, Served served)
    {
        ConsoleAssets.Map(app);
        SignInEndpoints.Map(app, served);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).Add(endpoint =>
        {
            // The circuit's own endpoints; a page that forgot its door stays closed.
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_", StringComparison.Ordinal))
                endpoint.Metadata.Add(new DoorAttribute(Permission.SignedIn));
        });
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
