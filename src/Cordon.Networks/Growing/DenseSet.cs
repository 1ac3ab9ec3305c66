namespace Cordon.Networks.Growing;

/// <summary>
/// A set of accounts around one account that no single account's coming or going makes better, where better is the constant Potts model
/// (Traag, Van Dooren, Nesterov 2011): inner tie weight − resolution · pairs. The account itself always stays.
/// </summary>
internal sealed class DenseSet
{
    private const int MostRounds = 20;
    private readonly Surroundings _around;

    private DenseSet(Surroundings around)
    {
        _around = around;
        Contains = new bool[around.Count];
        WeightTo = new double[around.Count];
    }

    /// <summary>By place.</summary>
    public bool[] Contains { get; }

    /// <summary>By place, the weight of the ties into the set.</summary>
    public double[] WeightTo { get; }

    /// <summary>How many are in the set.</summary>
    public int Size { get; private set; }

    /// <summary>Starts from the best beginning of the order (a sweep), then lets accounts come and go.</summary>
    /// <param name="around">The accounts, nearest first.</param>
    /// <param name="resolution">The tie weight a pair should have.</param>
    public static DenseSet Find(Surroundings around, double resolution)
    {
        var set = new DenseSet(around);
        var (gain, best, bestSize) = (0.0, 0.0, 1);
        for (var place = 0; place < around.Count; place++)
        {
            gain += set.WeightTo[place] - (resolution * set.Size);
            set.Flip(place);
            if (place > 0 && gain > best)
                (best, bestSize) = (gain, place + 1);
        }

        for (var place = around.Count - 1; place >= bestSize; place--)
            set.Flip(place);
        for (var round = 0; round < MostRounds && set.Improve(resolution); round++)
        {
        }

        return set;
    }

    /// <summary>Drops, again and again, whoever is tied to fewer members than this; the account itself stays.</summary>
    public void Peel(int least)
    {
        var peeled = true;
        while (peeled)
        {
            peeled = false;
            for (var place = 1; place < _around.Count; place++)
            {
                if (!Contains[place] || TiesOf(place) >= least)
                    continue;
                Flip(place);
                peeled = true;
            }
        }
    }

    /// <summary>Takes in those of another set that are tied to this one at least half as firmly as its typical member.</summary>
    public void Widen(DenseSet other)
    {
        var weights = Enumerable.Range(0, _around.Count).Where(p => Contains[p]).Select(p => WeightTo[p]).Order().ToArray();
        var enough = weights[weights.Length / 2] / 2;
        var joining = Enumerable.Range(0, _around.Count).Where(p => other.Contains[p] && !Contains[p] && WeightTo[p] >= enough).ToArray();
        foreach (var place in joining)
            Flip(place);
    }

    /// <summary>How many members an account is tied to.</summary>
    public int TiesOf(int place)
    {
        var ties = 0;
        foreach (var neighbour in _around.NeighboursOf(place))
            ties += Contains[neighbour] ? 1 : 0;
        return ties;
    }

    /// <summary>Members in both over members in either.</summary>
    public double OverlapWith(DenseSet other)
    {
        var (both, either) = (0, 0);
        for (var place = 0; place < Contains.Length; place++)
        {
            both += Contains[place] && other.Contains[place] ? 1 : 0;
            either += Contains[place] || other.Contains[place] ? 1 : 0;
        }

        return (double)both / either;
    }

    private bool Improve(double resolution)
    {
        var moved = false;
        for (var place = 1; place < _around.Count; place++)
        {
            var others = Contains[place] ? Size - 1 : Size;
            if (WeightTo[place] > resolution * others == Contains[place] || WeightTo[place] == resolution * others)
                continue;
            Flip(place);
            moved = true;
        }

        return moved;
    }

    private void Flip(int place)
    {
        Contains[place] = !Contains[place];
        var sign = Contains[place] ? 1 : -1;
        Size += sign;
        var neighbours = _around.NeighboursOf(place);
        var weights = _around.WeightsOf(place);
        for (var i = 0; i < neighbours.Length; i++)
            WeightTo[neighbours[i]] += sign * weights[i];
    }
}
