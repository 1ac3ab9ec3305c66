using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Cordon.Cli.Commands;

/// <summary>Options that several commands have, each said in one way.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object on standard output and nothing else" };

    public static Option<string> Out(string fallback, string description = "Folder for the results; made when missing, results in it replaced") => new Option<string>("--out", "-o")
    {
        Description = description,
        HelpName = "DIR",
        DefaultValueFactory = _ => fallback,
    }.NotEmpty();

    public static Option<string?> OutFile() => new Option<string?>("--out", "-o") { Description = "File for the result; standard output when not given", HelpName = "FILE" }.NotEmpty();

    public static Option<long> RandomSeed() => Number("--random-seed", "The same number gives the same result", "N", 1L);

    /// <summary>A length of time such as 500ms, 60s, 10m, 2h, 7d; null when not given.</summary>
    public static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            if (TryParseTime(result.Tokens[^1].Value, out var time))
                return time;
            result.AddError($"{name} '{result.Tokens[^1].Value}' is not a length of time; write a number and a unit: 60s, 10m, 2h or 7d");
            return null;
        },
    };

    /// <summary>A number with a default.</summary>
    public static Option<T> Number<T>(string name, string description, string helpName, T fallback)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => fallback,
            CustomParser = result => Parse<T>(name, result),
        };

    /// <summary>A number whose default depends on something else; null when not given.</summary>
    public static Option<T?> Number<T>(string name, string description, string helpName)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => Parse<T>(name, result),
        };

    /// <summary>Refuses an empty path.</summary>
    public static Option<T> NotEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => t.Value.Length == 0))
                result.AddError($"{option.Name} is empty; name a path");
        });
        return option;
    }

    /// <summary>Refuses an empty path, and a mistyped option, which would otherwise be taken for the name of a file.</summary>
    public static Argument<T> OnlyPaths<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(t => t.Value))
            {
                if (text.Length == 0)
                    result.AddError($"{argument.Name} is empty; name a path, or - for standard input");
                else if (text[0] == '-' && text != "-")
                    result.AddError($"there is no option '{text}'; for a file of this name write ./{text}");
            }
        });
        return argument;
    }

    /// <summary>A length of time such as 60s, 10m, 2h, 7d, or auto; null when not given.</summary>
    public static Option<WindowChoice?> Window() => new("--window", "-w")
    {
        Description = "Actions on one object at most this far apart are a co-action: 1s to 7d; 60s when not given; auto is 60s, and up to 7d for what is rare",
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (text == "auto")
                return new WindowChoice(null);
            if (TryParseTime(text, out var time))
                return new WindowChoice(time);
            result.AddError($"--window '{text}' is not a length of time; write a number and a unit: 60s, 10m, 2h or 7d, or auto");
            return null;
        },
    };

    /// <summary>A length of time with a default.</summary>
    public static Option<TimeSpan> Time(string name, string description, TimeSpan fallback, string shown) => new(name)
    {
        Description = $"{description} [default: {shown}]",
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (TryParseTime(text, out var time) && time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromDays(365))
                return time;
            result.AddError($"{name} '{text}' is not a length of time from 1s to 365d; write a number and a unit: 15m, 6h or 1d");
            return fallback;
        },
    };

    // A decimal comma is refused: read as a thousands mark, 0,05 would be 5.
    private static T Parse<T>(string name, ArgumentResult result)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[^1].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        var expected = typeof(T) == typeof(double) ? "a number such as 0.5" : $"a whole number up to {(typeof(T) == typeof(int) ? int.MaxValue : long.MaxValue)}";
        result.AddError($"{name} '{text}' is not {expected}");
        return default;
    }

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
