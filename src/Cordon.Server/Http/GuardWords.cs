using System.Text.Json;
using Cordon.Guard.Surfaces;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>The words of the guard's answers.</summary>
internal static class GuardWords
{
    private static readonly JsonEncodedText[] Verdicts = [.. new[] { "keep", "warn", "demote", "hold", "hide", "block" }.Select(w => JsonEncodedText.Encode(w))];

    private static readonly JsonEncodedText[] Reasons = [.. Enum.GetValues<GuardReason>().Select(r => JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(r.ToString())))];

    /// <summary>The word of a verdict on a candidate.</summary>
    public static JsonEncodedText Of(GuardVerdict verdict) => Verdicts[(int)verdict];

    /// <summary>The word of a reason.</summary>
    public static JsonEncodedText Of(GuardReason reason) => Reasons[(int)reason];

    /// <summary>The word of a verdict on something asked for.</summary>
    public static string Asked(GuardVerdict verdict) => verdict == GuardVerdict.Allow ? "allow" : Verdicts[(int)verdict].ToString();

    /// <summary>An age as a request tells it.</summary>
    /// <exception cref="RequestProblem">It is none.</exception>
    public static AgeClass Age(string? age, string field) => age switch
    {
        null or "unknown" => AgeClass.Unknown,
        "child" => AgeClass.Child,
        "adult" => AgeClass.Adult,
        _ => throw new RequestProblem(StatusCodes.Status400BadRequest, "Bad age", $"{field}: '{Events.Shown.Brief(age)}' is not child, adult or unknown"),
    };

    /// <summary>A surface that a request names.</summary>
    /// <exception cref="RequestProblem">There is none of this name.</exception>
    public static SurfacePolicy Surface(GuardPolicy policy, ReadOnlySpan<char> name) => policy.Surface(name) ?? throw new RequestProblem(
        StatusCodes.Status400BadRequest, "No such surface", $"there is no surface '{Events.Shown.Brief(name)}'; there are {string.Join(", ", policy.Surfaces.Select(s => s.Name))}");
}
