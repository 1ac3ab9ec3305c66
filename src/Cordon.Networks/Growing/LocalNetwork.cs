namespace Cordon.Networks.Growing;

/// <summary>The network around one account.</summary>
/// <param name="Account">The account it was grown from; always a member.</param>
/// <param name="Members">By falling strength; only the account itself when there is no network around it.</param>
/// <param name="Density">Mean tie weight over all pairs of members.</param>
/// <param name="Conductance">The share of the members' tie weight that leads out, in [0,1].</param>
/// <param name="Resolution">The density that the network exceeds: the densest at which it has a sharp edge.</param>
/// <param name="IsClear">False when the members change with how dense a network is asked for: there is no sharp edge.</param>
/// <param name="LeftOut">Weaker members that are more than were asked for.</param>
/// <param name="Reached">Accounts that the walk reached.</param>
public sealed record LocalNetwork(
    int Account, IReadOnlyList<LocalMember> Members, double Density, double Conductance, double Resolution, bool IsClear, int LeftOut, int Reached);
