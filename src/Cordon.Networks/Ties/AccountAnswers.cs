namespace Cordon.Networks.Ties;

/// <summary>
/// How the people an account approached answered it. Each person counts once, however often it was approached.
/// What a person says of an account that came to it is hard to fake: the account itself has to come first.
/// </summary>
/// <param name="Approached">People whom the account approached before they dealt with it.</param>
/// <param name="Answered">Of these, who answered kindly and did not refuse.</param>
/// <param name="Refused">Of these, who blocked, reported or rejected the account.</param>
/// <param name="Children">Of the people approached, how many are children.</param>
/// <param name="RefusedByChildren">Of these children, how many refused.</param>
public readonly record struct AccountAnswers(int Approached, int Answered, int Refused, int Children, int RefusedByChildren)
{
    /// <summary>People who did nothing about it.</summary>
    public int Ignored => Approached - Answered - Refused;

    /// <summary>The share of the approached who refuse, at least, with 95 % confidence (Wilson 1927); 0 when nobody was approached.</summary>
    public double LeastRefusedShare => Approached == 0 ? 0 : SharedInterest.LowerShare(Refused, Approached);

    /// <summary>The same over the children alone.</summary>
    public double LeastRefusedShareOfChildren => Children == 0 ? 0 : SharedInterest.LowerShare(RefusedByChildren, Children);
}
