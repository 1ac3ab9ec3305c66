using Cordon.Events;

namespace Cordon.Networks.Watch.Returns;

/// <summary>One network under watch: who was in it, what was its own, and who is proposed as its return.</summary>
internal sealed class NetworkWatch(WatchedNetwork network)
{
    /// <summary>Users of one artifact that are remembered; more are not needed to tell that it is the network's, or everybody's.</summary>
    private const int MostOurs = 1000, MostOutside = 64;

    public WatchedNetwork Network { get; } = network;

    public HashSet<Entity> Members { get; } = [.. network.Members];

    /// <summary>New accounts proposed so far: they count as the network's when it is asked whose an artifact is.</summary>
    public HashSet<Entity> Proposed { get; } = [];

    /// <summary>What members used, and how many of them.</summary>
    public Dictionary<Entity, Uses> Artifacts { get; } = [];

    /// <summary>Artifacts that were not learnt because there were too many.</summary>
    public long NotLearnt { get; set; }

    internal sealed class Uses
    {
        /// <summary>Members and proposed accounts seen using it.</summary>
        public HashSet<Entity> Ours { get; } = [];

        /// <summary>Members among them.</summary>
        public int Seen { get; set; }

        /// <summary>Members and users that an earlier detection counted.</summary>
        public int KnownMembers { get; init; }

        public int KnownUsers { get; init; }

        /// <summary>Members who used it, as far as either count knows.</summary>
        public int Members => Math.Max(Seen, KnownMembers);

        /// <summary>The network's own users: members, and those proposed.</summary>
        public int OursCount => Members + Ours.Count - Seen;

        /// <summary>Users from outside, by hash, since the artifact is watched: exact where the table of all things is not.</summary>
        public HashSet<ulong> Outside { get; } = [];

        public void Add(Entity account, bool isMember)
        {
            Outside.Remove(StableHash.Of(account));
            if (Ours.Count < MostOurs && Ours.Add(account) && isMember)
                Seen++;
        }

        public void AddOutside(Entity account, ulong hash)
        {
            if (Outside.Count < MostOutside && !Ours.Contains(account))
                Outside.Add(hash);
        }
    }
}
