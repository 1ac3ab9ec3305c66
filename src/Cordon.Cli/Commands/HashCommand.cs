using System.CommandLine;
using System.Globalization;
using Cordon.Cli.Terminal;
using Cordon.Media;
using Cordon.Signals.Media.Pdq;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon hash</c>: PDQ hashes of pictures.</summary>
internal static class HashCommand
{
    private const string About = """
        Hashes pictures (JPEG, PNG, WebP, BMP, the first frame of a GIF) with PDQ at full resolution: path,pdq_hex,quality a line. Pictures that cannot be
        hashed are named on standard error with the reason. Below quality 50 a picture has too little structure for its hash to be matched.

        Examples:
          cordon hash a.jpg b.png
          cordon hash --dihedral a.jpg      the hashes of all eight ways to turn and mirror it
        """;

    public static Command Create(Screen screen)
    {
        var images = new Argument<string[]>("IMAGE") { Description = "The files", Arity = ArgumentArity.OneOrMore }.OnlyPaths();
        var dihedral = new Option<bool>("--dihedral") { Description = "Print path,pdq_hex,quality,form for each of the eight ways to turn and mirror a picture" };
        var json = Options.Json();
        var command = new Command("hash", About) { images, dihedral, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(screen, parsed.GetValue(images)!, parsed.GetValue(dihedral), parsed.GetValue(json), cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(Screen screen, string[] paths, bool dihedral, bool json, CancellationToken cancellation)
    {
        using var hasher = new PictureHasher();
        var forms = new PdqHash[dihedral ? 8 : 1];
        var hashed = new List<Dictionary<string, object?>>();
        var refused = new List<Dictionary<string, object?>>();
        if (!json)
            screen.Line(dihedral ? "path,pdq_hex,quality,form" : "path,pdq_hex,quality");
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            var refusal = hasher.HashFile(path, forms, out var quality);
            if (refusal.Kind != RefusalKind.None)
            {
                screen.Fail($"{path} {refusal.Reason}");
                refused.Add(new() { ["path"] = path, ["kind"] = refusal.Kind.ToString(), ["reason"] = refusal.Reason });
                continue;
            }
            for (var form = 0; form < forms.Length; form++)
            {
                if (json)
                    hashed.Add(new() { ["path"] = path, ["pdq_hex"] = forms[form].ToString(), ["quality"] = quality, ["form"] = ((Dihedral)form).ToString() });
                else
                    screen.Line(string.Create(CultureInfo.InvariantCulture, $"{Cell(path)},{forms[form]},{quality}{(dihedral ? $",{(Dihedral)form}" : "")}"));
            }
        }
        if (json)
            Json.Print(screen, ("hashed", hashed), ("refused", refused));
        return refused.Count > 0 ? ExitCode.PartialInput : ExitCode.Success;
    }

    private static string Cell(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
