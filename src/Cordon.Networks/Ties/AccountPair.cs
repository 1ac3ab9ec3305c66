namespace Cordon.Networks.Ties;

/// <summary>Two account numbers as one sortable key, the lower first.</summary>
internal static class AccountPair
{
    public static ulong Of(int one, int other) =>
        one < other ? ((ulong)(uint)one << 32) | (uint)other : ((ulong)(uint)other << 32) | (uint)one;

    public static int Lower(ulong pair) => (int)(pair >> 32);

    public static int Higher(ulong pair) => (int)(uint)pair;

    /// <summary>Whether the pair is worked on in this pass of several; each pair is in one of them, about equally many in each.</summary>
    public static bool IsIn(ulong pair, ulong pass, ulong passes) => passes == 1 || (pair * 0xD6E8FEB86659FD93UL >> 33) % passes == pass;
}
