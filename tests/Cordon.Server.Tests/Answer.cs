using System.Text.Json;

namespace Cordon.Server.Tests;

/// <summary>What a server answered.</summary>
internal sealed record Answer(int Status, string? MediaType, JsonElement Json, string Text)
{
    /// <summary>Fails unless the answer has this status.</summary>
    public Answer With(int status)
    {
        Assert.True(Status == status, $"answered {Status} instead of {status}: {Text}");
        return this;
    }

    /// <summary>Fails unless the answer is a problem of this status that says the text.</summary>
    public Answer IsProblem(int status, string says)
    {
        With(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Contains(says, Text, StringComparison.Ordinal);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Json.GetProperty("detail").GetString()!);
        return this;
    }
}
