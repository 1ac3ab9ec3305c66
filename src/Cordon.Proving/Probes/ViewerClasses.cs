namespace Cordon.Proving.Probes;

/// <summary>The names of viewer classes.</summary>
public static class ViewerClasses
{
    private static readonly string[] Names = ["child", "adult", "unknown", "flagged"];

    /// <summary>All classes, in order.</summary>
    public static IReadOnlyList<ViewerClass> All { get; } = Enum.GetValues<ViewerClass>();

    /// <summary>The name: <c>child</c>.</summary>
    public static string Of(ViewerClass viewer) => Names[(int)viewer];

    /// <summary>The viewers in words for people: <c>viewers of unknown age</c>.</summary>
    public static string InWords(ViewerClass viewer) => viewer switch
    {
        ViewerClass.Child => "children",
        ViewerClass.Adult => "adults",
        ViewerClass.Unknown => "viewers of unknown age",
        _ => "flagged viewers",
    };

    /// <summary>The class of a name.</summary>
    public static bool TryParse(string? name, out ViewerClass viewer)
    {
        var at = Array.IndexOf(Names, name);
        viewer = (ViewerClass)Math.Max(at, 0);
        return at >= 0;
    }
}
