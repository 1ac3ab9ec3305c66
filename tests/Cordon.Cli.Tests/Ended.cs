using System.Text.Json;

namespace Cordon.Cli.Tests;

/// <summary>How a run of the command ended and what it printed.</summary>
internal sealed record Ended(int Code, string Out, string Error)
{
    /// <summary>The one JSON object on standard output; fails when there is anything else.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.EndsWith("}\n", Out, StringComparison.Ordinal);
            Assert.Single(Out, '\n');
            var json = JsonDocument.Parse(Out).RootElement;
            Assert.Equal(JsonValueKind.Object, json.ValueKind);
            return json;
        }
    }

    /// <summary>Names of the fields of the one JSON object, in their order.</summary>
    public IEnumerable<string> JsonKeys => Json.EnumerateObject().Select(p => p.Name);

    /// <summary>The lines on standard output.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails with what was printed unless the run ended with the given code.</summary>
    public Ended With(int code)
    {
        Assert.True(Code == code, $"ended with {Code} instead of {code}\n{Error}\n{Out}");
        return this;
    }

    /// <summary>Fails unless standard error holds the text.</summary>
    public Ended Says(string text)
    {
        Assert.Contains(text, Error, StringComparison.Ordinal);
        return this;
    }
}
