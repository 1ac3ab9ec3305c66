using Cordon.Guard;
using Cordon.Guard.Decisions;
using Cordon.Guard.Deterrence;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Cordon.Server.Access;
using Cordon.Server.Engine;
using Cordon.Server.Guarding;
using Cordon.Storage.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary><c>/v1/guard</c>: what surfaces ask, beside <see cref="RankEndpoint"/>.</summary>
internal static class GuardEndpoints
{
    private const int BodyBytes = 1 << 20;
    private const int MostMembers = 100_000;

    /// <summary>A query, and who asks in which language.</summary>
    public sealed record SearchRequest(string Query)
    {
        /// <summary>Who searches; null for nobody known.</summary>
        public string? Viewer { get; init; }

        /// <summary>The viewer's locale, for the message.</summary>
        public string? Locale { get; init; }

        /// <summary>The surface.</summary>
        public string Surface { get; init; } = "search";
    }

    /// <summary>What a search does. The safe query is the query without the words of terms, empty when nothing is left.</summary>
    public sealed record SearchAnswer(string Version, bool Stale, string Verdict, string? Reason, string? List, bool ShowAnyway, string? SafeQuery, WarningText? Message, long Attempts);

    /// <summary>Completions that would be offered.</summary>
    public sealed record SuggestRequest(IReadOnlyList<string> Completions)
    {
        /// <summary>The surface.</summary>
        public string Surface { get; init; } = "autocomplete";
    }

    /// <summary>A tag and the tags that would be shown beside it.</summary>
    public sealed record TagsRequest(IReadOnlyList<string> Tags)
    {
        /// <summary>Who looks; null for nobody known.</summary>
        public string? Viewer { get; init; }

        /// <summary>The viewer's age, when the platform knows it.</summary>
        public string? Age { get; init; }

        /// <summary>The surface.</summary>
        public string Surface { get; init; } = "tags";
    }

    /// <summary>A decision for each thing asked about, in their order.</summary>
    public sealed record DecisionsAnswer(string Version, bool Stale, IReadOnlyList<DecisionAnswer> Decisions);

    /// <summary>One decision.</summary>
    public sealed record DecisionAnswer(string Verdict, string? Reason, double Factor);

    /// <summary>Two accounts, and how they would be connected: suggest, follow, message or group.</summary>
    public sealed record ConnectRequest(string From, string To, string How)
    {
        /// <summary>The age of who acts or is shown the other, when the platform knows it.</summary>
        public string? FromAge { get; init; }

        /// <summary>The age of the other.</summary>
        public string? ToAge { get; init; }
    }

    /// <summary>Whether they may be connected.</summary>
    public sealed record ConnectAnswer(string Version, bool Stale, string Verdict, string? Reason);

    /// <summary>A viewer who went on to the help resource of a list's message.</summary>
    public sealed record ClickedRequest(string List)
    {
        /// <summary>Who; null for nobody known.</summary>
        public string? Viewer { get; init; }
    }

    /// <summary>What is counted of warnings.</summary>
    public sealed record AttemptsAnswer(IReadOnlyList<ListCount> Lists, IReadOnlyList<Attempt> Viewers, long Forgotten);

    /// <summary>What callers do when there is no answer.</summary>
    public sealed record SurfaceAnswer(string Surface, string Fail, double BudgetMs);

    /// <summary>The surfaces, and the state of the snapshot.</summary>
    public sealed record SurfacesAnswer(string Version, bool Stale, int Entities, int Terms, int TermsRefused, long Bytes, IReadOnlyList<SurfaceAnswer> Surfaces);

    /// <summary>A network and its members, entity to role.</summary>
    public sealed record NetworkRequest(string Id, string State, IReadOnlyDictionary<string, string> Members);

    /// <summary>What was kept.</summary>
    public sealed record NetworkAnswer(string Version, string Id, int Members);

    public static void Map(RouteGroupBuilder v1, CordonEngine engine)
    {
        var feed = engine.Guard;
        v1.Post("/guard/search", async context => Search(await Body<SearchRequest>(context), feed))
            .Needs(Scopes.Guard, "Guard", "Whether a query is answered: allow, warn or block").Accepts<SearchRequest>("application/json").Produces<SearchAnswer>();
        v1.Post("/guard/suggest", async context => Suggest(await Body<SuggestRequest>(context), feed))
            .Needs(Scopes.Guard, "Guard", "Which completions may be offered").Accepts<SuggestRequest>("application/json").Produces<DecisionsAnswer>();
        v1.Post("/guard/tags", async context => Tags(await Body<TagsRequest>(context), feed))
            .Needs(Scopes.Guard, "Guard", "Which tags may be shown").Accepts<TagsRequest>("application/json").Produces<DecisionsAnswer>();
        v1.Post("/guard/connect", async context => Connect(await Body<ConnectRequest>(context), feed))
            .Needs(Scopes.Guard, "Guard", "Whether one account may be suggested to another, follow it, write to it or add it to a group")
            .Accepts<ConnectRequest>("application/json").Produces<ConnectAnswer>();
        v1.Post("/guard/clicked", async context => Clicked(await Body<ClickedRequest>(context), feed))
            .Needs(Scopes.Guard, "Guard", "Counts that a viewer went on to the help resource").Accepts<ClickedRequest>("application/json").Produces(StatusCodes.Status204NoContent);
        v1.MapGet("/guard/surfaces", () => Surfaces(feed))
            .Needs(Scopes.Guard, "Guard", "What callers do when there is no answer, and the state of the snapshot").Produces<SurfacesAnswer>();
        v1.MapGet("/guard/attempts", (string? viewer, int? limit) => Answers.Json(new AttemptsAnswer(
                feed.Attempts.ByList(), viewer is null ? feed.Attempts.MostRepeated(Answers.Limit(limit)) : feed.Attempts.Of(viewer), feed.Attempts.Forgotten)))
            .Needs(Scopes.Read, "Guard", "Warnings shown, repeated and followed, by list; and by one viewer, or by those who tried again most often").Produces<AttemptsAnswer>();
        v1.Post("/guard/networks", async context => Network(await Body<NetworkRequest>(context), engine, Caller.Of(context).Name))
            .Needs(Scopes.Label, "Guard", "Keeps a network, whose members surfaces no longer introduce to each other").Accepts<NetworkRequest>("application/json").Produces<NetworkAnswer>();
    }

    private static Task<T> Body<T>(HttpContext context)
        where T : class => JsonBody.Read<T>(context.Request, BodyBytes, context.RequestAborted);

    private static IResult Search(SearchRequest request, GuardFeed feed)
    {
        var snapshot = feed.Current;
        var safe = new char[Math.Min(request.Query.Length, GuardLimits.QueryChars)];
        var decision = snapshot.Search(request.Query, GuardWords.Surface(snapshot.Policy, request.Surface), safe);
        var viewer = request.Viewer is null ? "" : Answers.Entity(request.Viewer, "viewer").Text;
        if (decision.List < 0)
            return Answers.Json(new SearchAnswer(snapshot.Version, feed.IsStale, GuardWords.Asked(decision.Verdict), Reason(decision.Reason), null, decision.Verdict == GuardVerdict.Allow, null, null, 0));
        var list = snapshot.Policy.Lists[decision.List];
        return Answers.Json(new SearchAnswer(
            snapshot.Version, feed.IsStale, GuardWords.Asked(decision.Verdict), Reason(decision.Reason), list.Name, decision.ShowAnyway, new string(safe, 0, decision.Length),
            snapshot.Policy.MessageOf(list)?.For(request.Locale), feed.Attempts.Shown(viewer, list.Name, feed.Now)));
    }

    private static IResult Suggest(SuggestRequest request, GuardFeed feed)
    {
        var snapshot = feed.Current;
        var surface = GuardWords.Surface(snapshot.Policy, request.Surface);
        return Decisions(snapshot, feed, Bounded(request.Completions, "completions").Select(c => snapshot.Suggest(c, surface)));
    }

    private static IResult Tags(TagsRequest request, GuardFeed feed)
    {
        var snapshot = feed.Current;
        var surface = GuardWords.Surface(snapshot.Policy, request.Surface);
        var viewer = ViewerOf(snapshot, request.Viewer, request.Age, "viewer", "age");
        return Decisions(snapshot, feed, Bounded(request.Tags, "tags").Select((tag, i) =>
        {
            var entity = Answers.Entity(tag, $"tags[{i}]");
            return snapshot.Tag(viewer, surface, entity.Text);
        }));
    }

    private static IResult Connect(ConnectRequest request, GuardFeed feed)
    {
        var snapshot = feed.Current;
        var how = request.How switch
        {
            "suggest" => Connection.Suggest,
            "follow" => Connection.Follow,
            "message" => Connection.Message,
            "group" => Connection.Group,
            _ => throw Wrong($"how: '{Events.Shown.Brief(request.How)}' is not suggest, follow, message or group"),
        };
        var decision = snapshot.Connect(ViewerOf(snapshot, request.From, request.FromAge, "from", "from_age"), ViewerOf(snapshot, request.To, request.ToAge, "to", "to_age"), how);
        return Answers.Json(new ConnectAnswer(snapshot.Version, feed.IsStale, GuardWords.Asked(decision.Verdict), Reason(decision.Reason)));
    }

    private static IResult Clicked(ClickedRequest request, GuardFeed feed)
    {
        if (!feed.Current.Policy.Lists.Any(l => l.Name == request.List))
            throw Wrong($"the active policy has no list of terms '{Events.Shown.Brief(request.List)}'");
        feed.Attempts.Clicked(request.Viewer is null ? "" : Answers.Entity(request.Viewer, "viewer").Text, request.List);
        return Results.NoContent();
    }

    private static IResult Surfaces(GuardFeed feed)
    {
        var snapshot = feed.Current;
        return Answers.Json(new SurfacesAnswer(
            snapshot.Version, feed.IsStale, snapshot.Entities, snapshot.Terms.Count, snapshot.Terms.Refused, snapshot.Bytes,
            [.. snapshot.Policy.Surfaces.Select(s => new SurfaceAnswer(s.Name, s.FailsClosed ? "closed" : "open", s.Budget.TotalMilliseconds))]));
    }

    private static IResult Network(NetworkRequest request, CordonEngine engine, string by)
    {
        if (request.Id.Length is 0 or > 128)
            throw Wrong("id: a network's id has 1 to 128 characters");
        if (!NetworkStates.All.Contains(request.State))
            throw Wrong($"state: '{Events.Shown.Brief(request.State)}' is not {string.Join(", ", NetworkStates.All)}");
        if (request.Members.Count is 0 or > MostMembers)
            throw Wrong($"members: a network has 1 to {MostMembers} members, and here are {request.Members.Count}");
        foreach (var member in request.Members.Keys)
            Answers.Entity(member, "members");
        engine.Keep(new StoredNetwork(request.Id, request.State, request.Members, engine.Now, by));
        return Answers.Json(new NetworkAnswer(engine.Guard.Current.Version, request.Id, request.Members.Count));
    }

    private static IResult Decisions(GuardSnapshot snapshot, GuardFeed feed, IEnumerable<Decision> decisions) => Answers.Json(new DecisionsAnswer(
        snapshot.Version, feed.IsStale, [.. decisions.Select(d => new DecisionAnswer(GuardWords.Of(d.Verdict).ToString(), Reason(d.Reason), d.Factor))]));

    private static IReadOnlyList<string> Bounded(IReadOnlyList<string> asked, string field) => asked.Count <= GuardLimits.Candidates && asked.All(a => a is not null)
        ? asked
        : throw Wrong($"{field}: at most {GuardLimits.Candidates} texts are taken at once");

    private static Viewer ViewerOf(GuardSnapshot snapshot, string? name, string? age, string field, string ageField) =>
        new(name is null ? GuardKeys.None : snapshot.Keys.Of(Answers.Entity(name, field).Text), GuardWords.Age(age, ageField));

    private static string? Reason(GuardReason reason) => reason == GuardReason.None ? null : GuardWords.Of(reason).ToString();

    private static RequestProblem Wrong(string message) => new(StatusCodes.Status400BadRequest, "Bad request", message);
}
