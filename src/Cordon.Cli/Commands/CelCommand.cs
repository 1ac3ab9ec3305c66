using System.CommandLine;
using System.Text.Json;
using Cordon.Cli.Terminal;
using Cordon.Policy.Cel;
using Cordon.Policy.Cel.Cases;

namespace Cordon.Cli.Commands;

/// <summary><c>cordon cel</c>: evaluates expressions, and runs test cases of the language.</summary>
internal static class CelCommand
{
    private const string About = """
        Conditions of rules are written in the Common Expression Language (CEL). These commands try an expression, and test the language.

        Examples:
          cordon cel eval 'size(name) > 3 && name.startsWith("blue")' --bindings '{"name": "blue widget"}'
          cordon cel eval 'items.filter(i, i.price > 10)' --bindings @items.json
          cordon cel test cases/*.jsonl
        """;

    public static Command Create(Screen screen) => new("cel", About) { Eval(screen), Test(screen) };

    private static Command Eval(Screen screen)
    {
        var expression = new Argument<string>("EXPR") { Description = "The expression" };
        var bindings = new Option<string?>("--bindings") { Description = "Variables and their values: a JSON object, or @FILE that holds one", HelpName = "JSON|@FILE" };
        var command = new Command("eval", "Evaluates an expression and prints its value as JSON; what is wrong with it goes to standard error.") { expression, bindings };
        command.SetAction(parsed => Evaluate(screen, parsed.GetValue(expression)!, parsed.GetValue(bindings)));
        return command;
    }

    private static Command Test(Screen screen)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of cases, one JSON object a line (docs/cel.md)", Arity = ArgumentArity.OneOrMore };
        var command = new Command("test", "Runs test cases of the language, prints those that fail, and ends with how many passed, failed and were skipped.") { files };
        command.SetAction((parsed, cancellation) => Task.FromResult(RunCases(screen, parsed.GetValue(files)!, cancellation)));
        return command;
    }

    private static int Evaluate(Screen screen, string source, string? bindings)
    {
        var values = bindings is null ? [] : Values(bindings);
        var builder = CelEnvironment.Standard.ToBuilder();
        foreach (var (name, value) in values)
            builder.Variable(name, TypeOf(value));
        var environment = builder.Build();
        var compilation = environment.Compile(source);
        if (!compilation.Succeeded)
        {
            screen.Error.Write(compilation.Render());
            return ExitCode.Usage;
        }

        var result = compilation.Program.Evaluate(new MapActivation(environment, values));
        if (result.IsError)
        {
            screen.Error.Write(CelProblem.Of(result.AsError()).Render(source));
            return ExitCode.Failure;
        }

        screen.Line(CelJson.Write(result));
        return ExitCode.Success;
    }

    private static Dictionary<string, CelValue> Values(string bindings)
    {
        var text = bindings.StartsWith('@') ? File.ReadAllText(bindings[1..]) : bindings;
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new UsageException($"--bindings is a JSON {json.RootElement.ValueKind.ToString().ToLowerInvariant()}; write an object such as {{\"name\": \"blue widget\"}}");
            return CelJson.Read(json.RootElement).AsMap().Entries.ToDictionary(e => e.Key.AsString(), e => e.Value, StringComparer.Ordinal);
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"--bindings is not JSON: {wrong.Message}; write an object such as {{\"name\": \"blue widget\"}}, or @FILE");
        }
    }

    // JSON does not say whether 2 is an int or a double, nor what a list holds: that is known when the expression runs.
    private static CelType TypeOf(CelValue value) => value.Kind switch
    {
        CelKind.Bool => CelType.Bool,
        CelKind.String => CelType.String,
        CelKind.List => CelType.List(CelType.Dyn),
        CelKind.Map => CelType.Map(CelType.String, CelType.Dyn),
        _ => CelType.Dyn,
    };

    private static int RunCases(Screen screen, string[] files, CancellationToken cancellation)
    {
        var (passed, failed, skipped) = (0, 0, 0);
        foreach (var file in files)
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                cancellation.ThrowIfCancellationRequested();
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                CelCase one;
                try
                {
                    one = CelCase.Read(line);
                }
                catch (FormatException wrong)
                {
                    failed++;
                    screen.Line($"FAIL {file}:{number}\n  not a test case: {wrong.Message}");
                    continue;
                }

                if (one.NeedsProtobuf)
                {
                    skipped++;
                }
                else if (one.Run() is { } got)
                {
                    failed++;
                    screen.Line($"FAIL {file}:{number} {one.Name}\n  {one.Expression}\n  expected: {one.Expected}\n  got: {got.TrimEnd().ReplaceLineEndings("\n       ")}");
                }
                else
                {
                    passed++;
                }
            }
        }

        screen.Line($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
