using Cordon.Proving.Living.Recommending;
using Cordon.Proving.Platform;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Living;

/// <content>How people look at surfaces and act on what they are shown.</content>
public sealed partial class LivingPlatform
{
    private const int Typed = 3;

    /// <summary>Somebody looks at a surface, at most two things follow.</summary>
    private ValueTask Look(int actor, long time, RandomStream random, CancellationToken cancellation)
    {
        // Members of networks are ordinary people half of the time.
        var role = random.Chance(0.5) ? _roles[actor] : PlantedRole.None;
        var roll = random.Unit();
        var (feed, people, search) = role switch
        {
            PlantedRole.Active => (0.3, 0.6, 0.7),
            PlantedRole.Audience => (0.25, 0.5, 0.75),
            _ => (0.6, 0.8, 0.92),
        };
        return roll < feed ? LookAtFeed(actor, role, time, random, cancellation)
            : roll < people ? LookAtPeople(actor, role, time, random, cancellation)
            : roll < search ? LookFor(actor, role, time, random, cancellation)
            : Browse(actor, role, time, random, cancellation);
    }

    private async ValueTask LookAtFeed(int actor, PlantedRole role, long time, RandomStream random, CancellationToken cancellation)
    {
        var shown = await ShowTo(actor, Surface.Feed, "", _options.FeedLength, time, isCounted: true, cancellation);
        await React(actor, role, shown, time, random, cancellation);
    }

    private async ValueTask LookAtPeople(int actor, PlantedRole role, long time, RandomStream random, CancellationToken cancellation)
    {
        var shown = await ShowTo(actor, Surface.People, "", _options.PeopleLength, time, isCounted: true, cancellation);
        await React(actor, role, shown, time, random, cancellation);
    }

    private async ValueTask LookFor(int actor, PlantedRole role, long time, RandomStream random, CancellationToken cancellation)
    {
        var query = Query(actor, role, ref random);
        if (query.Length >= Typed)
        {
            var completions = await ShowTo(actor, Surface.Autocomplete, query[..Typed], 5, time, isCounted: true, cancellation);

            // One in four takes a completion instead of what was meant; the first is taken most.
            if (completions.Count > 0 && random.Chance(role == PlantedRole.None ? 0.25 : 0))
                query = _phrases.Text(completions[(int)(completions.Count * random.Unit() * random.Unit())].Number);
        }

        await Happen(new SimulatedEvent { Kind = SimulatedKind.Search, Actor = actor, Time = time, Phrase = _phrases.Number(query) }, isPlanned: false, cancellation);
        var shown = await ShowTo(actor, Surface.Search, query, _options.FeedLength, time, isCounted: true, cancellation);
        await React(actor, role, shown, time, random, cancellation);
    }

    private async ValueTask Browse(int actor, PlantedRole role, long time, RandomStream random, CancellationToken cancellation)
    {
        var tag = "";
        if (role != PlantedRole.None)
        {
            // Where their own offers stand, and where the children are that they have their eye on.
            var network = _society.Planted.All[_networkOf[actor]];
            tag = NameOfTag(network.Wanted.Length > 0 && random.Chance(0.6)
                ? OrganicLife.NicheTag(_people.Community[network.Wanted[random.Below(network.Wanted.Length)]], random.Below(2))
                : network.Wares!.Tag);
        }
        else
        {
            var rising = await ShowTo(actor, Surface.Trending, "", 8, time, isCounted: true, cancellation);
            tag = rising.Count > 0 && random.Chance(0.6)
                ? _recommender.Tags.Text(rising[(int)(rising.Count * random.Unit() * random.Unit())].Number)
                : NameOfTag(OrganicLife.NicheTag(_people.Community[actor], random.Below(4)));
        }

        var shown = await ShowTo(actor, Surface.TagPage, tag, _options.FeedLength, time, isCounted: true, cancellation);
        await React(actor, role, shown, time, random, cancellation);
        var beside = await ShowTo(actor, Surface.RelatedTags, tag, 5, time, isCounted: true, cancellation);
        if (beside.Count == 0 || !random.Chance(0.3))
            return;
        var next = _recommender.Tags.Text(beside[random.Below(beside.Count)].Number);
        await React(actor, role, await ShowTo(actor, Surface.TagPage, next, _options.FeedLength, time, isCounted: true, cancellation), time, random, cancellation);
    }

    private async ValueTask React(int actor, PlantedRole role, List<Found> shown, long time, RandomStream random, CancellationToken cancellation)
    {
        var acts = 0;
        for (var i = 0; i < shown.Count && acts < 2; i++)
        {
            var found = shown[i];
            if (found.Kind is not (FoundKind.Account or FoundKind.Post))
                continue;
            var author = found.Kind == FoundKind.Account ? found.Number : _recommender.Shelf.Author(found.Number);
            if (author == actor || !random.Chance(Math.Min(0.9, 0.22 / (1 + (0.15 * i)) * Interest(actor, role, author, found.Kind))))
                continue;
            acts++;
            var isFollowed = found.Kind == FoundKind.Account;
            if (found.Kind == FoundKind.Post)
            {
                var kind = random.Chance(0.75) ? SimulatedKind.Like : SimulatedKind.Repost;
                var post = _recommender.Shelf.Post(found.Number);
                await Happen(
                    new SimulatedEvent { Kind = kind, Actor = actor, Time = time, Target = Thing.Account(author), First = post }, isPlanned: false, cancellation);
                isFollowed = random.Chance(IsSought(actor, role, author) ? 0.5 : 0.08);
            }

            if (isFollowed && !_recommender.Follows(actor, author))
                await Happen(Scripted.Follow(_society.LookAlikes.Supply, actor, author, time), isPlanned: false, cancellation);
        }
    }

    /// <summary>How much somebody cares for what another writes or is; 1 within a community.</summary>
    private double Interest(int actor, PlantedRole role, int author, FoundKind kind)
    {
        var isPlanted = _networkOf[author] >= 0;
        if (role != PlantedRole.None)
        {
            var isOwn = _networkOf[author] == _networkOf[actor];
            return isPlanted ? (isOwn ? 1 : 0.15) * (kind == FoundKind.Account ? 4 : 0.7) : _people.IsChild(author) ? 4 : 0.1;
        }

        if (isPlanted && _networkOf[actor] < 0)
            return IsTaken(actor) ? 2.5 : 0.15;
        return _people.Community[author] == _people.Community[actor] ? 1 : 0.4;
    }

    /// <summary>Whether somebody wants more of an author than one post.</summary>
    private bool IsSought(int actor, PlantedRole role, int author) => role != PlantedRole.None
        ? _networkOf[author] >= 0 || _people.IsChild(author)
        : _networkOf[author] >= 0 && IsTaken(actor);

    /// <summary>Whether an ordinary adult takes to what networks offer.</summary>
    private bool IsTaken(int account) =>
        _networkOf[account] < 0 && !_people.IsChild(account) && new RandomStream(Cordon.Events.SeededRandom.Mix(_tastes + (ulong)account)).Chance(_options.Drawn);

    /// <summary>What somebody searches for: a tag of the community, a rising one, a few words; members of networks their goods.</summary>
    private string Query(int actor, PlantedRole role, ref RandomStream random)
    {
        if (role != PlantedRole.None)
        {
            var wares = _society.Planted.All[_networkOf[actor]].Wares!;
            return random.Chance(0.6) ? _phrases.Text(wares.Phrase) : NameOfTag(wares.Tag);
        }

        var roll = random.Unit();
        var rising = _recommender.Tags.Trending;
        if (roll < 0.25 && rising.Count > 0)
            return _recommender.Tags.Text(rising[random.Below(Math.Min(8, rising.Count))].Key);
        if (roll < 0.7)
            return NameOfTag(OrganicLife.NicheTag(_people.Community[actor], random.Below(4)));
        var words = "";
        for (var i = random.Between(1, 2); i > 0; i--)
            words += System.Text.Encoding.ASCII.GetString(Words.Spaced[random.Below(Words.Count)]);
        return words.TrimEnd();
    }

    private string NameOfTag(Thing tag) => _society.Names.Text(tag)["tag:".Length..];
}
