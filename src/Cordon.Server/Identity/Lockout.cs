namespace Cordon.Server.Identity;

/// <summary>How long no attempt is looked at after failures: five are free, then half a minute that doubles with each, to an hour.</summary>
public static class Lockout
{
    /// <summary>Failures without a wait.</summary>
    public const int Free = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait after so many failures; zero for none.</summary>
    public static TimeSpan After(int failures)
    {
        if (failures < Free)
            return TimeSpan.Zero;
        var wait = First * Math.Pow(2, Math.Min(failures - Free, 20));
        return wait < Longest ? wait : Longest;
    }
}
