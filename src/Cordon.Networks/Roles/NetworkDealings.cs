namespace Cordon.Networks.Roles;

/// <summary>What the members of one network and those around them had to do with each other.</summary>
/// <param name="Members">By node.</param>
/// <param name="Outsiders">Those that dealt with members, by name.</param>
/// <param name="Joined">When members joined, where the events say so, in microseconds, ascending.</param>
/// <param name="JoinedShareOfAll">Of all accounts, the share that joined during the history, in [0,1].</param>
internal sealed record NetworkDealings(
    IReadOnlyDictionary<int, MemberDealings> Members,
    IReadOnlyList<OutsiderDealings> Outsiders,
    IReadOnlyList<long> Joined,
    double JoinedShareOfAll)
{
    public MemberDealings Of(int node) => Members[node];
}
