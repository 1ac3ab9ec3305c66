using MudBlazor;

namespace Cordon.Server.Console.Pages;

/// <summary>The colours of MudBlazor's parts: the same as those of the style sheet.</summary>
internal static class ConsoleTheme
{
    /// <summary>The theme, light and dark.</summary>
    public static MudTheme Of { get; } = new()
    {
        PaletteLight = new PaletteLight { Primary = "#0b6e7f", Background = "#f6f7f9", Surface = "#ffffff", TextPrimary = "#1b2330", TextSecondary = "#545f6e", Error = "#b3261e", Warning = "#8a5a00", Success = "#1f6f43", Info = "#0b6e7f" },
        PaletteDark = new PaletteDark { Primary = "#5fc3d4", Background = "#12161c", Surface = "#1b2129", TextPrimary = "#e6eaf0", TextSecondary = "#a6b0bd", Error = "#ff9d94", Warning = "#f0b038", Success = "#6fd19c", Info = "#5fc3d4" },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
