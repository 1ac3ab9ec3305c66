using System.CommandLine;
using System.Globalization;

namespace Cordon.Cli.Commands;

/// <summary>Options that several commands have, each said in one way.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object on standard output and nothing else" };

    public static Option<string> Out(string fallback) => new("--out", "-o")
    {
        Description = "Folder for the results; made when missing, files in it replaced",
        HelpName = "DIR",
        DefaultValueFactory = _ => fallback,
    };

    public static Option<string?> OutFile() => new("--out", "-o") { Description = "File for the result; standard output when not given", HelpName = "FILE" };

    public static Option<long> RandomSeed() => new("--random-seed")
    {
        Description = "The same number gives the same result",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>A length of time such as 500ms, 60s, 10m, 2h, 7d.</summary>
    public static Option<TimeSpan> Window() => new("--window", "-w")
    {
        Description = "Actions on one object at most this far apart are a co-action: 1s to 7d",
        HelpName = "60s",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(60),
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (TryParseTime(text, out var time))
                return time;
            result.AddError($"--window '{text}' is not a length of time; write a number and a unit: 60s, 10m, 2h or 7d");
            return default;
        },
    };

    private static bool TryParseTime(string text, out TimeSpan time)
    {
        time = default;
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        if (!double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1e6)
            return false;
        double? seconds = text[digits..] switch
        {
            "ms" => number / 1000,
            "s" or "" => number,
            "m" or "min" => number * 60,
            "h" => number * 3600,
            "d" => number * 86400,
            _ => null,
        };
        time = TimeSpan.FromSeconds(seconds ?? 0);
        return seconds is not null;
    }
}
