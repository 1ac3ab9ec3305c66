using Cordon.Events;
using Cordon.Proving.Platform;
using Cordon.Proving.Truth;

namespace Cordon.Proving.Living;

/// <content>What is done against planted networks, and how they answer.</content>
public sealed partial class LivingPlatform
{
    private readonly int[] _networkOf;
    private readonly PlantedRole[] _roles;
    private readonly Dictionary<ulong, int> _plantedTags = [];
    private readonly Dictionary<int, int> _plantedQueries = [];
    private readonly SortedDictionary<int, List<int>> _returning = [];
    private readonly List<(int Old, int Account, Thing Handle, bool KeepsCircle)> _joining = [];
    private readonly List<ReturnedAccount> _returned = [];
    private readonly Dictionary<int, Thing> _invites = [];

    /// <summary>Accounts that came back so far.</summary>
    public IReadOnlyList<ReturnedAccount> Returned => _returned;

    /// <summary>
    /// The platform removes accounts: they do nothing any more, and nothing of theirs is shown. Members of planted networks come back as <see cref="LivingOptions.Adaptation"/> says.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public void Remove(IEnumerable<Entity> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var day = (int)(_now / Rhythm.Day);
        foreach (var entity in accounts)
        {
            var account = Find(entity);
            if (account < 0)
                throw new ArgumentException($"there is no account '{Cordon.Events.Shown.Brief(entity.Text)}' on this platform", nameof(accounts));
            if (_recommender.IsGone(account))
                continue;
            _recommender.Forget(account);
            var random = RandomStream.For(_simulation.RandomSeed, Purpose.Returns, account);
            if (_networkOf[account] < 0 || !random.Chance(_options.Adaptation.Returns))
                continue;
            var later = day + 1 + (int)((_options.Adaptation.ReturnDays - 0.5) * random.Exponential());
            if (!_returning.TryGetValue(later, out var due))
                _returning.Add(later, due = []);
            due.Add(account);
        }
    }

    private void Enrol(int index)
    {
        var network = _society.Planted.All[index];
        foreach (var member in network.Members)
        {
            _networkOf[member] = index;
            _roles[member] = network.Audience.Contains(member) ? PlantedRole.Audience : PlantedRole.Active;
        }

        Learn(index);
    }

    /// <summary>The truth knows the tags and names of a network.</summary>
    private void Learn(int index)
    {
        var wares = _society.Planted.All[index].Wares!;
        foreach (var tag in wares.Tags)
        {
            _plantedTags[tag.Number] = index;
            _plantedQueries[_phrases.Number(NameOfTag(tag))] = index;
        }

        foreach (var phrase in wares.Phrases)
            _plantedQueries[phrase] = index;
    }

    private void Adapt(int day)
    {
        TakeTheirPlaces(day);
        Return(day);
        var adaptation = _options.Adaptation;
        for (var i = 0; i < _society.Planted.All.Count; i++)
        {
            var network = _society.Planted.All[i];

            // Networks move on days of their own.
            if (adaptation.RespellDays > 0 && day > 0 && (day + i) % adaptation.RespellDays == 0)
                _society.Planted.Respell(i, network.Wares!.Phrases.Count, _phrases);
            if (adaptation.RetagDays > 0 && day > 0 && (day + i) % adaptation.RetagDays == 0)
                _society.Planted.Retag(network);
            Learn(i);
            if (adaptation.FalseReports > 0)
                ReportInnocents(network, i, day);
        }
    }

    /// <summary>Members join under new accounts.</summary>
    private void Return(int day)
    {
        while (_returning.Count > 0 && _returning.First() is var (due, accounts) && due <= day)
        {
            _returning.Remove(due);
            foreach (var old in accounts)
                Return(old, day);
        }
    }

    private void Return(int old, int day)
    {
        var random = RandomStream.For(_simulation.RandomSeed, Purpose.Returns, old, 1);
        var index = _networkOf[old];
        var network = _society.Planted.All[index];
        var keep = _options.Adaptation.KeptArtifacts;
        var kept = new List<string>();
        bool Keeps(string what, ref RandomStream random, bool isThere = true)
        {
            var isKept = random.Chance(keep) && isThere;
            if (isKept)
                kept.Add(what);
            return isKept;
        }

        if (!_invites.TryGetValue(index, out var invite))
            _invites.Add(index, invite = _society.Planted.NewInvite());
        var device = Keeps("device", ref random) ? _people.Device[old] : default;
        var home = Keeps("address", ref random) ? _people.Home[old] : default;
        var isInvited = Keeps("invite", ref random);
        var isAdvertiser = network.Advertisers.Any(a => a.Account == old);
        var handle = Keeps("handle", ref random, isAdvertiser) || !isAdvertiser ? default : _society.Planted.NewHandle();
        var keepsCircle = Keeps("circle", ref random, network.Circles.Any(c => c.Members.Contains(old)));
        var account = _people.Add(_people.Community[old], _people.Rate[old], _people.Zone[old], device, home, isInvited ? invite : default, day);
        if (account < 0)
            return;
        _people.GrowUp(account);
        _networkOf[account] = index;
        _roles[account] = _roles[old];
        _joining.Add((old, account, handle, keepsCircle));
        _returned.Add(new ReturnedAccount(NameOf(account), NameOf(old), network.Name, day, kept));
    }

    /// <summary>On the day after they joined, they take up their part, and turn to the others.</summary>
    private void TakeTheirPlaces(int day)
    {
        foreach (var (old, account, handle, keepsCircle) in _joining)
        {
            var network = _society.Planted.All[_networkOf[account]];
            network.Replace(old, account, handle, keepsCircle);
            var random = RandomStream.For(_simulation.RandomSeed, Purpose.Returns, account, 2);
            int[] others = [.. network.Members.Where(m => m != account && !_recommender.IsGone(m) && !_people.IsAbsent(m, day))];
            for (var i = others.Length == 0 ? 0 : random.Between(2, 4); i > 0; i--)
            {
                var other = others[random.Below(others.Length)];
                var time = ((long)day * Rhythm.Day) + Rhythm.Sample(ref random, _people.Zone[account]);
                _schedule.Add(Scripted.Follow(_society.Planted.Supply, account, other, time));
                if (random.Chance(0.5))
                    _schedule.Add(Scripted.To(SimulatedKind.Message, account, other, Math.Min(time + Hour, ((day + 1L) * Rhythm.Day) - 1)));
            }
        }

        _joining.Clear();
    }

    /// <summary>Members report people of one innocent group, again and again.</summary>
    private void ReportInnocents(PlantedNetwork network, int index, int day)
    {
        var random = RandomStream.For(_simulation.RandomSeed, Purpose.FalseReports, index, day);
        var groups = _society.LookAlikes.Described().ToArray();
        if (groups.Length == 0)
            return;
        var target = groups[SeededRandom.Mix((ulong)index) % (ulong)groups.Length].Members;
        for (var reports = random.Poisson(_options.Adaptation.FalseReports); reports > 0; reports--)
        {
            var actor = network.Members[random.Below(network.Members.Length)];
            var time = ((long)day * Rhythm.Day) + Rhythm.Sample(ref random, _people.Zone[actor]);
            if (!_people.IsAbsent(actor, day))
                _schedule.Add(Scripted.To(SimulatedKind.Report, actor, target[random.Below(target.Length)], time));
        }
    }
}
