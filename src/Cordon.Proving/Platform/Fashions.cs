namespace Cordon.Proving.Platform;

/// <summary>
/// What the whole platform is excited about: things that are born at some instant, draw attention at once and lose it within
/// hours. One instance for links, one for tags, one for quotes, one for pictures.
/// </summary>
/// <param name="seed">The simulation's seed.</param>
/// <param name="purpose">The random stream.</param>
/// <param name="perDay">How many are born each day.</param>
/// <param name="hoursLow">Shortest time in which attention falls to a third.</param>
/// <param name="hoursHigh">Longest such time.</param>
/// <param name="make">Makes the next thing, or the next text's seed.</param>
internal sealed class Fashions(long seed, Purpose purpose, int perDay, double hoursLow, double hoursHigh, Func<RandomStream, ulong> make)
{
    private const double HourMilliseconds = 3_600_000;
    private const long Rebuild = 300_000;

    private readonly List<Fashion> _alive = [];
    private double[] _cumulative = [];
    private ulong[] _keys = [];
    private int _born;
    private long _next;

    private readonly record struct Fashion(ulong Key, long Birth, double Lasting, double Weight);

    /// <summary>Lets the day's fashions be born and forgets those nobody remembers. Called for day −1 first, so that the first day has some.</summary>
    public void BeginDay(int day)
    {
        var random = RandomStream.For(seed, purpose, 0, day);
        var start = (long)day * Rhythm.Day;
        _alive.RemoveAll(f => start - f.Birth > 8 * f.Lasting);
        for (var i = 0; i < perDay; i++)
        {
            var birth = start + Rhythm.Sample(ref random, random.Below(3) * 4);
            var lasting = random.Between(hoursLow, hoursHigh) * HourMilliseconds;
            _alive.Add(new Fashion(make(new RandomStream(random.Next())), birth, lasting, random.Pareto(1.2, 500)));
        }

        _next = start;
        if (_cumulative.Length < _alive.Count)
            (_cumulative, _keys) = (new double[_alive.Count * 2], new ulong[_alive.Count * 2]);
    }

    /// <summary>One fashion by how much attention it has now; 0 when there is none. Called with times that do not fall.</summary>
    public ulong Pick(long now, ref RandomStream random)
    {
        if (now >= _next)
            Weigh(now);
        if (_born == 0)
            return 0;
        var want = random.Unit() * _cumulative[_born - 1];
        var at = Array.BinarySearch(_cumulative, 0, _born, want);
        return _keys[Math.Min(at < 0 ? ~at : at, _born - 1)];
    }

    private void Weigh(long now)
    {
        _born = 0;
        var sum = 0.0;
        foreach (var fashion in _alive)
        {
            if (fashion.Birth > now)
                continue;
            sum += fashion.Weight * StableMath.Exp((fashion.Birth - now) / fashion.Lasting);
            _cumulative[_born] = sum;
            _keys[_born++] = fashion.Key;
        }

        _next = now - (now % Rebuild) + Rebuild;
    }
}
