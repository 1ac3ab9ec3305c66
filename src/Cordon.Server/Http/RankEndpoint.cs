using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using Cordon.Guard.Decisions;
using Cordon.Guard.Surfaces;
using Cordon.Server.Access;
using Cordon.Server.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>POST /v1/guard/rank</c>: the question that is asked most, read and answered without objects of its own.</summary>
internal static class RankEndpoint
{
    private const int BodyBytes = 1 << 20;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>What may be asked; for the description of the API, since the body is read by hand.</summary>
    public sealed record RankQuestion(string Surface, IReadOnlyList<RankCandidate> Candidates)
    {
        [Description("Who looks, such as account:a1; left out for nobody known.")]
        public string? Viewer { get; init; }

        [Description("The viewer's age, when the platform knows it: child, adult or unknown.")]
        public string? Age { get; init; }
    }

    /// <summary>One candidate; a text alone is its id.</summary>
    public sealed record RankCandidate(string Id)
    {
        [Description("The account behind it.")]
        public string? Author { get; init; }

        [Description("The age of the account, or of the author: child, adult or unknown.")]
        public string? Age { get; init; }

        [Description("The platform's score; it comes back multiplied.")]
        public double? Score { get; init; }
    }

    /// <summary>The answer: a decision for each candidate, in their order.</summary>
    public sealed record RankAnswer(string Version, bool Stale, IReadOnlyList<RankedAnswer> Decisions);

    /// <summary>What to do with one candidate. Reason, factor and score are left out where they say nothing.</summary>
    public sealed record RankedAnswer(string Verdict)
    {
        [Description("Why; left out where nothing stands against it.")]
        public string? Reason { get; init; }

        [Description("By what the score is multiplied, when it is demoted.")]
        public double? Factor { get; init; }

        [Description("The score, multiplied; left out when none was given, and when it is not shown.")]
        public double? Score { get; init; }
    }

    public static void Map(RouteGroupBuilder v1, GuardFeed feed) => v1
        .MapPost("/guard/rank", (Delegate)((HttpContext context) => Post(context, feed)))
        .Needs(Scopes.Guard, "Guard", "Which of up to 1,000 candidates a surface may show to a viewer: keep, demote, hold or hide")
        .Accepts<RankQuestion>("application/json")
        .Produces<RankAnswer>()
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task Post(HttpContext context, GuardFeed feed)
    {
        using var body = await BodyReader.Read(context.Request, BodyBytes, context.RequestAborted);
        if (body.TooLong)
            throw new RequestProblem(StatusCodes.Status413PayloadTooLarge, "Body too long", $"the body is longer than {BodyBytes} bytes");
        Answer(context, feed, body.Bytes.Span);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Answer(HttpContext context, GuardFeed feed, ReadOnlySpan<byte> body)
    {
        var snapshot = feed.Current;
        var request = RankRequest.Read(snapshot, body);
        var decisions = ArrayPool<Decision>.Shared.Rent(request.Count);
        snapshot.Rank(request.Viewer, request.Surface!, request.Candidates.AsSpan(0, request.Count), decisions);
        context.Response.ContentType = "application/json";
        var json = _writer ??= new Utf8JsonWriter(Stream.Null, JsonTexts.Writing);
        json.Reset(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("version"u8, snapshot.VersionUtf8);
        json.WriteBoolean("stale"u8, feed.IsStale);
        json.WriteStartArray("decisions"u8);
        for (var i = 0; i < request.Count; i++)
            Write(json, decisions[i], request.Scores[i]);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        ArrayPool<Decision>.Shared.Return(decisions);
        request.Return();
    }

    private static void Write(Utf8JsonWriter json, Decision decision, double score)
    {
        json.WriteStartObject();
        json.WriteString("verdict"u8, GuardWords.Of(decision.Verdict));
        if (decision.Reason != GuardReason.None)
            json.WriteString("reason"u8, GuardWords.Of(decision.Reason));
        if (decision.Verdict == GuardVerdict.Demote)
            json.WriteNumber("factor"u8, decision.Factor);
        if (!double.IsNaN(score) && decision.Factor > 0)
            json.WriteNumber("score"u8, score * decision.Factor);
        json.WriteEndObject();
    }
}
